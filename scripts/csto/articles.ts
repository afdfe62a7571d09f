import { DateTime } from 'luxon';
import { parsePartialDate } from '../../src/lib/calendar.js';
import { ARTICLE_EDITS } from './editorial.js';
import type { FactFileName, FactOf, Facts } from './facts.js';
import { compact, sourcesOf } from './subject-fields.js';

/** What the facts call news: briefs, and statements, each in an article of its own made of its paraphrase. */
export function articleList(facts: Facts) {
  const statements = facts.lists.statements.filter(({ bundle }) => bundle);
  const edition = statementEditions(facts, statements);
  const articles = [
    ...facts.lists.briefs.map((brief) => briefArticle(facts, brief)),
    ...statements.flatMap((statement) => edition(statement)),
  ];
  const shared = sharedPages(articles);
  return articles.map((article) => {
    const { sourceUrl = ownPage(article, shared), genre = article.genre } = ARTICLE_EDITS[article.slug] ?? {};
    return compact({ ...article, genre, sourceUrl: sourceUrl ?? undefined });
  });
}

/** The page an item was printed on: the first of its sources; the others bear it out. */
function ownPage(
  { isOriginal, sources }: { isOriginal: boolean; sources: readonly { url: string }[] },
  shared: Set<string>,
) {
  const url = isOriginal ? sources[0]?.url : undefined;
  return url && !shared.has(pageOf(url)) ? url : null;
}

function briefArticle(facts: Facts, brief: FactOf<'briefs'>) {
  const linked = subjectsOf(facts, brief.links);
  const outlets = linked.filter((slug) => isOutlet(facts, slug));
  const outlet = outlets.length === 1 ? outlets[0] : undefined;
  return {
    slug: brief.slug,
    work: brief.work,
    language: brief.language,
    isOriginal: brief.language === 'en',
    genre: 'NEWS' as const,
    title: brief.title,
    text: brief.body,
    section: brief.section,
    outlet,
    sourceUrl: undefined as string | undefined,
    sources: sourcesOf(brief.source),
    published: brief.date,
    about: linked.filter((slug) => slug !== outlet),
  };
}

type StatementFact = FactOf<'statements'>;
type Language = 'en' | 'ru';

function statementEditions(facts: Facts, statements: readonly StatementFact[]) {
  const titles = { en: statementTitles(facts, statements, 'en'), ru: statementTitles(facts, statements, 'ru') };

  return (fact: StatementFact) => {
    const work = fact.slug.replace(/^statement-/, '');
    const about = subjectsOf(facts, fact.about);
    const slugOf = (id: string) => subjectsOf(facts, [id])[0] as string;
    const outlet = fact.outlet ? slugOf(fact.outlet) : undefined;
    const article = (language: Language, text: string) => ({
      slug: language === 'en' ? work : `${work}-${language}`,
      work,
      language,
      isOriginal: language === 'en',
      genre: 'NEWS' as const,
      title: titles[language](fact),
      text,
      section: 'statements',
      outlet,
      sourceUrl: undefined as string | undefined,
      sources: sourcesOf(fact.source, fact.source_note),
      published: fact.stated_on,
      about: [...new Set([...about, ...subjectsOf(facts, fact.mentions)])],
      statements: [
        compact({
          text,
          form: fact.form,
          speaker: slugOf(fact.speaker),
          coSpeakers: fact.coSpeakers.map(({ speaker }) => slugOf(speaker)),
          office: slugOf(fact.office),
          stated: fact.stated_on,
          outlet,
          about,
        }),
      ],
    });
    return [
      article('en', fact.paraphrase),
      ...(fact.paraphrase_ru === undefined ? [] : [article('ru', fact.paraphrase_ru)]),
    ];
  };
}

/**
 * "Stanislav Zas: Peacekeeping", with the date where the same speaker treats the same topic again, and with the
 * outlet where that happens on one day.
 */
function statementTitles(facts: Facts, statements: readonly StatementFact[], language: Language) {
  const plain = (fact: StatementFact) => {
    const topic = fact.about.find((id) => facts.resolve(id)?.file === 'topics');
    const main = topic ?? fact.about.find((id) => facts.resolve(id) !== null);
    return `${nameOf(facts, fact.speaker, language)}: ${main ? nameOf(facts, main, language) : ''}`;
  };
  const dated = (fact: StatementFact) => `${plain(fact)} (${dateIn(language, fact.stated_on)})`;
  const placed = (fact: StatementFact) =>
    fact.outlet ? dated(fact).replace(/\)$/, `, ${nameOf(facts, fact.outlet, language)})`) : dated(fact);

  const isAlone = (title: (fact: StatementFact) => string, fact: StatementFact) =>
    statements.filter((other) => title(other) === title(fact)).length === 1;
  return (fact: StatementFact) => ([plain, dated].find((title) => isAlone(title, fact)) ?? placed)(fact);
}

function dateIn(language: Language, date: string): string {
  const { from, precision } = parsePartialDate(date);
  const format = { DAY: 'd MMMM yyyy', MONTH: 'LLLL yyyy', YEAR: 'yyyy' }[precision];
  return DateTime.fromISO(from, { zone: 'utc', locale: language }).toFormat(format);
}

function nameOf({ lists, resolve }: Facts, id: string, language: Language): string {
  const file = resolve(id)?.file as Exclude<FactFileName, 'statements' | 'briefs'>;
  const fact = (lists[file] as readonly { id: string; names?: Record<string, string> }[]).find((f) => f.id === id);
  return fact?.names?.[language] ?? fact?.names?.en ?? id;
}

/** The slugs that ids stand for, in their order; meetings, which come with a later release, are left out. */
function subjectsOf({ resolve }: Facts, ids: readonly string[]): string[] {
  return ids.flatMap((id) => resolve(id)?.slug ?? []);
}

function isOutlet({ lists }: Facts, slug: string): boolean {
  return lists.organizations.some((fact) => fact.slug === slug && fact.kind === 'media outlet');
}

/** Pages that several news items cite: none of the items is the one that was printed there. */
function sharedPages(articles: readonly { work: string; sources: readonly { url: string }[] }[]): Set<string> {
  const works = new Map<string, Set<string>>();
  for (const { work, sources } of articles) {
    for (const { url } of sources) works.set(pageOf(url), (works.get(pageOf(url)) ?? new Set()).add(work));
  }
  return new Set([...works].filter(([, citing]) => citing.size > 1).map(([page]) => page));
}

function pageOf(url: string): string {
  return url.replace(/^https?:/, '');
}
