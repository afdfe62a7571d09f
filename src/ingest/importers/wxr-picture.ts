import type { ImageDraft } from '../../domain/article-draft.js';
import { webAddress } from '../../lib/web-address.js';
import { childText, type XmlElement } from '../xml/element.js';
import { imageAt, isImage } from './feed-image.js';
import type { ArticleItem, Found, Remark } from './item.js';
import { onOneLine, plainTextOf } from './plain-text.js';
import { metaOf } from './wxr-post.js';

/** A text with the ids of its pictures, which come before or after it in the file. */
interface Waiting {
  readonly article: ArticleItem;
  readonly pictures: readonly string[];
  readonly missing: Set<string>;
  readonly size: number;
}

/** So many characters of texts wait for their pictures, and so many of pictures are remembered. */
const MOST_WAITING = 8_000_000;
const MOST_REMEMBERED = 16_000_000;
const SIZE_OF_REST = 1000;

/** The picture that an attachment is; null for a document or a film. */
export function attachedImage(item: XmlElement, site: string | null): ImageDraft | null {
  const url = webAddress(childText(item, 'wp:attachment_url', 'guid'), site);
  if (url === null || !isImage(null, url)) return null;
  const words = (text: string | null) => (text === null ? null : plainTextOf(text) || null);
  return imageAt(url, {
    alt: words(metaOf(item, '_wp_attachment_image_alt')),
    caption: words(childText(item, 'excerpt:encoded')),
    ...sizeIn(metaOf(item, '_wp_attachment_metadata') ?? ''),
  });
}

/**
 * Gives texts their pictures. An export lists attachments among its posts, mostly soon after the post they were uploaded for: a post
 * waits until its pictures have come, and is given out of order. When too many wait, or the file ends, they go without,
 * and a remark says so.
 */
export function beginPictures() {
  const known = new Map<string, ImageDraft | null>();
  const waiting = new Set<Waiting>();
  const waitingFor = new Map<string, Waiting[]>();
  let remembered = 0;
  let held = 0;

  function give(text: Waiting): Found[] {
    const images = text.pictures.map((id) => known.get(id) ?? null).filter((image) => image !== null);
    return [{ ...text.article, images }, ...[...text.missing].map((id) => lost(text.article.place, id))];
  }

  function release(text: Waiting): Found[] {
    if (!waiting.delete(text)) return [];
    held -= text.size;
    return give(text);
  }

  function remember(id: string, image: ImageDraft | null): void {
    known.set(id, image);
    remembered += sizeOf(image);
    for (const [oldest, of] of known) {
      if (remembered <= MOST_REMEMBERED) return;
      known.delete(oldest);
      remembered -= sizeOf(of);
    }
  }

  return {
    /** A text, at once or when its pictures are there. */
    *take(article: ArticleItem, pictures: readonly string[]): Generator<Found> {
      const missing = new Set(pictures.filter((id) => !known.has(id)));
      const text = { article, pictures, missing, size: lengthOf(article) };
      if (missing.size === 0) return yield* give(text);
      for (const id of missing) {
        const others = waitingFor.get(id);
        if (others) others.push(text);
        else waitingFor.set(id, [text]);
      }
      waiting.add(text);
      held += text.size;
      for (const oldest of waiting) {
        if (held <= MOST_WAITING) return;
        yield* release(oldest);
      }
    },
    /** An attachment; the texts that waited for it alone. */
    *add(id: string, image: ImageDraft | null): Generator<Found> {
      if (known.has(id)) return;
      remember(id, image);
      const texts = waitingFor.get(id) ?? [];
      waitingFor.delete(id);
      for (const text of texts) {
        text.missing.delete(id);
        if (text.missing.size === 0) yield* release(text);
      }
    },
    /** The texts whose pictures never came. */
    *end(): Generator<Found> {
      for (const text of waiting) yield* release(text);
    },
  };
}

function lost(place: string, id: string): Remark {
  return {
    place,
    remark: `Its picture must be in the export, but attachment ${id.slice(0, 20)} is not; it goes in without.`,
  };
}

function lengthOf({ body, categories }: ArticleItem): number {
  return SIZE_OF_REST + ('html' in body ? body.html : body.text).length + categories.join().length;
}

function sizeOf(image: ImageDraft | null): number {
  return 100 + onOneLine(`${image?.url}${image?.alt}${image?.caption}`).length;
}

/** PHP writes `s:5:"width";i:1200;s:6:"height";i:800;` of the picture itself before anything else. */
function sizeIn(metadata: string): Pick<ImageDraft, 'width' | 'height'> {
  const number = (name: string) => {
    const [, digits] = new RegExp(`"${name}";(?:i:|s:\\d:")(\\d{1,5})\\b`).exec(metadata) ?? [];
    return digits === undefined ? null : Number(digits) || null;
  };
  return { width: number('width'), height: number('height') };
}
