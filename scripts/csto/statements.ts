import { DateTime } from 'luxon';
import { parsePartialDate } from '../../src/lib/calendar.js';
import { SAID_AT_MEETING } from './editorial.js';
import type { FactFileName, FactOf } from './fact-files.js';
import { factOf, slugOf, type Facts } from './facts.js';
import { compact, sourcesOf } from './subject-fields.js';
import { entryOf, type Language } from './wording.js';

type StatementFact = FactOf<'statements'>;

/** Each statement in an article of its own made of its paraphrase; in Russian too where there is a Russian one. */
export function statementArticles(facts: Facts) {
  const statements = facts.lists.statements.filter(({ bundle }) => bundle);
  const titles = { en: statementTitles(facts, statements, 'en'), ru: statementTitles(facts, statements, 'ru') };

  return statements.flatMap((fact) => {
    const work = fact.slug.replace(/^statement-/, '');
    const about = slugsOf(facts, fact.about);
    const article = (language: Language, text: string) => ({
      slug: language === 'en' ? work : `${work}-${language}`,
      work,
      language,
      isOriginal: language === 'en',
      genre: 'NEWS' as const,
      title: titles[language](fact),
      text,
      section: 'statements',
      outlet: slugOf(facts, fact.outlet),
      sourceUrl: undefined as string | undefined,
      sources: sourcesOf(fact.source, fact.source_note),
      published: fact.stated_on,
      about: [...new Set([...about, ...slugsOf(facts, fact.mentions)])],
      statements: [
        compact({
          text,
          form: fact.form,
          speaker: slugOf(facts, fact.speaker),
          coSpeakers: fact.coSpeakers.map(({ speaker }) => slugOf(facts, speaker)),
          office: slugOf(facts, fact.office),
          stated: fact.stated_on,
          outlet: slugOf(facts, fact.outlet),
          meeting: meetingOfWords(facts, fact),
          // The two editions have the same words, each in its language.
          utterance: fact.paraphrase_ru === undefined ? undefined : work,
          about,
        }),
      ],
    });
    return [
      article('en', fact.paraphrase),
      ...(fact.paraphrase_ru === undefined ? [] : [article('ru', fact.paraphrase_ru)]),
    ];
  });
}

export function slugsOf({ resolve }: Facts, ids: readonly string[]): string[] {
  return ids.map((id) => resolve(id).slug);
}

/** The meeting that the words were said at, by an editor's decision; undefined for words that are only about one. */
function meetingOfWords(facts: Facts, { slug, about, stated_on }: StatementFact): string | undefined {
  const meetings = about.filter((id) => facts.resolve(id).file === 'meetings');
  if (meetings.length === 0) return undefined;
  if (!entryOf(SAID_AT_MEETING, slug, 'decision about a meeting').isSaidAt) return undefined;
  const [meeting, ...others] = meetings.map((id) => factOf(facts, 'meetings', id));
  if (meeting && others.length === 0 && meeting.date === stated_on) return meeting.slug;
  throw new Error(`${slug} must be about one meeting, and of its day.`);
}

/**
 * "Stanislav Zas: Peacekeeping", with the date where the same speaker treats the same topic again, and with the
 * outlet where that happens on one day.
 */
function statementTitles(facts: Facts, statements: readonly StatementFact[], language: Language) {
  const plain = (fact: StatementFact) => {
    const topic = fact.about.find((id) => facts.resolve(id).file === 'topics');
    // A meeting has a sentence for a name.
    const main = topic ?? fact.about.find((id) => facts.resolve(id).file !== 'meetings');
    return `${nameOf(facts, fact.speaker, language)}: ${main ? nameOf(facts, main, language) : ''}`;
  };
  const dated = (fact: StatementFact) => `${plain(fact)} (${dayIn(language, fact.stated_on)})`;
  const placed = (fact: StatementFact) =>
    fact.outlet ? dated(fact).replace(/\)$/, `, ${nameOf(facts, fact.outlet, language)})`) : dated(fact);

  const isAlone = (title: (fact: StatementFact) => string, fact: StatementFact) =>
    statements.filter((other) => title(other) === title(fact)).length === 1;
  return (fact: StatementFact) => ([plain, dated].find((title) => isAlone(title, fact)) ?? placed)(fact);
}

/** In brackets, where Russian does without "года". */
function dayIn(language: Language, date: string): string {
  const { from, precision } = parsePartialDate(date);
  const format = { DAY: 'd MMMM yyyy', MONTH: 'LLLL yyyy', YEAR: 'yyyy' }[precision];
  return DateTime.fromISO(from, { zone: 'utc', locale: language }).toFormat(format);
}

function nameOf({ lists, resolve }: Facts, id: string, language: Language): string {
  const file = resolve(id).file as Exclude<FactFileName, 'statements' | 'briefs'>;
  const fact = (lists[file] as readonly { id: string; names?: Record<string, string> }[]).find((f) => f.id === id);
  return fact?.names?.[language] ?? fact?.names?.en ?? id;
}
