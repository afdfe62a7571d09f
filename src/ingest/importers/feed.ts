import { badInput } from '../../lib/errors.js';
import { decodedText } from '../source/decoded-text.js';
import type { SourceFile } from '../source/source-file.js';
import { childOf, childrenOf, childText, elementsOf, type XmlElement } from '../xml/element.js';
import { readXml } from '../xml/read-xml.js';
import { atomEntry } from './feed-atom.js';
import { articleOf, type FeedEntry } from './feed-entry.js';
import { FEED_LAYOUT, flawOf, isRecord } from './feed-layout.js';
import { beginFeedHead, type FeedHead } from './feed-head.js';
import { rssItem } from './feed-rss.js';
import { firstElementOf, openingOf } from './first-element.js';
import type { Importer, ImporterOptions } from './importer.js';
import type { Found } from './item.js';
import { readJsonFeed } from './json-feed.js';

/** How the items of each dialect are read, by their name. */
const DIALECTS: Readonly<Record<string, (item: XmlElement, head: FeedHead) => FeedEntry>> = {
  item: rssItem,
  'atom:entry': atomEntry,
};

const ROOTS = new Set(['rss', 'RDF', 'feed', 'entry']);

/** News feeds in whatever version, and single entries of Atom. */
export const feedImporter: Importer = {
  format: 'feed',
  title: 'RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1',
  recognizes({ head }) {
    const opening = openingOf(head);
    return isJson(opening) ? opening.includes('jsonfeed.org/version/1') : isFeedRoot(firstElementOf(opening), opening);
  },
  read: (file, options) => (isJson(openingOf(file.head)) ? readJsonFeed(file, options) : readXmlFeed(file, options)),
};

async function* readXmlFeed(file: SourceFile, options: ImporterOptions): AsyncGenerator<Found> {
  const head = beginFeedHead(file.url);
  let items = 0;
  let root: string | null = null;
  for await (const found of readXml(decodedText(file), FEED_LAYOUT, file.url)) {
    if (found.part === 'OPENING') {
      root ??= refuseOthers(found.element);
    } else if (found.part === 'BROKEN') {
      if (isRecord(found)) items += 1;
      yield flawOf(found, items);
    } else {
      const { element, within } = found;
      const read = DIALECTS[element.name];
      if (read) {
        items += 1;
        refuseExport(element);
        if (isPublished(element)) yield* articleOf(read(element, head), `item ${items}, line ${element.line}`, options);
      } else if (within !== null && FEED_LAYOUT.containers.has(within)) {
        for (const next of head.add(element)) yield { next };
      }
    }
  }
  if (root === null)
    throw badInput('A feed must hold <rss>, <rdf:RDF> or <feed>, but this file has no element at all.');
}

function isJson(opening: string): boolean {
  return opening.trimStart().startsWith('{');
}

/** RDF holds anything; a feed has the vocabulary of RSS. */
function isFeedRoot(root: string | null, opening: string): boolean {
  if (root === 'RDF') return /purl\.org\/rss\/1\.0|netscape\.com\/rdf\/simple/i.test(opening);
  if (root === 'feed' || root === 'entry') return /2005\/Atom|purl\.org\/atom/i.test(opening);
  return root === 'rss';
}

function refuseOthers({ tag }: XmlElement): string {
  if (ROOTS.has(tag)) return tag;
  throw badInput(`A feed must begin with <rss>, <rdf:RDF> or <feed>, but this file begins with <${tag.slice(0, 40)}>.`);
}

/** What Blogger keeps beside posts and pages. */
const OTHER_KINDS = /(?:^|#)(?:comment|template|settings)$/i;

/**
 * Whether an entry is a news item that is out. An entry may say that it is a draft (RFC 5023, 13.1.1), and exports of Blogger have comments, templates
 * and settings beside posts.
 */
function isPublished(entry: XmlElement): boolean {
  const control = childOf(entry, 'app:control');
  const isDraft = control !== null && childText(control, 'app:draft')?.toLowerCase() === 'yes';
  const status = childText(entry, 'blogger:status');
  const type = childText(entry, 'blogger:type');
  const kinds = childrenOf(entry, 'atom:category')
    .filter(({ attributes }) => /schemas\.google\.com\/g\/2005#kind$/.test(attributes.get('scheme') ?? ''))
    .map(({ attributes }) => attributes.get('term') ?? '');
  const isOtherKind = [type ?? '', ...kinds].some((kind) => OTHER_KINDS.test(kind));
  return !isDraft && !isOtherKind && (status === null || status === 'LIVE');
}

/** An export has drafts and what is private beside what was published: as a feed it would all become public. */
function refuseExport(item: XmlElement): void {
  if (elementsOf(item).some(({ name }) => name === 'wp:status' || name === 'wp:post_type')) {
    throw badInput(
      'A feed must hold what was published, but this file is an export of WordPress; import it with --format wxr.',
    );
  }
}
