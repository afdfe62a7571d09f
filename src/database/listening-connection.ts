import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import pg from 'pg';
import { messageOf } from '../lib/errors.js';
import type { DatabaseAddress } from './pool.js';
import type { Db } from './db.js';

/** What the triggers of the migration `heard` tell on. */
const CHANNEL = 'communique_heard';
/** For whoever looks at the database's sessions. */
const APPLICATION_NAME = 'communique freshness';
const OPENING_MS = 5000;
const CLOSING_MS = 500;
const BEAT_MS = 250;
/** Within it whatever was committed before is heard, or nothing is believed any more. */
const LEASE_MS = 1000;
/** Beats without an answer to the first of them. Each takes a turn of the event loop, so that a stall of our own is none. */
const MOST_BEATS_MISSED = 20;

/** The steady clock stands still while a machine sleeps, and the wall clock is put right now and then: the larger counts. */
interface Moment {
  readonly steady: number;
  readonly wall: number;
}

function thisMoment(): Moment {
  return { steady: performance.now(), wall: Date.now() };
}

function msSince({ steady, wall }: Moment): number {
  return Math.max(performance.now() - steady, Date.now() - wall);
}

export interface ListeningOptions {
  readonly address: DatabaseAddress;
  readonly onPayload: (payload: string) => void;
  /** Once, for whatever reason, unless it was closed; nothing that is told from then on is heard. */
  readonly onLost: (reason: string) => void;
}

/**
 * A connection of its own that listens. Over the network one may fall silent without a word. So it is asked something four
 * times a second: PostgreSQL sends what it has to tell before it answers, so that with the answer everything is heard that was
 * committed before the question. In this process nothing gets lost on the way.
 */
export class ListeningConnection {
  private readonly stream: Duplex;
  private readonly client: pg.Client;
  private readonly lost: Promise<never>;
  private fail: (error: Error) => void = () => undefined;
  private backend = 0;
  /** When the question was asked that was answered last. */
  private confirmedAt: Moment | null = null;
  private isAsking = false;
  private missed = 0;
  private beat: NodeJS.Timeout | undefined;
  private probe: { readonly payload: string; readonly found: () => void } | null = null;
  private isOver = false;

  constructor(private readonly options: ListeningOptions) {
    const { address } = options;
    this.lost = new Promise((_, reject) => (this.fail = reject));
    this.lost.catch(() => undefined);
    this.stream = 'stream' in address ? address.stream() : new Socket();
    this.client = new pg.Client({
      ...('url' in address ? { connectionString: address.url } : { user: 'postgres', database: 'postgres' }),
      ...('socketDirectory' in address ? { host: address.socketDirectory } : {}),
      application_name: APPLICATION_NAME,
      keepAlive: true,
      stream: () => this.stream,
    });
    this.client.on('notification', ({ payload = '' }) => this.take(payload));
    this.client.on('error', (error) => this.lose(messageOf(error)));
    this.client.on('end', () => this.lose('It was closed.'));
  }

  /**
   * Begins to listen; the number that the ledger has come to. Rejects, and is lost, where it does not hear what is told
   * through `db`: the address may lead to another database, or to a pooler that gives each statement another connection.
   */
  async open(db: Db): Promise<string> {
    const limit = setTimeout(
      () => this.lose('It did not answer, or what was told elsewhere was not heard.'),
      OPENING_MS,
    );
    try {
      return await Promise.race([this.begin(db), this.lost]);
    } catch (error) {
      this.lose(messageOf(error));
      throw error;
    } finally {
      clearTimeout(limit);
    }
  }

  /** Whether it is sure that everything is heard. */
  get isSound(): boolean {
    if (this.isOver || this.confirmedAt === null) return false;
    return 'stream' in this.options.address || msSince(this.confirmedAt) <= LEASE_MS;
  }

  async close(): Promise<void> {
    this.end();
    const limit = setTimeout(() => this.stream.destroy(), CLOSING_MS);
    await this.client.end().catch(() => undefined);
    clearTimeout(limit);
  }

  private async begin(db: Db): Promise<string> {
    await this.client.connect();
    await this.client.query(`listen ${CHANNEL}`);
    const heard = new Promise<void>((found) => (this.probe = { payload: `probe:${randomUUID()}`, found }));
    await db.query('select pg_notify($1, $2)', [CHANNEL, this.probe?.payload]);
    await heard;
    const askedAt = thisMoment();
    const { rows } = await this.client.query<{ backend: number; sequence: string }>(
      'select pg_backend_pid() as backend, (select coalesce(max(sequence), 0)::text from change) as sequence',
    );
    const [{ backend, sequence } = { backend: 0, sequence: '0' }] = rows;
    this.backend = backend;
    this.confirmedAt = askedAt;
    if (!('stream' in this.options.address)) this.beat = setInterval(() => this.ask(), BEAT_MS).unref();
    return sequence;
  }

  private take(payload: string): void {
    if (payload === this.probe?.payload) this.probe.found();
    else if (!payload.startsWith('probe:') && !this.isOver) this.options.onPayload(payload);
  }

  private ask(): void {
    if (this.isAsking) {
      if (++this.missed >= MOST_BEATS_MISSED) this.lose('It does not answer any more.');
      return;
    }
    const askedAt = thisMoment();
    this.isAsking = true;
    this.missed = 0;
    this.client.query<{ backend: number }>('select pg_backend_pid() as backend').then(
      ({ rows }) => {
        this.isAsking = false;
        if (rows[0]?.backend === this.backend) this.confirmedAt = askedAt;
        else this.lose('Another connection answered: it leads through a pooler that changes them.');
      },
      (error: unknown) => this.lose(messageOf(error)),
    );
  }

  private lose(reason: string): void {
    if (this.isOver) return;
    this.end();
    this.stream.destroy();
    this.fail(new Error(reason));
    this.options.onLost(reason);
  }

  private end(): void {
    this.isOver = true;
    clearInterval(this.beat);
  }
}
