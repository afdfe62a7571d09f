import type pg from 'pg';

/** What is asked, by the names that the table has. */
export const QUERIES = ['q1', 'q2', 'q3', 'q4', 'q4b', 'q4c', 'q5', 'q6'] as const;
export type QueryName = (typeof QUERIES)[number];

/** What each asks for, in words. */
export const QUERY_TITLES: Readonly<Record<QueryName | 'mix', string>> = {
  q1: 'flagship: the 20 newest statements of an office about a topic, with all they link to',
  q2: 'front page: 30 articles of a section, with topics and three statements each',
  q3: 'article page with its text, statements, subjects and the newest of its section',
  q4: 'search for two words within a year, with the total',
  q4b: 'search for a word of half of all articles, with the total',
  q4c: 'search for two words within as many days as have a thousand articles, with the total',
  q5: 'page of 30 articles 50,000 rows in, at most a quarter of the way',
  q6: 'the rarest offices about the largest topic, with the total',
  mix: '30 % q3, 30 % q1, 25 % q2, 10 % q5, 5 % q4',
};

/** A reader's day: each query as often as its share is. */
export const MIX: readonly QueryName[] = 'q3 q1 q2 q3 q1 q2 q5 q3 q1 q2 q3 q1 q2 q5 q3 q1 q2 q3 q1 q4'.split(
  ' ',
) as QueryName[];

export type Variables = Readonly<Record<string, string | number>>;
/** The variables that a query is asked with in turn. */
export type Workload = Readonly<Record<QueryName, readonly Variables[]>>;

const DEEP_ROWS = 50_000;
const DEEP_PAGES = 400;
const SEARCHES = 800;
const ARTICLES_OF_A_STRETCH = 1_000;
const DAY_MS = 86_400_000;
const WORDS =
  'cooperation peacekeeping sanctions disarmament refugees mandate ceasefire sovereignty drought election trafficking reconciliation mediation sustainable financing biodiversity nuclear proliferation vaccine pandemic famine migration treaty tribunal accountability veto observer envoy delegation inequality poverty education youth indigenous oceans fisheries landmines piracy cyberspace decolonization budget reform genocide extremism radicalization desertification'.split(
    ' ',
  );

/** Draws from the plain schema, the same each time. */
export async function drawWorkload(plain: pg.Client): Promise<Workload> {
  const draw = generator();
  const column = async (statement: string) =>
    (await plain.query<{ value: string }>(statement)).rows.map(({ value }) => value);
  const titles = await column('select distinct title as value from office order by 1');
  const topics = await column('select slug as value from topic order by id');
  const sections = await column('select slug as value from section order by id');
  const days = await column(`select to_char(day, 'YYYY-MM-DD"T00:00:00.000Z"') as value
    from generate_series(timestamp '2010-01-01', timestamp '2025-01-01', interval '4 months') day`);

  const flagship = { title: 'Secretary General', topic: 'un-cooperation' };
  const pairs = titles.flatMap((title) => topics.slice(0, 16).map((topic) => ({ title, topic })));
  return {
    // The flagship is every fifth, as it would be on a site that links to it.
    q1: shuffled(pairs, draw).flatMap((pair, at) => (at % 4 === 0 ? [flagship, pair] : [pair])),
    q2: shuffled(
      sections.flatMap((section) => days.map((before) => ({ section, before }))),
      draw,
    ),
    q3: shuffled(
      await column(
        `select slug as value from article where id % 97 = 0 and status = 'published' order by id limit 2000`,
      ),
      draw,
    ).map((slug) => ({ slug })),
    q4: Array.from({ length: SEARCHES }, () => {
      const [first, second] = [pick(WORDS, draw()), pick(WORDS, draw())];
      const year = 2006 + Math.floor(draw() * 18);
      const text = first === second ? first : `${first} ${second}`;
      return { text, year, from: `${year}-01-01`, until: `${year + 1}-01-01` };
    }),
    q4b: (await broadWords(plain)).map((text) => ({ text })),
    q4c: await stretches(plain),
    q5: shuffled(await deepPlaces(plain), draw),
    q6: await rareOffices(plain),
  };
}

/** The words that stand in nearest to half of a sample of articles. */
async function broadWords(plain: pg.Client): Promise<string[]> {
  const { rows } = await plain.query<{ word: string }>(
    `select word from ts_stat($$select to_tsvector('simple', body) from article where id % 50 = 0 limit 4000$$)
      where to_tsvector('english', word) <> '' order by abs(ndoc - (select count(*) / 2.0 from
        (select 1 from article where id % 50 = 0 limit 4000) sample)), word limit 8`,
  );
  return rows.map(({ word }) => word);
}

/** Searches within so many days as have a thousand articles, wherever in the archive. */
async function stretches(plain: pg.Client): Promise<Variables[]> {
  const { rows } = await plain.query<{ first: string; days: number; articles: number }>(
    `select min(published_at)::date::text as first, max(published_at)::date - min(published_at)::date as days,
      count(*)::integer as articles from article`,
  );
  const [{ first, days, articles } = { first: '', days: 0, articles: 0 }] = rows;
  const length = Math.max(Math.round((days * ARTICLES_OF_A_STRETCH) / articles), 1);
  const draw = generator();
  const dayAt = (at: number) => new Date(Date.parse(first) + at * DAY_MS).toISOString().slice(0, 10);
  return Array.from({ length: SEARCHES }, () => {
    const text = `${pick(WORDS, draw())} ${pick(WORDS, draw())}`;
    const from = Math.floor(draw() * Math.max(days - length, 0));
    return { text, from: dayAt(from), until: dayAt(from + length) };
  });
}

/** Places far down the list of all articles: the last row of the page before. */
async function deepPlaces(plain: pg.Client): Promise<Variables[]> {
  const { rows } = await plain.query<{ slug: string; id: string; publishedAt: string }>(
    `select slug, id::text, to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt"
      from article where status = 'published' order by published_at desc, id desc
      offset least(${DEEP_ROWS}, (select count(*) / 4 from article)) limit ${DEEP_PAGES}`,
  );
  return rows;
}

async function rareOffices(plain: pg.Client): Promise<Variables[]> {
  const { rows } = await plain.query<{ office: string; topic: string }>(
    `select o.slug as office, (select t.slug from statement_topic st join topic t on t.id = st.topic_id
        group by t.id order by count(*) desc, t.id limit 1) as topic
      from office o join statement s on s.office_id = o.id group by o.id order by count(*), o.id limit 10`,
  );
  return rows;
}

/** Numbers from 0 to 1 that look random, the same each time. */
function generator(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function pick<Item>(items: readonly Item[], share: number): Item {
  return items[Math.floor(share * items.length)] as Item;
}

function shuffled<Item>(items: readonly Item[], draw: () => number): Item[] {
  return items
    .map((item) => ({ item, place: draw() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
