import { setTimeout } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Lifetime } from '../lib/lifetime.js';
import type { Db } from './db.js';
import type { StatementNames } from './named-statement.js';

/** The connections that reads go through, and the names of the statements that these remember. */
export interface Connections {
  readonly pool: Pool;
  readonly names: StatementNames;
}

/** Which connection runs a statement, as whoever is asked to end it must know. */
export interface RunningClient {
  readonly host: string;
  readonly port: number;
  /** What the server gave it to cancel with. */
  readonly processID: number;
  readonly secretKey: number;
}

/**
 * Asks for the end of what a connection runs or waits for; `reason` is why. Resolves when the asking can hit nothing that
 * the connection does later; rejects when that is not known.
 */
export type Cancel = (client: RunningClient, reason: unknown) => Promise<void>;

/** A server that had not begun with the statement when it was asked to end it is asked again. */
const ASK_AGAIN_MS = 250;

/**
 * The database for one request: once its lifetime is over no statement begins on it any more, and those that run are ended.
 * What is thrown then is the reason for that. Connections go back to the pool as they came.
 */
export function boundTo({ pool, names }: Connections, lifetime: Lifetime, cancel: Cancel): Db {
  const running = new Set<RunningStatement>();
  lifetime.whenOver((reason) => {
    for (const statement of running) statement.end(reason);
  });
  return {
    async query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
      lifetime.throwIfOver();
      return withClient(pool, async (client) => {
        // Whoever waits for a connection may have waited too long.
        lifetime.throwIfOver();
        const statement = new RunningStatement(client, cancel);
        running.add(statement);
        try {
          const { rows } = await client.query(names.named(sql, parameters ?? []));
          return rows as Row[];
        } catch (error) {
          lifetime.throwIfOver();
          throw error;
        } finally {
          running.delete(statement);
          await statement.over();
        }
      });
    },
  };
}

/** `pg` does not give all of it in its types. */
type Client = PoolClient & RunningClient & { end(): Promise<void> };

/** A connection of the pool for a while. One that breaks is not given back. */
async function withClient<Result>(pool: Pool, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = (await pool.connect()) as Client;
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    return await use(client);
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** One statement. Its connection is kept until nobody is asking any more for its end, which would hit the next one. */
class RunningStatement {
  private readonly finished: Promise<true>;
  private finish: () => void = () => undefined;
  private ending: Promise<void> | null = null;

  constructor(
    private readonly client: RunningClient & { end(): Promise<void> },
    private readonly cancel: Cancel,
  ) {
    this.finished = new Promise((resolve) => (this.finish = () => resolve(true)));
  }

  end(reason: unknown): void {
    this.ending = this.askUntilOver(reason).catch(() => {
      // It may still be hit: the pool drops a connection that was closed.
      this.client.end().catch(() => undefined);
    });
  }

  async over(): Promise<void> {
    this.finish();
    await this.ending;
  }

  private async askUntilOver(reason: unknown): Promise<void> {
    for (let isOver = false; !isOver;) {
      await this.cancel(this.client, reason);
      isOver = await Promise.race([this.finished, setTimeout(ASK_AGAIN_MS, false, { ref: false })]);
    }
  }
}
