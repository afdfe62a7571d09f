import { isTimeZone } from '../../lib/calendar.js';

/**
 * What the abbreviations of zones mean, as luxon takes it: those of RFC 822, and those of today that mean one thing. IST and BST mean
 * several, and are not here.
 */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  Z: 'UTC',
  UT: 'UTC',
  UTC: 'UTC',
  GMT: 'UTC',
  EST: 'UTC-5',
  EDT: 'UTC-4',
  CST: 'UTC-6',
  CDT: 'UTC-5',
  MST: 'UTC-7',
  MDT: 'UTC-6',
  PST: 'UTC-8',
  PDT: 'UTC-7',
  WET: 'UTC',
  WEST: 'UTC+1',
  CET: 'UTC+1',
  CEST: 'UTC+2',
  EET: 'UTC+2',
  EEST: 'UTC+3',
  // Moscow has moved its clocks for good twice: three hours, four, and three again.
  MSK: 'Europe/Moscow',
  MSD: 'UTC+4',
  МСК: 'Europe/Moscow',
  HKT: 'UTC+8',
  JST: 'UTC+9',
  KST: 'UTC+9',
  AEST: 'UTC+10',
  AEDT: 'UTC+11',
  NZST: 'UTC+12',
  NZDT: 'UTC+13',
};

const MOST_MINUTES = 14 * 60;

/** The zone that an abbreviation or a name of the IANA database means; null when it means none, or several. */
export function zoneNamed(word: string): string | null {
  const name = word.toUpperCase();
  if (Object.hasOwn(ABBREVIATIONS, name)) return ABBREVIATIONS[name] as string;
  return word.includes('/') && isTimeZone(word) ? word : null;
}

/** The zone of an offset as written, `+`, `5`, `30`; null beyond 14 hours, where there is none. */
export function zoneOfOffset(sign: string, hours: string, minutes: string | undefined): string | null {
  const beyond = Number(hours) * 60 + Number(minutes ?? 0);
  if (beyond > MOST_MINUTES || Number(minutes ?? 0) > 59) return null;
  return `UTC${sign}${Number(hours)}:${(minutes ?? '00').padStart(2, '0')}`;
}
