import type { Element, Nodes } from 'hast';
import { property } from './attributes.js';
import { shortText } from './clean-text.js';

const LONGEST_CAPTION = 1000;
const LONGEST_CREDIT = 200;

/** Names of classes that pages give to the line that says whose a picture is. */
const CREDIT_CLASS = /(?:^|[-_])(?:credits?|copyright|photographer|byline)(?:$|[-_])/i;
const CREDIT_ATTRIBUTES = ['dataCredit', 'dataCopyright', 'dataPhotographer'];

/** Where a caption goes on to say whose the picture is: "Photo: Ada Lind", "Фото: пресс-служба", "© Agency". */
const CREDIT =
  /(?:^|[\s.,;:(|/–—-])(?:(?:photo|picture|image|foto|фото|снимок)(?:graph)?(?: credit| by| courtesy of)?\s?[:/©]|(?:photo|photograph|picture) by\s|(?:credit|crédit|источник|автор)(?: photo| фото)?\s?:|©|\(c\)\s)/giu;

/** The words of a caption, and whose the picture is. */
export function captionAndCredit(text: string): { readonly caption: string | null; readonly credit: string | null } {
  const whole = shortText(text, LONGEST_CAPTION);
  const last = whole === null ? undefined : [...whole.matchAll(CREDIT)].at(-1);
  if (whole === null || last === undefined) return { caption: whole, credit: null };
  const credit = shortText(whole.slice(last.index + last[0].length).replace(/^[\s:©/]+|[\s).]+$/g, ''), LONGEST_CREDIT);
  if (credit === null) return { caption: whole, credit: null };
  return { caption: shortText(whole.slice(0, last.index).replace(/[\s,;:(|/–—-]+$/u, ''), LONGEST_CAPTION), credit };
}

/** Whose a picture is, where an element in its figure or an attribute of its own says so. */
export function creditIn(element: Element): string | null {
  const own = CREDIT_ATTRIBUTES.map((name) => shortText(property(element, name), LONGEST_CREDIT));
  const said = own.find((credit) => credit !== null);
  if (said) return said;
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    const classes = property(child, 'className')?.split(' ') ?? [];
    const credit = classes.some((name) => CREDIT_CLASS.test(name)) ? creditOf(child) : creditIn(child);
    if (credit !== null) return credit;
  }
  return null;
}

function creditOf(element: Element): string | null {
  const text = shortText(textIn(element), LONGEST_CAPTION);
  return text === null ? null : (captionAndCredit(text).credit ?? shortText(text, LONGEST_CREDIT));
}

function textIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textIn).join(' ') : '';
}
