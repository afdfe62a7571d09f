import { escapeHtml } from '../../lib/text.js';
import { webAddress } from '../../lib/web-address.js';
import type { XmlElement } from './element.js';

const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const ADDRESSES = new Set(['href', 'src', 'cite', 'poster']);

/** What is within an element, as HTML; addresses that go by another base than the element's are made absolute. */
export function markupOf(element: XmlElement): string {
  return element.children.map((child) => write(child, element.base)).join('');
}

/** The depth is bounded by the reader. */
function write(node: XmlElement | string, base: string | null): string {
  if (typeof node === 'string') return escapeHtml(node);
  const tag = node.tag.toLowerCase();
  const opening = `<${tag}${[...node.attributes].map((attribute) => writeAttribute(attribute, node.base, base)).join('')}>`;
  if (VOID.has(tag)) return opening;
  return `${opening}${node.children.map((child) => write(child, base)).join('')}</${tag}>`;
}

function writeAttribute([name, value]: readonly [string, string], own: string | null, base: string | null): string {
  if (name.includes(':') || name === 'xmlns') return '';
  const isElsewhere = own !== base && ADDRESSES.has(name);
  return ` ${name}="${escapeHtml(isElsewhere ? (webAddress(value, own) ?? value) : value)}"`;
}
