import type { DatabaseAddress } from './pool.js';
import type { Db } from './db.js';
import type { Freshness } from './freshness.js';
import { Heard, type Hear } from './heard.js';
import { ListeningConnection } from './listening-connection.js';

export interface HearingOptions {
  /** Where to listen: a session that stays the same. */
  readonly address: DatabaseAddress;
  /** The same database as others reach it: whether what is told there is heard, is tried first. */
  readonly db: Db;
  readonly log: (message: string, details?: Record<string, unknown>) => void;
}

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/** A connection that lasted so long is taken up again at once. */
const SETTLED_MS = 10_000;

/**
 * What this process hears of changes, over a connection that is opened again whenever it is lost. While it is lost nothing is
 * live, and with the next one everything counts as changed.
 */
export class Listening implements Freshness {
  private readonly heard = new Heard();
  private readonly isInProcess: boolean;
  private connection: ListeningConnection | null = null;
  private liveSince: number | null = null;
  private pauseMs = SHORTEST_PAUSE_MS;
  private pause: NodeJS.Timeout | undefined;
  private isClosing = false;
  private turn: Promise<void> | null = null;

  private constructor(private readonly options: HearingOptions) {
    this.isInProcess = 'stream' in options.address;
  }

  /** Listens, or will: resolves after the first attempt, whether it succeeded or not. */
  static async open(options: HearingOptions): Promise<Listening> {
    const listening = new Listening(options);
    await listening.connect();
    return listening;
  }

  get isLive(): boolean {
    return this.liveSince !== null && this.connection !== null && this.connection.isSound;
  }

  get epoch(): number {
    return this.heard.epoch;
  }

  get sequence(): string {
    return this.heard.sequence;
  }

  changedSince(epoch: number, typeName: string): boolean {
    return this.heard.changedSince(epoch, typeName);
  }

  onChange(hear: Hear): void {
    this.heard.onChange(hear);
  }

  heardSoFar(): Promise<void> {
    if (this.isInProcess) return Promise.resolve();
    // Once the loop has been through all sockets that had something to read.
    this.turn ??= new Promise((resolve) =>
      setImmediate(() => {
        this.turn = null;
        resolve();
      }),
    );
    return this.turn;
  }

  /** Something may have been missed, though the connection is still there. */
  miss(): void {
    this.heard.takeEverything();
  }

  async close(): Promise<void> {
    this.isClosing = true;
    this.liveSince = null;
    clearTimeout(this.pause);
    await this.connection?.close();
  }

  private async connect(): Promise<void> {
    const connection = new ListeningConnection({
      address: this.options.address,
      onPayload: (payload) => this.heard.take(payload),
      onLost: (reason) => this.lost(reason),
    });
    this.connection = connection;
    try {
      const sequence = await connection.open(this.options.db);
      this.heard.takeEverything();
      this.heard.reach(sequence);
      this.liveSince = performance.now();
    } catch {
      // It was lost, and the next attempt is due.
    }
  }

  private lost(reason: string): void {
    const wasLive = this.liveSince !== null;
    if (this.liveSince !== null && performance.now() - this.liveSince > SETTLED_MS) this.pauseMs = SHORTEST_PAUSE_MS;
    this.liveSince = null;
    if (this.isClosing) return;
    if (wasLive || this.pauseMs === SHORTEST_PAUSE_MS) {
      this.options.log('changes are not heard of, and caches stay unused until they are', { reason });
    }
    this.pause = setTimeout(() => void this.connect(), this.pauseMs).unref();
    this.pauseMs = Math.min(2 * this.pauseMs, LONGEST_PAUSE_MS);
  }
}
