import type { z } from 'zod';
import type { Localized } from '../../kinds/kind.js';
import { BUNDLE_LISTS, type BundleListName } from '../content/index.js';

/** In front of every slug that is generated, so that none meets one of somebody's own. */
export const PREFIX = 'sample-';

export function slugOf(name: string): string {
  return `${PREFIX}${name}`;
}

/** Where all of it was "read". The address leads nowhere: RFC 2606 keeps it for examples. */
export const SOURCES = [{ url: 'https://lantern.example/', title: 'Made up by communique generate' }];

type RecordOf<Name extends BundleListName> = z.infer<(typeof BUNDLE_LISTS)[Name]['record']>;

/** A record of a list of content, with what all of them have and what may be left out. */
export function record<Name extends BundleListName>(
  list: Name,
  facts: z.input<(typeof BUNDLE_LISTS)[Name]['record']> extends infer Facts ? Omit<Facts, 'sources'> : never,
): RecordOf<Name> {
  return BUNDLE_LISTS[list].record.parse(
    list === 'sections' ? facts : { sources: SOURCES, ...facts },
  ) as RecordOf<Name>;
}

export function localized(en: string, ru: string): Localized {
  return { en, ru };
}

/** What the name of any invented subject looks like in a record. */
export function named(slug: string, en: string, ru: string) {
  return { slug: slugOf(slug), language: 'en', name: localized(en, ru) };
}

/** The way a phrase looks within a sentence. */
export function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
