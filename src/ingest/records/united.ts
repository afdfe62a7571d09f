import { isDeepStrictEqual } from 'node:util';
import type { AliasValue, ExternalIdValue, SourceValue } from '../../kinds/subject.js';
import { normalizeSymbol } from '../../lib/un-symbol.js';
import type { Columns } from './rows.js';

/** What a column holds once something is said of it that holds something already: nothing that is there goes. */
const UNITED: Readonly<Record<string, ((there: never, said: never) => unknown) | undefined>> = {
  name: byLanguage,
  summary: byLanguage,
  notes: byLanguage,
  acronym: byLanguage,
  place: byLanguage,
  title: byLanguage,
  priorities: byLanguage,
  terms: byLanguage,
  symbol: (there: string | null, said: string) => (there !== null && normalizeSymbol(there) === said ? there : said),
  aliases: (there: readonly AliasValue[], said: readonly AliasValue[]) => withNew(there, said, isSameAlias),
  sources: (there: readonly SourceValue[], said: readonly SourceValue[]) => withNew(there, said, isSameSource),
  externalIds: (there: readonly ExternalIdValue[], said: readonly ExternalIdValue[]) => withNew(there, said, isSameId),
};

/** What must be written for a row to say what is said; null where it says so already. */
export function differences(there: Columns, said: Columns): Columns | null {
  const different = Object.entries(said).flatMap(([column, value]): [string, unknown][] => {
    if (value === undefined) return [];
    if (column === 'term') {
      const term = differences(there.term as Columns, value as Columns);
      return term ? [[column, term]] : [];
    }
    const unite = UNITED[column];
    const now = unite ? unite(there[column] as never, value as never) : value;
    return isDeepStrictEqual(there[column], now) ? [] : [[column, now]];
  });
  return different.length > 0 ? Object.fromEntries(different) : null;
}

function byLanguage(there: object, said: object): object {
  return { ...there, ...said };
}

function withNew<Value>(
  there: readonly Value[],
  said: readonly Value[],
  isSame: (a: Value, b: Value) => boolean,
): readonly Value[] {
  return said.reduce((all, value) => (all.some((other) => isSame(other, value)) ? all : [...all, value]), there);
}

function isSameAlias(a: AliasValue, b: AliasValue): boolean {
  return a.text === b.text && a.language === b.language;
}

/** The same page is the same source, whatever is said of it since. */
function isSameSource(a: SourceValue, b: SourceValue): boolean {
  if (a.url || b.url) return a.url === b.url;
  return a.title === b.title && (Boolean(a.title) || a.retrievedOn === b.retrievedOn);
}

function isSameId(a: ExternalIdValue, b: ExternalIdValue): boolean {
  return a.scheme === b.scheme && a.value === b.value;
}
