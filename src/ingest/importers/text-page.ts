import { dayOf } from '../../lib/calendar.js';
import { imageNamed } from '../../domain/article-draft.js';
import { decodePage } from '../page/decode-page.js';
import { readPage } from '../page/read-page.js';
import { wholeBytes } from '../source/whole-bytes.js';
import type { Importer } from './importer.js';

/** More than any page has: four bytes for each character that one may have. */
const MOST_BYTES = 800_000;

/** A news page as somebody saved it to a text file. */
export const textPageImporter: Importer = {
  format: 'page',
  title: 'a page saved as text',
  recognizes: ({ name, mediaType }) => /\.(?:txt|text)$/i.test(name) || /^text\/plain\b/i.test(mediaType ?? ''),
  async *read(file, { timeZone }) {
    const page = readPage(decodePage(await wholeBytes(file, MOST_BYTES)), { today: dayOf(new Date(), timeZone) });
    yield {
      type: 'ARTICLE',
      place: '',
      externalId: null,
      url: null,
      title: page.title,
      subheading: page.subheading,
      lead: null,
      body: { text: page.text },
      language: page.language,
      published: null,
      concluded: page.published,
      genre: page.genre,
      categories: [],
      images: page.imageNames.map(imageNamed),
    };
  },
};
