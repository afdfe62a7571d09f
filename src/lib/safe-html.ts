/** What the value of an attribute looks like as it is written in HTML. */
type Written = RegExp;

const TEXT: Written = /^[^"]*$/;
/** The scheme is plain to see: nothing before the first slash can be a character reference. */
const WEB_ADDRESS: Written = /^https?:\/\/[^\s<>\\]+$/;
const LINK: Written = /^(?:https?:\/\/|mailto:)[^\s<>\\]+$/;
const SPAN: Written = /^[1-9]\d{0,2}$/;
const PIXELS: Written = /^[1-9]\d{0,4}$/;

/** Those that every element may have. */
export const SAFE_ANYWHERE: Readonly<Record<string, Written>> = {
  lang: /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/,
  dir: /^(?:ltr|rtl|auto)$/,
};
const CELL: Readonly<Record<string, Written>> = { colspan: SPAN, rowspan: SPAN };

/**
 * The elements that the body of an article is made of, and their attributes. None of them runs, loads anything but a picture, or changes how
 * what follows is read.
 */
export const SAFE_ELEMENTS: ReadonlyMap<string, Readonly<Record<string, Written>>> = new Map<
  string,
  Readonly<Record<string, Written>>
>([
  ...'p h2 h3 h4 h5 h6 ul li blockquote pre dl dt dd figure figcaption table caption thead tbody tfoot tr'
    .split(' ')
    .map((name): [string, Record<string, Written>] => [name, {}]),
  ...'em strong b i u s sub sup q cite code br hr'
    .split(' ')
    .map((name): [string, Record<string, Written>] => [name, {}]),
  ['ol', { start: /^-?\d{1,5}$/ }],
  ['td', CELL],
  ['th', { scope: /^(?:row|col|rowgroup|colgroup)$/, ...CELL }],
  ['a', { href: LINK, title: TEXT }],
  ['abbr', { title: TEXT }],
  ['time', { datetime: TEXT }],
  ['img', { src: WEB_ADDRESS, alt: TEXT, width: PIXELS, height: PIXELS, title: TEXT }],
]);

const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img']);

/** Elements within elements: far more than any article has. */
const DEEPEST = 300;

const REFERENCE_OF_ANOTHER_KIND = /&(?!(?:amp|lt|gt|quot|#39|#x26|#x3C|#x22|#x27|#x60);)/;
const TAG_OR_TEXT = /[^<]+|<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"]*")*)>/y;
const ATTRIBUTE = / ([a-z]+)="([^"]*)"/y;

/**
 * Whether HTML is a body as this product writes it: the elements above, closed in the order that they were opened, with values in
 * double quotes. Whatever else it may be, a reader's browser is not given it. Linear, and reads no further than the first thing that is not allowed.
 */
export function isSafeHtml(html: string): boolean {
  if (REFERENCE_OF_ANOTHER_KIND.test(html)) return false;
  const open: string[] = [];
  TAG_OR_TEXT.lastIndex = 0;
  for (let at = 0; at < html.length; at = TAG_OR_TEXT.lastIndex) {
    TAG_OR_TEXT.lastIndex = at;
    const token = TAG_OR_TEXT.exec(html);
    if (token === null) return false;
    const [, slash, name, attributes] = token;
    if (name === undefined) continue;
    if (slash === '/') {
      if (attributes !== '' || open.pop() !== name) return false;
    } else if (!isSafeTag(name, attributes as string)) return false;
    else if (!VOID.has(name) && open.push(name) > DEEPEST) return false;
  }
  return open.length === 0;
}

function isSafeTag(name: string, attributes: string): boolean {
  const allowed = SAFE_ELEMENTS.get(name);
  if (allowed === undefined) return false;
  for (let at = 0; at < attributes.length; at = ATTRIBUTE.lastIndex) {
    ATTRIBUTE.lastIndex = at;
    const [, attribute = '', value = ''] = ATTRIBUTE.exec(attributes) ?? [];
    const named = [allowed, SAFE_ANYWHERE].find((attributesOf) => Object.hasOwn(attributesOf, attribute));
    if (!named?.[attribute]?.test(value)) return false;
  }
  return true;
}
