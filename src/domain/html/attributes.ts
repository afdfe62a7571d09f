import type { Element, Properties } from 'hast';
import { linkAddress, webAddress } from '../../lib/web-address.js';
import { shortText } from './clean-text.js';

const LONGEST_TITLE = 500;
const LONGEST_ALT = 1000;
const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/;
const MOST_SPANNED = 100;
const MOST_PIXELS = 20_000;
/** A picture no wider and no higher counts readers; nobody sees it. */
const LEAST_PIXELS = 3;

/** The attributes of an element within a line that are kept; null where without them it says nothing. */
const INLINE: Readonly<Record<string, (element: Element, baseUrl: string | null) => Properties | null>> = {
  a: (element, baseUrl) => {
    const href = linkOf(property(element, 'href'), baseUrl);
    return href === null ? null : defined({ href, title: titleOf(element) });
  },
  abbr: (element) => {
    const title = titleOf(element);
    return title === null ? null : { title };
  },
  time: (element) => {
    const dateTime = shortText(property(element, 'dateTime'), 50);
    return dateTime === null ? null : { dateTime };
  },
};

export function inlineProperties(name: string, element: Element, baseUrl: string | null): Properties | null {
  const own = Object.hasOwn(INLINE, name) ? INLINE[name]?.(element, baseUrl) : {};
  return own ? { ...own, ...languageOf(element) } : null;
}

/** The language and the direction that an element, else one around it, says its words are in. */
export function languageOf(element: Element, given: Properties = {}): Properties {
  const lang = property(element, 'lang') ?? property(element, 'xmlLang');
  const dir = property(element, 'dir')?.toLowerCase();
  return defined({
    lang: lang !== null && LANGUAGE.test(lang) ? lang : (given.lang ?? null),
    dir: dir !== undefined && /^(?:ltr|rtl|auto)$/.test(dir) ? dir : (given.dir ?? null),
  });
}

export function listProperties(element: Element): Properties {
  const start = integerOf(element, 'start', -9999, 99_999);
  return element.tagName === 'ol' && start !== null ? { start } : {};
}

export function cellProperties(element: Element): Properties {
  const scope = property(element, 'scope')?.toLowerCase();
  const isScope = element.tagName === 'th' && scope !== undefined && /^(?:row|col|rowgroup|colgroup)$/.test(scope);
  return defined({
    scope: isScope ? scope : null,
    colSpan: integerOf(element, 'colSpan', 2, MOST_SPANNED),
    rowSpan: integerOf(element, 'rowSpan', 2, MOST_SPANNED),
  });
}

/** Where a picture really is: pages put a blank one in `src` until a reader comes near. */
const PLACES_OF_IMAGES = ['src', 'dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile'];

/** What is known of a picture; null for one that nobody sees. */
export function imageOf(
  element: Element,
  baseUrl: string | null,
): {
  url: string | null;
  fileName: string | null;
  alt: string;
  width: number | null;
  height: number | null;
  title: string | null;
} | null {
  const [width, height] = [integerOf(element, 'width', 0, MOST_PIXELS), integerOf(element, 'height', 0, MOST_PIXELS)];
  if (isUnseen(width) || isUnseen(height)) return null;
  const places = [...PLACES_OF_IMAGES.map((name) => property(element, name)), firstOfSet(property(element, 'srcSet'))];
  const given = places.filter((place) => place !== null && !/^\s*data:/i.test(place));
  const url = given.map((place) => webAddress(place, baseUrl)).find((address) => address !== null) ?? null;
  const fileName = given.map((place) => fileNameOf(url ?? (place as string))).find((name) => name !== null) ?? null;
  if (url === null && fileName === null) return null;
  return {
    url,
    fileName,
    width,
    height,
    alt: shortText(property(element, 'alt'), LONGEST_ALT) ?? '',
    title: titleOf(element),
  };
}

function isUnseen(pixels: number | null): boolean {
  return pixels !== null && pixels < LEAST_PIXELS;
}

function firstOfSet(set: string | null): string | null {
  return set?.trim().split(/[\s,]/, 1)[0] ?? null;
}

function fileNameOf(place: string): string | null {
  const name = place.split(/[?#]/, 1)[0]?.split(/[/\\]/).at(-1) ?? '';
  try {
    return shortText(decodeURIComponent(name), 255);
  } catch {
    return shortText(name, 255);
  }
}

/** A place on the same page has no name there any more. */
function linkOf(text: string | null, baseUrl: string | null): string | null {
  return text?.trim().startsWith('#') ? null : linkAddress(text, baseUrl);
}

function titleOf(element: Element): string | null {
  return shortText(property(element, 'title'), LONGEST_TITLE);
}

function integerOf(element: Element, name: string, least: number, most: number): number | null {
  const written = element.properties[name];
  const text = typeof written === 'number' ? String(written) : property(element, name);
  const number = text !== null && /^\s*-?\d{1,6}(?:px)?\s*$/.test(text) ? Number.parseInt(text, 10) : null;
  return number !== null && number >= least && number <= most ? number : null;
}

/** The text of an attribute by its name in a tree, in which lists are lists. */
export function property(element: Element, name: string): string | null {
  const value = element.properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}

export function defined(properties: Readonly<Record<string, Properties[string]>>): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}
