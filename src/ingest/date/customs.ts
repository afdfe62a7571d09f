import { LRUCache } from 'lru-cache';

/** How dates are written in a language, as CLDR knows it. */
export interface DateCustoms {
  /** The language as CLDR has it; one of a few hundred, whatever tags a source makes up. */
  readonly locale: string;
  /** Years and months are those of ISO 8601; in Persian and Thai news they are not. */
  readonly isIsoCalendar: boolean;
  /** What stands first in figures; UNKNOWN where the language alone does not tell, as English does not. */
  readonly first: 'DAY' | 'MONTH' | 'YEAR' | 'UNKNOWN';
}

const UNKNOWN: DateCustoms = { locale: 'en', isIsoCalendar: true, first: 'UNKNOWN' };

const FIRST: Readonly<Record<string, DateCustoms['first']>> = { day: 'DAY', month: 'MONTH', year: 'YEAR' };

const kept = new LRUCache<string, DateCustoms>({ max: 64 });

/** The customs of a language tag, `en_GB` too; those of no language for null and for what is no tag. */
export function customsOf(language: string | null): DateCustoms {
  if (language === null) return UNKNOWN;
  const known = kept.get(language) ?? readCustoms(language.replaceAll('_', '-'));
  kept.set(language, known);
  return known;
}

function readCustoms(tag: string): DateCustoms {
  try {
    const { baseName, region, language } = new Intl.Locale(tag);
    const [supported] = Intl.DateTimeFormat.supportedLocalesOf(baseName);
    if (supported === undefined) return UNKNOWN;
    const { locale, calendar } = new Intl.DateTimeFormat(supported, { timeZone: 'UTC' }).resolvedOptions();
    return {
      locale,
      isIsoCalendar: calendar === 'gregory',
      first: language === 'en' && region === undefined ? 'UNKNOWN' : firstPart(locale),
    };
  } catch {
    // What is no tag tells nothing.
    return UNKNOWN;
  }
}

function firstPart(locale: string): DateCustoms['first'] {
  const parts = new Intl.DateTimeFormat(locale, {
    dateStyle: 'short',
    calendar: 'gregory',
    timeZone: 'UTC',
  }).formatToParts(0);
  return parts.map(({ type }) => FIRST[type]).find((first) => first !== undefined) ?? 'UNKNOWN';
}
