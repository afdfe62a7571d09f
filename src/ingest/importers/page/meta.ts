import { metaText } from './meta-text.js';
import type { PageDocument } from './open-page.js';

const MOST = 500;

/** What the `<meta>` elements of a page say, by name or property in small letters, in their order. */
export type Meta = ReadonlyMap<string, readonly string[]>;

export function readMeta(page: PageDocument): Meta {
  const meta = new Map<string, string[]>();
  let count = 0;
  for (const element of page.querySelectorAll('meta[content]')) {
    if ((count += 1) > MOST) break;
    const content = metaText(element.getAttribute('content'));
    if (content === null) continue;
    const named = ['property', 'name', 'itemprop', 'http-equiv'].map((name) => element.getAttribute(name) ?? '');
    for (const name of named.join(' ').toLowerCase().split(/\s+/).filter(Boolean))
      meta.set(name, [...(meta.get(name) ?? []), content]);
  }
  return meta;
}

/** The first that is said under any of the names, by the order of the names. */
export function firstOf(meta: Meta, names: readonly string[]): string | null {
  return names.map((name) => meta.get(name)?.[0]).find((value) => value !== undefined) ?? null;
}

/** All that is said under the names. */
export function allOf(meta: Meta, names: readonly string[]): string[] {
  return names.flatMap((name) => meta.get(name) ?? []);
}
