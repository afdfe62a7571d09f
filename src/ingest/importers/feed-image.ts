import type { ImageDraft } from '../../domain/article-draft.js';
import { webAddress } from '../../lib/web-address.js';
import { childOf, childrenOf, childText, elementsOf, textOf, type XmlElement } from '../xml/element.js';
import { plainTextOf } from './plain-text.js';

const IMAGE_FILE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$/i;
/** WordPress.com gives the portrait of whoever wrote as the first picture of each item. */
const PORTRAIT = /(?:^|\.)gravatar\.com$/i;
const MOST_IMAGES = 200;

/** A picture as an address alone tells it. */
export function imageAt(url: string, given: Partial<ImageDraft> = {}): ImageDraft {
  return { url, fileName: null, alt: null, caption: null, credit: null, width: null, height: null, ...given };
}

/** Whether something that is attached is a picture: by its media type, else by the end of its address. */
export function isImage(mediaType: string | null | undefined, url: string): boolean {
  if (mediaType?.trim()) return mediaType.trim().toLowerCase().startsWith('image/');
  return URL.canParse(url) && IMAGE_FILE.test(new URL(url).pathname);
}

/** Each picture once, by its address. */
export function distinctImages(images: readonly ImageDraft[]): ImageDraft[] {
  const byUrl = new Map(images.filter(({ url }) => !isPortrait(url)).map((image) => [image.url, image]));
  // What was said of it first is kept, and the order of the first mention.
  for (const image of images) if (byUrl.has(image.url)) byUrl.set(image.url, merge(image, byUrl.get(image.url)!));
  return [...byUrl.values()].slice(0, MOST_IMAGES);
}

/**
 * The pictures that are given beside the text of an item: what is attached, Media RSS, the picture of a podcast. Thumbnails count only
 * where there is nothing larger; of several sizes of one picture the widest is given.
 */
export function imagesOf(item: XmlElement): ImageDraft[] {
  const large = [...enclosures(item), ...mediaContents(item), ...groups(item), ...ownImages(item)];
  return distinctImages(large.length > 0 ? large : [...thumbnails(item), ...podcastImages(item)]);
}

/** The text of a film or a picture, for an item that has no other. */
export function mediaDescription(item: XmlElement): XmlElement | null {
  const [group] = childrenOf(item, 'media:group');
  return childOf(item, 'media:description') ?? (group ? childOf(group, 'media:description') : null);
}

function merge(later: ImageDraft, known: ImageDraft): ImageDraft {
  return {
    ...known,
    alt: known.alt ?? later.alt,
    caption: known.caption ?? later.caption,
    credit: known.credit ?? later.credit,
    width: known.width ?? later.width,
    height: known.height ?? later.height,
  };
}

function isPortrait(url: string | null): boolean {
  return url !== null && URL.canParse(url) && PORTRAIT.test(new URL(url).hostname);
}

function enclosures(item: XmlElement): ImageDraft[] {
  const links = childrenOf(item, 'atom:link').filter((link) => link.attributes.get('rel') === 'enclosure');
  return [...childrenOf(item, 'enclosure'), ...links].flatMap((enclosure) => {
    const { attributes, base } = enclosure;
    const url = webAddress(attributes.get('url') ?? attributes.get('href'), base);
    const title = attributes.get('title')?.trim() || null;
    return url !== null && isImage(attributes.get('type'), url) ? [imageAt(url, { alt: title })] : [];
  });
}

function mediaContents(of: XmlElement, said: readonly XmlElement[] = [of]): ImageDraft[] {
  return childrenOf(of, 'media:content').flatMap((content) => mediaImage(content, said));
}

function mediaImage(content: XmlElement, said: readonly XmlElement[]): ImageDraft[] {
  const { attributes, base } = content;
  const url = webAddress(attributes.get('url'), base);
  if (url === null) return [];
  const medium = attributes.get('medium')?.trim().toLowerCase();
  if (medium ? medium !== 'image' : !isImage(attributes.get('type'), url)) return [];
  const words = (name: string) => wordsOf(name, [content, ...said]);
  return [
    imageAt(url, {
      alt: words('media:title'),
      caption: words('media:description') ?? words('media:text'),
      credit: words('media:credit') ?? words('media:copyright'),
      ...sizeOf(content),
    }),
  ];
}

function groups(item: XmlElement): ImageDraft[] {
  return childrenOf(item, 'media:group').flatMap((group) => {
    const sizes = mediaContents(group, [group, item]);
    const widest = sizes.reduce<ImageDraft | null>(
      (best, next) => (best === null || (next.width ?? 0) > (best.width ?? 0) ? next : best),
      null,
    );
    return widest ? [widest] : [];
  });
}

/** `<image>` within an item, which no version of RSS has and many feeds do. */
function ownImages(item: XmlElement): ImageDraft[] {
  return childrenOf(item, 'image').flatMap((image) => {
    const url = webAddress(childText(image, 'url') ?? image.attributes.get('url') ?? onlyText(image), image.base);
    return url === null ? [] : [imageAt(url, { alt: childText(image, 'title') })];
  });
}

function thumbnails(item: XmlElement): ImageDraft[] {
  const holders = [item, ...childrenOf(item, 'media:group'), ...childrenOf(item, 'media:content')];
  return holders.flatMap((holder) =>
    childrenOf(holder, 'media:thumbnail').flatMap((thumbnail) => {
      const url = webAddress(thumbnail.attributes.get('url'), thumbnail.base);
      return url === null ? [] : [imageAt(url, sizeOf(thumbnail))];
    }),
  );
}

function podcastImages(item: XmlElement): ImageDraft[] {
  return childrenOf(item, 'itunes:image').flatMap((image) => {
    const url = webAddress(image.attributes.get('href') ?? image.attributes.get('url'), image.base);
    return url === null ? [] : [imageAt(url)];
  });
}

function onlyText(element: XmlElement): string | null {
  return elementsOf(element).length === 0 ? textOf(element) : null;
}

function wordsOf(name: string, said: readonly XmlElement[]): string | null {
  for (const element of said) {
    const text = childText(element, name);
    if (text !== null) return plainTextOf(text) || null;
  }
  return null;
}

function sizeOf({ attributes }: XmlElement): Pick<ImageDraft, 'width' | 'height'> {
  return { width: pixels(attributes.get('width')), height: pixels(attributes.get('height')) };
}

/** A count of pixels as it may be written, `640` or `640px`; null for percentages and whatever else. */
export function pixels(text: string | undefined): number | null {
  const [, digits] = /^\s*(\d{1,5})(?:\.0+)?(?:px)?\s*$/.exec(text ?? '') ?? [];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}
