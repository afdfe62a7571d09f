import { badInput } from '../../lib/errors.js';
import { decodedText } from '../source/decoded-text.js';
import type { SourceFile } from '../source/source-file.js';
import { webAddress } from '../../lib/web-address.js';
import { childText, elementsOf, textOf, type XmlElement } from '../xml/element.js';
import { readXml } from '../xml/read-xml.js';
import { articleOf, languageTagOf } from './feed-entry.js';
import { FEED_LAYOUT, flawOf, isRecord } from './feed-layout.js';
import { firstElementOf, openingOf } from './first-element.js';
import type { Importer, ImporterOptions } from './importer.js';
import { isItem, type Found } from './item.js';
import { attachedImage, beginPictures } from './wxr-picture.js';
import { picturesOf, publicationOf, wxrEntry, type WxrSite } from './wxr-post.js';

/** Exports of WordPress: posts, pages and other texts that were published, with their pictures; never drafts or comments. */
export const wxrImporter: Importer = {
  format: 'wxr',
  title: 'WordPress exports (WXR 1.0 to 1.2)',
  recognizes({ head }) {
    const opening = openingOf(head);
    return firstElementOf(opening) === 'rss' && /wordpress\.org\/export\/1\.\d\/["']/.test(opening);
  },
  read: readExport,
};

async function* readExport(file: SourceFile, options: ImporterOptions): AsyncGenerator<Found> {
  const pictures = beginPictures();
  let site: WxrSite = { address: null, language: null };
  let isExport = false;
  let items = 0;
  for await (const found of readXml(decodedText(file), FEED_LAYOUT, file.url)) {
    if (found.part === 'OPENING') {
      if (!FEED_LAYOUT.containers.has(found.element.name)) throw noExport(`<${found.element.tag.slice(0, 40)}>`);
    } else if (found.part === 'BROKEN') {
      if (isRecord(found)) items += 1;
      yield flawOf(found, items);
    } else if (found.element.name === 'item') {
      items += 1;
      isExport ||= elementsOf(found.element).some(isOfWordPress);
      if (!isExport) throw noExport('items without a wp:status');
      yield* readItem(found.element, `item ${items}, line ${found.element.line}`, site);
    } else {
      isExport ||= isOfWordPress(found.element);
      site = siteWith(site, found.element);
    }
  }
  if (!isExport) throw noExport('nothing of the kind');
  yield* pictures.end();

  function* readItem(item: XmlElement, place: string, of: WxrSite): Generator<Found> {
    const publication = publicationOf(item);
    if (publication === 'NOT_SAID')
      yield { place, flaw: 'A post must have a wp:status, but this one has none; it stays out.' };
    if (childText(item, 'wp:post_type') === 'attachment') {
      const id = childText(item, 'wp:post_id');
      if (id !== null) yield* pictures.add(id, attachedImage(item, of.address));
    }
    if (publication !== 'PUBLISHED') return;
    for (const read of articleOf(wxrEntry(item, of), place, options)) {
      if (isItem(read)) yield* pictures.take(read, picturesOf(item));
      else yield read;
    }
  }
}

function isOfWordPress({ name }: XmlElement): boolean {
  return name.startsWith('wp:');
}

function siteWith(site: WxrSite, element: XmlElement): WxrSite {
  const readers: Readonly<Record<string, () => Partial<WxrSite>>> = {
    language: () => ({ language: languageTagOf(textOf(element)) }),
    'wp:base_blog_url': () => ({ address: webAddress(textOf(element)) ?? site.address }),
    link: () => ({ address: site.address ?? webAddress(textOf(element)) }),
  };
  return { ...site, ...readers[element.name]?.() };
}

function noExport(given: string) {
  return badInput(
    `An export of WordPress must be RSS with the wp: names of its posts, but this file has ${given}; a feed goes in with --format feed.`,
  );
}
