import { dayOf, periodOf } from '../../lib/calendar.js';
import type { ArticleRecord, StatementRecord } from './article.js';
import { BUNDLE_LIST_NAMES, listOf, NEWSROOM_REFERENCES, type Bundle, type BundleListName } from './index.js';
import { namedIn } from '../records/named.js';
import { SUBJECTS, type Targets } from './list.js';

/** The lists whose records are subjects: their slugs are unique over all of them. */
const SUBJECT_LISTS = BUNDLE_LIST_NAMES.filter((name) => listOf(name).subject !== undefined);

/** What no single record shows: slugs that lead nowhere, names used twice, words that the article does not have. */
export function problemsWithin(bundle: Bundle): string[] {
  const { articles } = bundle;
  return [
    ...repeated(SUBJECT_LISTS.flatMap((list) => placed(bundle, list)).map(([at, { slug }]) => [at, 'slug', slug])),
    ...repeated(placed(bundle, 'sections').map(([at, { slug }]) => [at, 'slug', slug])),
    ...repeated(articles.map((article, index) => [`articles.json[${index}]`, 'slug', article.slug])),
    ...repeated(articles.map((article, index) => [`articles.json[${index}]`, 'sourceUrl', article.sourceUrl])),
    ...repeated(
      articles.map(({ work, language }, index) => [`articles.json[${index}]`, 'edition', `${work} in ${language}`]),
    ),
    ...repeated(
      articles.flatMap(({ language, statements }, index) =>
        statements.map(({ utterance }): [string, string, string | null] => [
          `articles.json[${index}]`,
          'utterance',
          utterance && `${utterance} in ${language}`,
        ]),
      ),
    ),
    ...repeated(
      articles.map(({ work, isOriginal }, index) => [`articles.json[${index}]`, 'original', isOriginal ? work : null]),
    ),
    ...repeated(externalIdsIn(bundle)),
    ...misdated(bundle),
    ...brokenReferences(bundle),
    ...articles.flatMap((article, index) =>
      article.statements.flatMap((statement, nth) => {
        const problem = misquoted(article, statement);
        return problem ? [`articles.json[${index}].statements[${nth}] (${article.slug}): ${problem}`] : [];
      }),
    ),
  ];
}

function externalIdsIn(bundle: Bundle): [at: string, what: string, value: string][] {
  return [...SUBJECT_LISTS, 'articles' as const].flatMap((list) =>
    placed(bundle, list).flatMap(([at, record]) =>
      (record as Partial<ArticleRecord>).externalIds?.map(({ scheme, value }): [string, string, string] => [
        at,
        'external id',
        `${list === 'articles' ? 'article ' : ''}${scheme} ${value}`,
      ]) ?? [],
    ),
  );
}

/** Hours that are not on the day of their meeting, and words said at a meeting on another day. */
function misdated({ meetings, articles, newsroom }: Bundle): string[] {
  const hours = meetings.flatMap(({ slug, startsOn, startsAt, timeZone }, index) => {
    const day = startsAt === null ? startsOn : dayOf(new Date(startsAt), timeZone ?? newsroom.timeZone);
    return day === startsOn ? [] : [`meetings.json[${index}] (${slug}): startsAt is on ${day}, and startsOn is ${startsOn}`];
  });
  const days = new Map(
    meetings.map((meeting) => [
      meeting.slug,
      {
        from: meeting.startsOn,
        until: periodOf(meeting.endsOn ?? meeting.startsOn, meeting.endsOn ? meeting.endsPrecision : meeting.startsPrecision).until,
      },
    ]),
  );
  const words = articles.flatMap(({ slug, statements }, index) =>
    statements.flatMap(({ meeting, stated }, nth) => {
      const there = days.get(meeting ?? '');
      const isElsewhere = there && stated.length === 10 && (stated < there.from || stated > there.until);
      return isElsewhere ? [`articles.json[${index}].statements[${nth}] (${slug}): was said on ${stated}, and its meeting was on ${there.from}`] : [];
    }),
  );
  return [...hours, ...words];
}

interface Named {
  readonly slug: string;
}

function placed(bundle: Bundle, list: BundleListName): [at: string, record: Named][] {
  return (bundle[list] as readonly unknown[]).map((record, index) => [`${list}.json[${index}]`, record as Named]);
}

function brokenReferences(bundle: Bundle): string[] {
  const slugs = (list: BundleListName) => new Set(placed(bundle, list).map(([, { slug }]) => slug));
  const known = new Map<string, Set<string>>(
    [...SUBJECT_LISTS, 'sections' as const].map((list) => [list, slugs(list)]),
  );
  const files: [references: Readonly<Record<string, Targets>>, records: [string, unknown][]][] = [
    [NEWSROOM_REFERENCES, [['newsroom.json', bundle.newsroom]]],
    ...BUNDLE_LIST_NAMES.map((name): [Readonly<Record<string, Targets>>, [string, unknown][]] => [
      listOf(name).references,
      placed(bundle, name),
    ]),
  ];
  const broken = files.flatMap(([references, records]) =>
    records.flatMap(([at, record]) =>
      Object.entries(references).flatMap(([field, targets]) =>
        namedIn(record, field.split('.'))
          .filter(([, slug]) => !listsOf(targets).some((list) => known.get(list)?.has(slug)))
          .map(([where, slug]) => ({ at: `${at}${where}`, problem: `must be ${slugOf(targets)}, but got "${slug}"` })),
      ),
    ),
  );
  return togetherOnce(broken);
}

function listsOf(targets: Targets): readonly string[] {
  return targets === SUBJECTS ? SUBJECT_LISTS : targets;
}

/** One misspelt slug is one problem, however many records name it. */
function togetherOnce(broken: readonly { readonly at: string; readonly problem: string }[]): string[] {
  const places = new Map<string, string[]>();
  for (const { at, problem } of broken) places.set(problem, [...(places.get(problem) ?? []), at]);
  return [...places].map(([problem, [first, ...more]]) => {
    return `${first}: ${problem}${more.length > 0 ? `, as in ${more.length} more places` : ''}`;
  });
}

function slugOf(targets: Targets): string {
  const files = listsOf(targets).map((list) => `${list}.json`);
  if (targets === SUBJECTS) return `the slug of a subject (${files.join(', ')})`;
  return `a slug of ${files.length > 1 ? `${files.slice(0, -1).join(', ')} or ${files.at(-1)}` : files.join()}`;
}

function repeated(entries: readonly (readonly [at: string, what: string, value: string | null])[]): string[] {
  const first = new Map<string, string>();
  return entries.flatMap(([at, what, value]) => {
    if (value === null) return [];
    const taken = first.get(value);
    if (taken === undefined) first.set(value, at);
    return taken === undefined ? [] : [`${at}: its ${what} must be its own, but ${taken} has "${value}" as well`];
  });
}

function misquoted({ text }: ArticleRecord, statement: StatementRecord): string | null {
  const words = `"${statement.text.slice(0, 40)}…"`;
  if (statement.start !== undefined) {
    return text.startsWith(statement.text, statement.start) ? null : `${words} does not stand at ${statement.start}`;
  }
  const at = text.indexOf(statement.text);
  if (at < 0) return `its text must stand in the article's text word for word, but ${words} does not`;
  return text.includes(statement.text, at + 1) ? `${words} stands there more than once: \`start\` must say where` : null;
}
