import { resolve } from 'node:path';
import { isTimeZone } from '../lib/calendar.js';
import { address, oneOf, textLike, wholeNumber } from './reading.js';

/** Everything the surroundings decide. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where readers reach the server, without a slash at its end; null for this machine and port. */
  readonly publicUrl: string | null;
  /** Where the embedded database lives. */
  readonly dataDirectory: string;
  /** The PostgreSQL to use; null for the embedded database. */
  readonly databaseUrl: string | null;
  /** Where to listen for changes to it; null where that is the same address. */
  readonly databaseListenUrl: string | null;
  /** The bundle to load into an empty database, by name or path; null for none. */
  readonly content: string | null;
  /** Overrides the newsroom's own zone. */
  readonly timeZone: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** A statement that runs longer is ended with TIMEOUT. */
  readonly statementTimeoutMs: number;
  /** The points that each client may spend in a minute; 0 for any number; null where nothing is said. */
  readonly rateLimit: number | null;
  /** How many proxies of ours stand before the server, each of which adds to X-Forwarded-For. */
  readonly trustedProxies: number;
  /** The most that whole answers which are kept may take of the memory; 0 keeps none. */
  readonly answerCacheBytes: number;
  /** Of memory for rows that are kept; 0 for none. */
  readonly rowCacheBytes: number;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** What the surroundings say is wrong: every mistake at once, one a line. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const anything = textLike(() => true);

const SETTINGS = {
  PORT: { read: wholeNumber(0, 65535), want: 'a port from 0 to 65535, such as 4000' },
  HOST: { read: anything, want: 'a host name or address to listen on, such as 127.0.0.1' },
  PUBLIC_URL: {
    read: address('http', 'https'),
    want: 'the http or https address readers use, such as https://news.example.org',
  },
  DATA_DIR: { read: anything, want: 'a directory for the embedded database, such as ./data' },
  DATABASE_URL: {
    read: address('postgres', 'postgresql'),
    want: 'an address such as postgres://user:password@host:5432/name',
  },
  DATABASE_LISTEN_URL: {
    read: address('postgres', 'postgresql'),
    want: 'the address of the same database without a pooler in between, such as postgres://user:password@host:5432/name',
  },
  CONTENT: {
    read: textLike((given) => /^[a-z0-9-]+$|[/\\]/.test(given)),
    want: 'the name of a folder under content/, such as csto, the path of a bundle, such as ./my-newsroom, or none',
  },
  NEWSROOM_TIME_ZONE: { read: textLike(isTimeZone), want: 'a time zone such as Europe/Moscow' },
  LOG_LEVEL: { read: oneOf(LOG_LEVELS), want: `one of ${LOG_LEVELS.join(', ')}` },
  STATEMENT_TIMEOUT_MS: { read: wholeNumber(10, 600_000), want: 'milliseconds from 10 to 600000, such as 5000' },
  RATE_LIMIT: {
    read: wholeNumber(0, 2_000_000_000),
    want: 'points a minute for each client, such as 20000, or 0 for no limit',
  },
  TRUST_PROXY: { read: wholeNumber(0, 10), want: 'how many of your proxies stand before the server, such as 1' },
  ROW_CACHE_MB: {
    read: wholeNumber(0, 1_000_000),
    want: 'megabytes of memory for rows that are kept, such as 64, or 0 to keep none',
  },
  ANSWER_CACHE_MB: {
    read: wholeNumber(0, 1_000_000),
    want: 'megabytes of memory for answers that are kept, such as 64, or 0 to keep none',
  },
} as const;

type Setting = keyof typeof SETTINGS;
type ValueOf<Name extends Setting> = Exclude<ReturnType<(typeof SETTINGS)[Name]['read']>, undefined>;

/** They may hold a password, which is not to be shown. */
const SECRET: ReadonlySet<Setting> = new Set(['DATABASE_URL', 'DATABASE_LISTEN_URL']);

/**
 * Reads the environment. A variable that is empty counts as not set. The only place that looks at it; throws a
 * ConfigError that names every mistake.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const problems: string[] = [];
  const setting = <Name extends Setting>(name: Name): ValueOf<Name> | null => {
    const given = environment[name];
    if (given === undefined || given === '') return null;
    const value = SETTINGS[name].read(given);
    if (value !== undefined) return value as ValueOf<Name>;
    const shown = SECRET.has(name) ? 'something else' : `"${given}"`;
    problems.push(`${name} must be ${SETTINGS[name].want}, but is ${shown}.`);
    return null;
  };

  const databaseUrl = setting('DATABASE_URL');
  const databaseListenUrl = setting('DATABASE_LISTEN_URL');
  if (databaseListenUrl !== null && !environment.DATABASE_URL) {
    problems.push(
      'DATABASE_LISTEN_URL goes with DATABASE_URL, which is not set: leave both out for the embedded database.',
    );
  }
  const content = setting('CONTENT') ?? (databaseUrl ? 'none' : 'csto');
  const config: Config = {
    port: setting('PORT') ?? 4000,
    host: setting('HOST') ?? '127.0.0.1',
    publicUrl: setting('PUBLIC_URL')?.replace(/\/+$/, '') ?? null,
    dataDirectory: resolve(setting('DATA_DIR') ?? './data'),
    databaseUrl,
    databaseListenUrl,
    content: content === 'none' ? null : content,
    timeZone: setting('NEWSROOM_TIME_ZONE'),
    logLevel: setting('LOG_LEVEL') ?? 'info',
    statementTimeoutMs: setting('STATEMENT_TIMEOUT_MS') ?? 5000,
    rateLimit: setting('RATE_LIMIT'),
    trustedProxies: setting('TRUST_PROXY') ?? 0,
    rowCacheBytes: (setting('ROW_CACHE_MB') ?? 80) * 2 ** 20,
    answerCacheBytes: (setting('ANSWER_CACHE_MB') ?? 32) * 2 ** 20,
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** The variables that `readConfig` knows, with what each must be: what `--help` lists. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly Setting[];

/** What a setting must be, in words. */
export function wantedOf(name: Setting): string {
  return SETTINGS[name].want;
}
