import type { Variables } from './workload.js';

/** From where a server runs, and places in the list of articles, to what it takes as the variables of each. */
export type CursorsOf = (url: string, places: readonly Variables[]) => Promise<Variables[]>;

/** A cursor says the place itself. */
export const ownCursors: CursorsOf = async (_url, places) =>
  places.map((place) => ({
    ...place,
    after: Buffer.from(JSON.stringify([place.publishedAt, place.id])).toString('base64url'),
  }));

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly slug: string } }[];
}

/** Cursors are signed by the server: the list is walked as a reader would, a hundred at a time, until all have been met. */
export const communiqueCursors: CursorsOf = async (url, places) => {
  const query = `query Walk($after: String) {
    page: articles(first: 100, after: $after) { edges { cursor node { slug } } }
  }`;
  const cursors = new Map<string, string>();
  const wanted = new Set(places.map(({ slug }) => slug as string));
  let after: string | null = null;
  while (wanted.size > 0) {
    const { edges }: Page = (await ask(url, query, { after })).page;
    for (const { cursor, node } of edges) {
      if (wanted.delete(node.slug)) cursors.set(node.slug, cursor);
    }
    const last = edges.at(-1);
    if (!last) throw new Error(`The list ended before ${wanted.size} places were found.`);
    after = last.cursor;
  }
  return places.map(({ slug }) => ({ after: cursors.get(slug as string) as string }));
};

/** PostGraphile can skip rows. */
export const postgraphileCursors: CursorsOf = async (url, places) => {
  const query = `query Skip($first: Int!, $offset: Int!) {
    page: articles(first: $first, offset: $offset, condition: { status: "published" }, orderBy: [PUBLISHED_AT_DESC, ROW_ID_DESC]) {
      edges { cursor node { slug } }
    }
  }`;
  const wanted = new Set(places.map(({ slug }) => slug as string));
  const cursors = new Map<string, string>();
  for (let offset = 0; wanted.size > 0; offset += 10_000) {
    const { edges }: Page = (await ask(url, query, { first: 10_000, offset })).page;
    if (edges.length === 0) throw new Error(`The list ended before ${wanted.size} places were found.`);
    for (const { cursor, node } of edges) {
      if (wanted.delete(node.slug)) cursors.set(node.slug, cursor);
    }
  }
  return places.map(({ slug }) => ({ after: cursors.get(slug as string) as string }));
};

async function ask(url: string, query: string, variables: object): Promise<{ readonly page: Page }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: { page: Page }; errors?: unknown };
  if (!data || errors) throw new Error(`Asked for cursors, ${url} answered ${JSON.stringify(errors)}.`);
  return data;
}
