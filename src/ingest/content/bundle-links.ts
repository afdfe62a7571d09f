import type { ArticleRecord, Bundle, BundleListName, StatementRecord } from './records.js';

type FileName = 'newsroom' | BundleListName;
type Targets = readonly BundleListName[];

/** The lists whose records are subjects: their slugs are unique over all of them. */
const SUBJECT_LISTS: Targets = [
  'countries',
  'organizations',
  'offices',
  'officials',
  'presidencies',
  'topics',
  'resolutions',
  'operations',
];
const SPEAKER_LISTS: Targets = ['officials', 'organizations', 'countries'];

/** Which fields hold slugs, and of which lists. A list names only itself and what is loaded before it. */
const REFERENCES: Readonly<Record<FileName, Readonly<Record<string, Targets>>>> = {
  newsroom: { organization: ['organizations'] },
  countries: {},
  organizations: { parent: ['organizations'], country: ['countries'] },
  offices: { organization: ['organizations'], country: ['countries'] },
  officials: { country: ['countries'] },
  tenures: { official: ['officials'], office: ['offices'] },
  presidencies: { organization: ['organizations'], country: ['countries'] },
  topics: { broader: ['topics'] },
  resolutions: { organ: ['organizations'], about: SUBJECT_LISTS.filter((name) => name !== 'operations') },
  operations: { organization: ['organizations'], series: ['operations'], country: ['countries'] },
  sections: { parent: ['sections'] },
  articles: {
    section: ['sections'],
    outlet: ['organizations'],
    about: SUBJECT_LISTS,
    'statements.speaker': SPEAKER_LISTS,
    'statements.coSpeakers': SPEAKER_LISTS,
    'statements.office': ['offices'],
    'statements.outlet': ['organizations'],
    'statements.about': SUBJECT_LISTS,
  },
};

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
    ...brokenReferences(bundle),
    ...articles.flatMap((article, index) =>
      article.statements.flatMap((statement, nth) => {
        const problem = misquoted(article, statement);
        return problem ? [`articles.json[${index}].statements[${nth}] (${article.slug}): ${problem}`] : [];
      }),
    ),
  ];
}

interface Named {
  readonly slug: string;
}

function placed(bundle: Bundle, list: BundleListName): [at: string, record: Named][] {
  return (bundle[list] as readonly unknown[]).map((record, index) => [`${list}.json[${index}]`, record as Named]);
}

function brokenReferences(bundle: Bundle): string[] {
  const slugs = (list: BundleListName) => new Set(placed(bundle, list).map(([, { slug }]) => slug));
  const known = new Map([...SUBJECT_LISTS, 'sections' as const].map((list) => [list, slugs(list)]));
  const files = Object.entries(REFERENCES) as [FileName, Readonly<Record<string, Targets>>][];
  const broken = files.flatMap(([file, fields]) => {
    const records: [string, unknown][] =
      file === 'newsroom' ? [['newsroom.json', bundle.newsroom]] : placed(bundle, file);
    return records.flatMap(([at, record]) =>
      Object.entries(fields).flatMap(([field, targets]) =>
        namedIn(record, field.split('.'))
          .filter(([, slug]) => !targets.some((list) => known.get(list)?.has(slug)))
          .map(([where, slug]) => ({ at: `${at}${where}`, problem: `must be ${slugOf(targets)}, but got "${slug}"` })),
      ),
    );
  });
  return togetherOnce(broken);
}

/** One misspelt slug is one problem, however many records name it. */
function togetherOnce(broken: readonly { readonly at: string; readonly problem: string }[]): string[] {
  const places = new Map<string, string[]>();
  for (const { at, problem } of broken) places.set(problem, [...(places.get(problem) ?? []), at]);
  return [...places].map(([problem, [first, ...more]]) => {
    return `${first}: ${problem}${more.length > 0 ? `, as in ${more.length} more places` : ''}`;
  });
}

/** The slugs at a path such as statements.about, through lists, each with its place. */
function namedIn(value: unknown, keys: readonly string[]): [where: string, slug: string][] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      namedIn(item, keys).map(([where, slug]): [string, string] => [`[${index}]${where}`, slug]),
    );
  }
  const [key, ...rest] = keys;
  if (key === undefined) return typeof value === 'string' ? [['', value]] : [];
  return namedIn((value as Record<string, unknown>)[key], rest).map(([where, slug]) => [`.${key}${where}`, slug]);
}

function slugOf(lists: Targets): string {
  const files = lists.map((list) => `${list}.json`);
  if (lists === SUBJECT_LISTS) return `the slug of a subject (${files.join(', ')})`;
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
