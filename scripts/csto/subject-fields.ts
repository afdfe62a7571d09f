import { parsePartialDate } from '../../src/lib/calendar.js';
import type { AliasType } from '../../src/kinds/vocabulary.js';
import { ALIAS_TYPE_OF, COMMON_NOUNS, NAME_EDITS, SOURCE_TITLE_EDITS } from './editorial.js';
import type { FactTerm } from './fact-files.js';
import { notesIn, type Notes } from './notes.js';
import type { Bilingual } from './wording.js';

/** The fields that all subjects have, and the terms that some have, made of facts. */

export interface Alias {
  readonly text: string;
  readonly language: string;
  readonly aliasType: AliasType;
}

interface SubjectParts {
  readonly aliases?: readonly Alias[];
  /** None where the facts have nothing to say. */
  readonly summary?: Bilingual | null;
  readonly notes?: Notes;
}

/** A record without the keys that say nothing: the bundle's schema knows their defaults. */
export function compact<Fields extends object>(fields: Fields): Fields {
  const says = (value: unknown) =>
    value !== undefined && !(value !== null && typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => says(value))) as Fields;
}

export function subjectFields(
  fact: { readonly slug: string; readonly source: readonly string[] },
  names: Readonly<Record<string, string>>,
  { aliases = [], summary, notes = [] }: SubjectParts,
) {
  const name = { ...names, ...NAME_EDITS[fact.slug] };
  return {
    slug: fact.slug,
    language: 'en',
    name,
    aliases: withoutRepeats(aliases, Object.values(name), COMMON_NOUNS[fact.slug] ?? []),
    summary: summary ?? undefined,
    sources: sourcesOf(fact.source),
    notes: notesIn(notes),
  };
}

/** Russian in Latin letters. */
export const TRANSLITERATED = 'ru-Latn';

/** Other names given as plain text: their language follows from their script and their type. */
export function plainAliases(texts: readonly string[], otherwise: AliasType = 'OTHER'): Alias[] {
  return texts.map((text) => {
    const aliasType = ALIAS_TYPE_OF[text] ?? (/^\p{Lu}{3,}$/u.test(text) ? 'ACRONYM' : otherwise);
    const latin = aliasType === 'TRANSLITERATION' ? TRANSLITERATED : 'en';
    return { text, language: /\p{Script=Cyrillic}/u.test(text) ? 'ru' : latin, aliasType };
  });
}

/** A Russian name without its patronymic, as texts print it: Станислав Васильевич Зась is Станислав Зась. */
export function withoutPatronymic(russian: string | undefined): Alias[] {
  const [first, patronymic, last, ...more] = russian?.split(' ') ?? [];
  if (!first || !last || more.length > 0 || !/(ич|вна)$/u.test(patronymic ?? '')) return [];
  return [{ text: `${first} ${last}`, language: 'ru', aliasType: 'SHORT' }];
}

function withoutRepeats(aliases: readonly Alias[], names: readonly string[], commonNouns: readonly string[]): Alias[] {
  const taken = new Set([...names, ...commonNouns]);
  return aliases.filter(({ text }) => !taken.has(text) && taken.add(text));
}

/** A source is an address, in some facts with words about the place behind it: "https://… (teaser block)". */
export function sourcesOf(sources: readonly string[], firstTitle?: string): { url: string; title: string }[] {
  return sources.map((source, index) => {
    const [, url = source, words] = /^(\S+)\s+\((.*)\)$/.exec(source) ?? [];
    const host = new URL(url).host;
    const title = index === 0 && firstTitle ? firstTitle : words ? `${host} (${words})` : host;
    return { url, title: SOURCE_TITLE_EDITS.reduce((text, [from, to]) => text.replace(from, to), title) };
  });
}

export function termFields(fact: FactTerm) {
  return {
    startsOn: fact.startsOn,
    startsPrecision: fact.startsPrecision,
    endsOn: fact.endsOn,
    endsPrecision: fact.endsPrecision,
    firstKnownOn: fact.firstKnownOn && parsePartialDate(fact.firstKnownOn).from,
    lastKnownOn: fact.lastKnownOn && parsePartialDate(fact.lastKnownOn).until,
  };
}

/** Parents before what is part of them, else in the given order. */
export function parentsFirst<Item extends { readonly slug: string }>(
  items: readonly Item[],
  parentOf: (item: Item) => string | undefined,
): Item[] {
  const bySlug = new Map(items.map((item) => [item.slug, item]));
  const placed = new Set<Item>();
  const place = (item: Item) => {
    const parent = bySlug.get(parentOf(item) ?? '');
    if (parent && !placed.has(parent)) place(parent);
    placed.add(item);
  };
  items.forEach(place);
  return [...placed];
}
