import type { SourceValue } from '../../kinds/subject.js';
import { isPlainRecord } from './plain-record.js';
import type { Thing } from './popolo-file.js';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** What all subjects have of an object with a name; null without one. */
export function popoloSubject(
  thing: Thing,
  usual: string,
  source: SourceValue,
): Readonly<Record<string, unknown>> | null {
  const main = textIn(thing, 'name') ?? textIn(thing, 'label');
  // Data have "-" where there is no name.
  if (main === null || !/\p{L}/u.test(main)) return null;
  const names: Record<string, string> = { [usual]: main };
  const aliases: { text: string; language: string; aliasType: string }[] = [];
  for (const other of otherNames(thing)) {
    const language = other.language ?? usual;
    if (names[language] === undefined) names[language] = other.text;
    else if (names[language] !== other.text)
      aliases.push({ text: other.text, language, aliasType: other.isFormer ? 'FORMER' : 'OTHER' });
  }
  const summary = textIn(thing, 'summary');
  return {
    language: usual,
    name: names,
    aliases: distinct(aliases),
    summary: summary === null ? {} : { [usual]: summary },
    externalIds: distinct(identifiers(thing)),
    sources: sourcesOf(thing, source),
  };
}

/** Where an object says it is from, and the file. */
export function sourcesOf(thing: Thing, source: SourceValue): readonly SourceValue[] {
  const given = list(thing.sources).flatMap((entry) => {
    const url = textIn(entry, 'url');
    return url !== null && /^https?:\/\//.test(url) && URL.canParse(url) ? [{ url }] : [];
  });
  return distinct([...given, source]);
}

/** A text under a key, or a number as one; null where there is none. */
export function textIn(thing: Thing, key: string): string | null {
  const value = thing[key];
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  return text === '' ? null : text;
}

function otherNames(thing: Thing): { text: string; language: string | null; isFormer: boolean }[] {
  const plain = [thing.other_label].flat().filter((label): label is string => typeof label === 'string');
  const named = list(thing.other_names).flatMap((other) => {
    const text = textIn(other, 'name');
    const isFormer = textIn(other, 'end_date') !== null;
    return text === null ? [] : [{ text, language: languageIn(other), isFormer }];
  });
  return [...named, ...plain.map((text) => ({ text, language: null, isFormer: false }))];
}

/** A language tag in its usual spelling: `zh-hant` is `zh-Hant`. What is no tag, as Wikipedia's "simple", is passed over. */
function languageIn(other: Thing): string | null {
  const given = textIn(other, 'lang');
  if (given === null || !LANGUAGE.test(given)) return null;
  try {
    const [tag] = Intl.getCanonicalLocales(given);
    return tag !== undefined && LANGUAGE.test(tag) ? tag : null;
  } catch {
    return null;
  }
}

function identifiers(thing: Thing): { scheme: string; value: string }[] {
  return list(thing.identifiers).flatMap((entry) => {
    const [scheme, value] = [textIn(entry, 'scheme'), textIn(entry, 'identifier')];
    return scheme === null || value === null ? [] : [{ scheme, value }];
  });
}

function list(value: unknown): Thing[] {
  return Array.isArray(value) ? value.filter(isPlainRecord) : [];
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
