import path from 'node:path';
import { communiqueCursors, ownCursors, postgraphileCursors, type CursorsOf } from './cursors.js';

/** A server that is measured beside others. */
export interface Contestant {
  readonly name: string;
  /** Where it is started. */
  readonly folder: string;
  /** What starts it; `node` is the Node that runs the benchmark, or the one of `node24`. */
  readonly command: readonly string[];
  /** Added to DATABASE_URL and PORT. */
  readonly environment: Readonly<Record<string, string>>;
  readonly database: 'plain' | 'communique' | 'embedded';
  readonly path: string;
  /** The folder of its documents under `queries/`; null where it is asked by the query's name alone. */
  readonly queries: string | null;
  /** Whether its ids are the plain schema's, and so are compared as well. */
  readonly sharesIds: boolean;
  /** Its own cursors for given places in the list of articles. */
  readonly cursors: CursorsOf;
  /** Has packages of its own, installed by --install. */
  readonly hasPackages: boolean;
  readonly needsNode24?: boolean;
  /** Answers from what it has kept: it is asked everything once before it is measured. */
  readonly keepsAnswers?: boolean;
  /** Only where it is asked for by name, or by the option that it is for. */
  readonly isOptional?: boolean;
}

const ROOT = path.dirname(import.meta.dirname);
const folderOf = (name: string) => path.join(import.meta.dirname, 'contestants', name);

const LIMIT = {
  folder: folderOf('limit'),
  command: ['node', 'server.mjs'],
  database: 'plain',
  path: '/',
  queries: null,
  sharesIds: true,
  cursors: ownCursors,
  hasPackages: false,
} as const;

/** What `npm start` runs, and what that was bundled from. */
export const BUNDLED = 'dist/server/main.cjs';
export const UNBUNDLED = 'dist/compiled/src/cli/main.js';

/**
 * As built and with its usual settings. Limits are counted for every request, and so generous that no request is ever
 * refused; unless set they would not be counted for requests from this machine.
 */
const COMMUNIQUE = {
  folder: ROOT,
  command: ['node', '--max-semi-space-size=8', BUNDLED, 'serve'],
  database: 'communique',
  path: '/graphql',
  queries: 'communique',
  sharesIds: false,
  cursors: communiqueCursors,
  hasPackages: false,
} as const;
const COMMUNIQUE_ENVIRONMENT = { CONTENT: 'none', LOG_LEVEL: 'warn', RATE_LIMIT: '2000000000' } as const;

const GRAPHQL_JS = {
  folder: folderOf('graphql-js'),
  database: 'plain',
  path: '/',
  queries: 'graphql-js',
  sharesIds: true,
  cursors: ownCursors,
  hasPackages: true,
} as const;

export const CONTESTANTS: readonly Contestant[] = [
  { ...LIMIT, name: 'limit-pg', environment: {} },
  { ...LIMIT, name: 'limit-memory', environment: { MEMORY: '1' }, keepsAnswers: true },
  { ...COMMUNIQUE, name: 'communique', environment: { ...COMMUNIQUE_ENVIRONMENT, ANSWER_CACHE_MB: '0' } },
  { ...COMMUNIQUE, name: 'communique-hot', environment: COMMUNIQUE_ENVIRONMENT, keepsAnswers: true, isOptional: true },
  {
    ...COMMUNIQUE,
    name: 'communique-embedded',
    command: ['node', '--import', path.join(import.meta.dirname, 'stall.mjs'), ...COMMUNIQUE.command.slice(1)],
    environment: { ...COMMUNIQUE_ENVIRONMENT, ANSWER_CACHE_MB: '0' },
    database: 'embedded',
    isOptional: true,
  },
  { ...GRAPHQL_JS, name: 'apollo', command: ['node', 'apollo.mjs'], environment: {} },
  { ...GRAPHQL_JS, name: 'mercurius-jit', command: ['node', 'mercurius.mjs'], environment: {} },
  {
    name: 'postgraphile',
    folder: folderOf('postgraphile'),
    command: ['node', 'server.mjs'],
    environment: { GRAPHILE_ENV: 'production' },
    database: 'plain',
    path: '/',
    queries: 'postgraphile',
    sharesIds: true,
    cursors: postgraphileCursors,
    hasPackages: true,
    needsNode24: true,
  },
];
