import { dateIn } from './dates.js';
import type { FactTerm } from './fact-files.js';
import { OWN_NOTES } from './own-notes.js';
import { inBoth, LANGUAGES, entryOf, type Bilingual, type Language } from './wording.js';

/** Notes: the facts' own in a reader's words, and what fields of the facts say, put into words. */

export type Notes = readonly (Bilingual | false | undefined)[];

/** As a record has them: as many in each language. */
export function notesIn(notes: Notes): Partial<Record<Language, string[]>> {
  const said = notes.filter((note) => note !== undefined && note !== false);
  return said.length === 0
    ? {}
    : Object.fromEntries(LANGUAGES.map((language) => [language, said.map((note) => note[language])]));
}

/** A fact's own remarks, as an editor worded them. One without words is an error: remarks are not dropped in silence. */
export function ownNotes(...remarks: readonly (string | undefined)[]): readonly Bilingual[] {
  return remarks.flatMap((remark) => (remark === undefined ? [] : entryOf(OWN_NOTES, remark, 'wording of a note')));
}

export function notesOf(
  { notes, note }: { readonly notes?: string | undefined; readonly note?: string | undefined },
  fieldNotes: Notes = [],
): Notes {
  return [...ownNotes(notes, note), ...fieldNotes];
}

/** A note made of a field, where the fact has it. */
export function noteOn<Value>(
  value: Value | null | undefined,
  write: (value: Value, language: Language) => string,
): Bilingual | undefined {
  return value === null || value === undefined ? undefined : inBoth((language) => write(value, language));
}

export function termNotes({ start_alternatives, end_alternatives, scheduledEnd }: FactTerm): Notes {
  return [
    ...start_alternatives.map((day) => ({
      en: `Other sources give ${dateIn('en', day)} as its first day.`,
      ru: `В других источниках первый день — ${dateIn('ru', day)}.`,
    })),
    ...end_alternatives.map((day) => ({
      en: `Other sources give ${dateIn('en', day)} as its last day.`,
      ru: `В других источниках последний день — ${dateIn('ru', day)}.`,
    })),
    noteOn(scheduledEnd, (day, language) =>
      language === 'en' ? `Scheduled to end on ${dateIn('en', day)}.` : `Плановое окончание — ${dateIn('ru', day)}.`,
    ),
  ];
}
