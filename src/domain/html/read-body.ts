import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { parseFragment } from 'parse5';
import { SAFE_ANYWHERE, SAFE_ELEMENTS } from '../../lib/safe-html.js';
import type { ImageDraft } from '../article-draft.js';
import { textOfBody } from './body-text.js';
import { BodyTree } from './body-tree.js';
import { refuseBeyondBounds, refuseWrittenBeyondBounds, withinTheStack } from './bounds.js';

/** The body of an article. */
export interface Body {
  /** Safe, and in one form: read again it is the same. */
  readonly html: string;
  /** Its words. What points into them stays true: the same HTML has the same words. */
  readonly text: string;
  /** The pictures in it, in order. */
  readonly images: readonly ImageDraft[];
}

/**
 * HTML of anybody's made a body: only the elements that news is made of (`lib/safe-html.ts`), addresses made absolute by `baseUrl` or
 * left out, NFC. Throws BAD_USER_INPUT for HTML beyond bounds.
 */
export function readBody(html: string, baseUrl: string | null): Body {
  refuseBeyondBounds(html);
  const tree = new BodyTree(baseUrl);
  const body = withinTheStack(() => sanitize(tree.read(treeOf(html)), SCHEMA) as Root);
  const written = toHtml(body, { bogusComments: false, characterReferences: { useNamedReferences: false } });
  refuseWrittenBeyondBounds(written);
  return { html: written, text: textOfBody(body), images: tree.images };
}

/** Where scripts do not run, so that what stands in `noscript` is read. */
function treeOf(html: string): Root {
  return fromParse5(parseFragment(html, { scriptingEnabled: false })) as Root;
}

/** The words of a body that `readBody` has written: those that it gave. */
export function textOfHtml(html: string): string {
  return readBody(html, null).text;
}

/** Attributes that trees call otherwise than HTML does. */
const PROPERTIES: Readonly<Record<string, string>> = { colspan: 'colSpan', rowspan: 'rowSpan', datetime: 'dateTime' };

const SCHEMA: Schema = {
  tagNames: [...SAFE_ELEMENTS.keys()],
  attributes: Object.fromEntries(
    [['*', SAFE_ANYWHERE] as const, ...SAFE_ELEMENTS].map(([name, attributes]) => [
      name,
      Object.keys(attributes).map((attribute) => PROPERTIES[attribute] ?? attribute),
    ]),
  ),
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  ancestors: {},
  clobber: [],
  required: {},
  strip: [],
};
