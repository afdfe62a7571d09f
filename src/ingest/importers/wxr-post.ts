import { webAddress } from '../../lib/web-address.js';
import { childOf, childrenOf, childText, textOf, type XmlElement } from '../xml/element.js';
import { languageTagOf, type FeedEntry } from './feed-entry.js';
import { rssTitle } from './feed-rss.js';
import type { ItemBody } from './item.js';
import { isMarkup } from './plain-text.js';
import { galleryPictures, wordpressHtml } from './wordpress-content.js';

/** What an export says of its site. */
export interface WxrSite {
  readonly address: string | null;
  readonly language: string | null;
}

/** Kinds of post that are no texts: what plugins, menus and the design are kept in. Unknown kinds are taken for texts. */
const NO_TEXTS = new Set(
  'attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request wp_block wp_template wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face acf-field acf-field-group elementor_library wpcf7_contact_form feedback shop_order shop_coupon product_variation scheduled-action jp_pay_order spay_order mc4wp-form wpforms ml-slider popup amp_validated_url'.split(
    ' ',
  ),
);
/** Taxonomies that tell something else than what a text is about. */
const NO_SHELVES = new Set(['nav_menu', 'post_format', 'language', 'post_translations', 'wp_theme', 'author']);
const NO_SHELF = new Set(['uncategorized', 'uncategorised']);
/** How WordPress writes a moment that it does not know. */
const NO_DATE = /^0000-|-0001/;

/**
 * Whether an item is a text that everybody may read, and if not why: only `publish` without a password is public. Drafts, what
 * is scheduled, private or thrown away stay where they are.
 */
export function publicationOf(item: XmlElement): 'PUBLISHED' | 'NOT_PUBLISHED' | 'NO_TEXT' | 'NOT_SAID' {
  if (NO_TEXTS.has(childText(item, 'wp:post_type') ?? 'post')) return 'NO_TEXT';
  const status = childText(item, 'wp:status');
  if (status === null) return 'NOT_SAID';
  return status === 'publish' && childText(item, 'wp:post_password') === null ? 'PUBLISHED' : 'NOT_PUBLISHED';
}

/** A post, a page or another text of a WordPress. */
export function wxrEntry(item: XmlElement, site: WxrSite): FeedEntry {
  const content = childText(item, 'content:encoded');
  const title = childOf(item, 'title');
  const excerpt = childText(item, 'excerpt:encoded');
  return {
    externalId: childText(item, 'guid') ?? idOf(item, site),
    url: webAddress(childText(item, 'link'), site.address),
    title: title && rssTitle(title),
    summary: excerpt === null ? null : excerptBody(excerpt, site),
    content: content === null ? null : { html: wordpressHtml(content), baseUrl: site.address },
    language: languageOf(item) ?? site.language,
    dates: dateOf(item),
    categories: shelvesOf(item),
    images: [],
    home: site.address,
    remarks: [],
  };
}

/** The ids of the attachments that a text shows beside its words: its featured picture, and those of its galleries. */
export function picturesOf(item: XmlElement): string[] {
  const featured = metaOf(item, '_thumbnail_id');
  const ids = [...(featured === null ? [] : [featured]), ...galleryPictures(childText(item, 'content:encoded') ?? '')];
  return [...new Set(ids)];
}

/** A value that a post has beside its fields. */
export function metaOf(item: XmlElement, key: string): string | null {
  const meta = childrenOf(item, 'wp:postmeta').find((candidate) => childText(candidate, 'wp:meta_key') === key);
  return meta ? childText(meta, 'wp:meta_value') : null;
}

/** What WordPress makes a post's guid of, where an export has lost it. */
function idOf(item: XmlElement, site: WxrSite): string | null {
  const id = childText(item, 'wp:post_id');
  return id === null || site.address === null ? id : `${site.address.replace(/\/$/, '')}/?p=${id}`;
}

/** The moment in Greenwich; else that of the site's clock, which is taken for the newsroom's. */
function dateOf(item: XmlElement): string[] {
  const known = (name: string) => {
    const text = childText(item, name);
    return text === null || NO_DATE.test(text) ? null : text;
  };
  const gmt = known('wp:post_date_gmt');
  return [gmt && `${gmt.replace(' ', 'T')}Z`, known('wp:post_date'), known('pubDate')].filter((date) => date !== null);
}

/** Sites in several languages mark each post with its own, by a taxonomy of the plugin that they use. */
function languageOf(item: XmlElement): string | null {
  const marked = childrenOf(item, 'category').find(({ attributes }) => attributes.get('domain') === 'language');
  return languageTagOf(marked?.attributes.get('nicename'));
}

function shelvesOf(item: XmlElement): string[] {
  return childrenOf(item, 'category')
    .filter(({ attributes }) => !NO_SHELVES.has(attributes.get('domain') ?? ''))
    .filter(({ attributes }) => !NO_SHELF.has(attributes.get('nicename') ?? ''))
    .map(textOf);
}

function excerptBody(excerpt: string, { address }: WxrSite): ItemBody {
  return isMarkup(excerpt) ? { html: excerpt, baseUrl: address } : { text: excerpt };
}
