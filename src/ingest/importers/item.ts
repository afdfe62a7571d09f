import type { DraftDate, ImageDraft } from '../../domain/article-draft.js';
import type { ArticleGenre } from '../../kinds/vocabulary.js';
import type { Id } from '../../lib/node-key.js';
import type { BundleListName } from '../content/index.js';
import type { Exported } from '../export/exported.js';

/** One thing that a source has, as it has it: nothing is concluded from it yet, and nothing looked up. */
export type Item = ArticleItem | RecordItem | ExportedItem;

/** What could not be read of a source, while the rest of it goes on. */
export interface Flaw {
  /** Where it is, for a person: `item 12, line 340`. */
  readonly place: string;
  /** What was wrong, what was given, and what would work. */
  readonly flaw: string;
}

/** What is missing of an item that goes in all the same: a picture that is not there, a date that cannot be read. */
export interface Remark {
  /** Where it is, for a person: `item 12, line 340`. */
  readonly place: string;
  readonly remark: string;
}

/** Where a source goes on, for whoever follows it: an address, http or https, absolute (RFC 5005, `next_url`). */
export interface NextPage {
  readonly next: string;
}

/** What an importer comes upon. */
export type Found = Item | Flaw | Remark | NextPage;

interface ItemIdentity {
  /** Where it is, for a person: `item 12, line 340`. */
  readonly place: string;
  /** What the source calls it, the same for ever: `guid`, `atom:id`, `wp:post_id`; null where it has no name for it. */
  readonly externalId: string | null;
  /** The address of what the file says it is of, a feed or a site, within which `externalId` is unique; not given where it says nothing. */
  readonly home?: string | null;
  /** What the source is called, where the file says so and no address is to tell. */
  readonly source?: string;
}

/** A news item. */
export interface ArticleItem extends ItemIdentity {
  readonly type: 'ARTICLE';
  /** Whether a file holds nothing else, so that what it is called tells it from others: a page of a site that is built from files. */
  readonly isFile?: boolean;
  /** Whether its words may be no more than what a source quotes of an item that is longer where it lies, as the summary in a feed. */
  readonly isExcerpt?: boolean;
  /** The permanent address of the item itself, http or https, made absolute; null when it has none. */
  readonly url: string | null;
  /** Plain text, its entities read. */
  readonly title: string;
  readonly subheading: string | null;
  /** Plain text. */
  readonly lead: string | null;
  readonly body: ItemBody;
  /** A language tag that the source gives; null lets the words tell. */
  readonly language: string | null;
  readonly published: DraftDate | null;
  /** As much of the date as the words allow to conclude, where the source gives none. */
  readonly concluded?: DraftDate | null;
  /** Null lets the title tell. */
  readonly genre: ArticleGenre | null;
  /** Shelves and keywords as printed, in order. */
  readonly categories: readonly string[];
  /** Pictures given beside the body; those within it are found there. */
  readonly images: readonly ImageDraft[];
}

/** HTML as the source has it, not made safe yet, or paragraphs with an empty line between them. */
export type ItemBody =
  | { readonly html: string; /** What relative addresses in it go by. */ readonly baseUrl: string | null }
  | { readonly text: string };

/**
 * A record of any other kind, in the shape that content bundles have it (`ingest/content`), with two liberties: `slug` may be left out, and
 * where a bundle names another record by slug, `#id` names the one that this source calls `id`, and any other text
 * may be a slug, a country's code, an acronym or a name.
 */
export interface RecordItem extends ItemIdentity {
  readonly type: 'RECORD';
  readonly list: Exclude<BundleListName, 'articles'>;
  readonly record: Readonly<Record<string, unknown>>;
  /** The id that it has in the database that exported it: then it names others by slug alone, and is written as it stands. */
  readonly exportedId?: Id;
}

/** What only our own export has, and what is written as it stands: nothing of it is concluded or recognised anew. */
export type ExportedItem = ItemIdentity & { readonly type: 'EXPORTED'; readonly exported: Exported };

/** Tells what was read from what could not be. */
export function isFlaw(found: Found): found is Flaw {
  return 'flaw' in found;
}

/** Tells what is said beside an item from the item. */
export function isRemark(found: Found): found is Remark {
  return 'remark' in found;
}

/** Tells the way onward from what is in the file itself. */
export function isNextPage(found: Found): found is NextPage {
  return 'next' in found;
}

/** Tells what is to be written from all else. */
export function isItem(found: Found): found is Item {
  return 'type' in found;
}
