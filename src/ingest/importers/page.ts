import { readBody } from '../../domain/html/read-body.js';
import { badInput } from '../../lib/errors.js';
import { wholeText } from '../source/decoded-text.js';
import type { SourceFile } from '../source/source-file.js';
import type { Importer, ImporterOptions } from './importer.js';
import type { ArticleItem, ItemBody } from './item.js';
import { readFacts, type PageFacts } from './page/facts.js';
import { mainContent } from './page/main-content.js';
import { openPage } from './page/open-page.js';

/** The largest of newspapers have a fourth of this, nearly all of it scripts. */
const MOST_BYTES = 8 * 1024 * 1024;
const HTML_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i;
const HTML_NAME = /\.(?:x?html?|shtml)$/i;
/** What stands before it is a mark of byte order, a declaration or comments: markup further on may be an example in a text or in a table. */
const HTML_BEGINNING = /^[^\x21-\x7e]*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i;
const OTHER_BEGINNING = /<(?:rss|feed|rdf:RDF|opml|urlset)[\s>]/i;

/** Pages that a browser or a crawler has saved, one article each. */
export const pageImporter: Importer = {
  format: 'html',
  title: 'saved HTML pages',
  recognizes({ name, mediaType, head }) {
    const beginning = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4096)).toString('latin1');
    // What UTF-16 has between the letters.
    const letters = beginning.replaceAll('\0', '');
    if (OTHER_BEGINNING.test(letters)) return false;
    return (
      HTML_BEGINNING.test(letters) ||
      (HTML_TYPE.test(mediaType ?? '') && letters.includes('<')) ||
      (HTML_NAME.test(name) && /<[a-z]/i.test(letters))
    );
  },
  async *read(file, options) {
    yield readPage(await wholeText(file, MOST_BYTES), file, options);
  },
};

function readPage(html: string, file: SourceFile, { timeZone }: ImporterOptions): ArticleItem {
  const page = openPage(html);
  const facts = readFacts(page, file.url, timeZone);
  const { title } = facts;
  const { body, text } = bodyOf(mainContent(page), facts);
  if (title === null) throw badInput(`The page has no title: neither metadata, nor one h1, nor a title element.`);
  return {
    type: 'ARTICLE',
    place: 'the page',
    externalId: null,
    url: facts.url,
    title,
    subheading: facts.subheading,
    lead: isBeginning(facts.lead, text) || facts.lead === title ? null : facts.lead,
    body,
    language: facts.language,
    published: facts.published,
    genre: null,
    categories: facts.categories,
    images: facts.images,
  };
}

/** What is shorter is a word that was left on the page, not an article. */
const LEAST = 20;

function bodyOf(content: string | null, { baseUrl, articleBody }: PageFacts): { body: ItemBody; text: string } {
  const text = content === null ? '' : readBody(content, baseUrl).text;
  if (content !== null && text.length >= LEAST) return { body: { html: content, baseUrl }, text };
  const said = articleBody?.trim() ?? '';
  if (said === '')
    throw badInput(
      'The page has no article in it: no part of it is running text. Save the page of the article itself.',
    );
  return { body: { text: said }, text: said };
}

const COMPARED = 60;

/** Whether a lead is only the beginning of the words, as programs make them; before it there may be a place and a date. */
function isBeginning(lead: string | null, text: string): boolean {
  if (lead === null) return true;
  const beginning = letters(lead).slice(0, COMPARED);
  const words = letters(text.slice(0, 2000));
  return words.startsWith(beginning) || (beginning.length === COMPARED && words.includes(beginning));
}

function letters(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
