import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Contestant } from './contestants.js';
import { MIX, QUERIES, type QueryName, type Variables, type Workload } from './workload.js';

/** A POST of JSON. */
export interface Request {
  readonly path: string;
  readonly body: string;
}

/** What a contestant is asked, by query, in turn; a query that it sits out is left out. */
export type Requests = Partial<Record<QueryName | 'mix', readonly Request[]>>;

const MIXED = 2000;

/** The requests of a running contestant. */
export async function requestsOf(contestant: Contestant, url: string, workload: Workload): Promise<Requests> {
  const requests: Requests = {};
  for (const name of QUERIES) {
    const document = await documentOf(contestant, name);
    if (document === null) continue;
    const variables = name === 'q5' ? await contestant.cursors(url, workload.q5) : workload[name];
    requests[name] = variables.map((values) => ({
      path: contestant.path,
      body: JSON.stringify({ query: document, variables: declared(document, values) }),
    }));
  }
  const mix = mixed(requests);
  return mix ? { ...requests, mix } : requests;
}

/** What it is asked with: a document of GraphQL, or the name of the query where it knows what is meant. */
async function documentOf({ queries }: Contestant, name: QueryName): Promise<string | null> {
  if (queries === null) return name;
  const file = path.join(import.meta.dirname, 'queries', queries, `${name}.graphql`);
  if (!existsSync(file)) return null;
  return (await readFile(file, 'utf8')).replace(/\s+/g, ' ').trim();
}

/** The variables that a document declares; all for the name of a query. */
function declared(document: string, values: Variables): Variables {
  if (!document.includes('{')) return values;
  const names = new Set(Array.from(document.matchAll(/\$(\w+):/g), ([, name]) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function mixed(requests: Requests): readonly Request[] | null {
  const taken = new Map<QueryName, number>();
  const mix: Request[] = [];
  while (mix.length < MIXED) {
    const name = MIX[mix.length % MIX.length] as QueryName;
    const own = requests[name];
    if (!own) return null;
    const turn = taken.get(name) ?? 0;
    taken.set(name, turn + 1);
    mix.push(own[turn % own.length] as Request);
  }
  return mix;
}

/** The answer of one request. */
export async function send(origin: string, { path: at, body }: Request): Promise<{ status: number; text: string }> {
  const response = await fetch(new URL(at, origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  return { status: response.status, text: await response.text() };
}
