import { AnswerReader, type Failure, type Notification, type Seen } from './backend.js';
import type { Connection } from './connection.js';
import type { Engine } from './engine.js';

export interface ExecutionOptions {
  /** How long a statement of our own may run. */
  readonly statementTimeoutMs: number;
  readonly log: (message: string, details?: Record<string, unknown>) => void;
  /** The session is gone, with all that was prepared, set and begun in it. */
  readonly onLost: (failure: Failure) => void;
  /** They are for the connections that listen and of which the condition holds. */
  readonly onNotifications: (
    notifications: readonly Notification[],
    isFor: (connection: Connection) => boolean,
  ) => void;
}

/** What the database is to run, and for whom; null is ourselves. */
export interface Order {
  readonly bytes: Buffer;
  /** 0 is no limit. */
  readonly limitMs: number;
  readonly connection: Connection | null;
  readonly isCopy: boolean;
}

export interface Outcome {
  readonly seen: Seen;
  readonly failure: Failure | null;
  readonly isInsideRow: boolean;
}

interface Running {
  readonly connection: Connection | null;
  readonly reader: AnswerReader;
  readonly deliver: (part: Buffer) => void;
  readonly finish: (failure: Failure | null) => void;
}

const TIMED_OUT: Failure = { code: '57014', text: 'canceling statement due to statement timeout' };
export const CANCELLED: Failure = { code: '57014', text: 'canceling statement due to user request' };
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Runs one request at a time. One that may not go on is ended together with the database, which is then opened again. */
export class Execution {
  /** Counts the reopenings: no transaction outlives one. */
  reopenings = 0;
  private running: Running | null = null;
  private unable: Failure | null = null;
  private wake: (() => void) | null = null;
  /** Chunks of an answer that wait for their slow reader. */
  private untaken = 0;

  constructor(
    private readonly engine: () => Engine,
    private readonly options: ExecutionOptions,
  ) {}

  get greeting(): Buffer {
    return this.engine().greeting;
  }

  /** Waits until the database is open; the failure when it cannot be opened. */
  async whenUp(): Promise<Failure | null> {
    while (!this.engine().isUp && !this.unable) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return this.unable;
  }

  run(order: Order, deliver = (part: Buffer): unknown => order.connection?.send(part)): Promise<Outcome> {
    const { bytes, connection, isCopy } = order;
    return new Promise((resolve) => {
      const reader = new AnswerReader(isCopy);
      const limit = Math.min(order.limitMs, LONGEST_TIMER_MS);
      const timer = limit > 0 ? setTimeout(() => this.abort(TIMED_OUT), limit) : undefined;
      const finish = (failure: Failure | null): void => {
        clearTimeout(timer);
        this.running = null;
        if (failure) {
          this.lose(failure);
        }
        this.options.onNotifications(reader.notifications, (each) => each === connection);
        resolve({ seen: reader.seen, failure, isInsideRow: reader.isInsideRow });
      };
      this.running = { connection, reader, deliver, finish };
      this.engine().run(bytes);
    });
  }

  /**
   * The answer to something of our own; null when the database ended over it. An error in the answer is nobody's: it
   * shows in what the client asks next.
   */
  async runOwn(bytes: Buffer): Promise<Buffer | null> {
    if (bytes.length === 0) {
      return bytes;
    }
    if (await this.whenUp()) {
      return null;
    }
    const answer: Buffer[] = [];
    const order = { bytes, limitMs: this.options.statementTimeoutMs, connection: null, isCopy: false };
    const { failure } = await this.run(order, (part) => answer.push(part));
    return failure ? null : Buffer.concat(answer);
  }

  /** Ends what runs for this client, if it knows the secret it was given. */
  cancel(pid: number, secret: number): void {
    const { running } = this;
    if (running?.connection?.id === pid && running.connection.secret === secret) {
      this.abort(CANCELLED);
    }
  }

  ready(): void {
    this.unable = null;
    this.wake?.();
  }

  cannotStart(reason: string): void {
    this.unable = { code: '57P03', text: `The embedded database cannot be opened: ${reason}` };
    this.wake?.();
  }

  crashed(reason: string): void {
    const failure = { code: '57P02', text: `The embedded database ended unexpectedly (${reason})` };
    if (this.running) {
      this.running.finish(failure);
    } else {
      this.lose(failure);
    }
  }

  /** A part of the database's answer. */
  answered(bytes: Buffer, isLast: boolean): void {
    const { running } = this;
    const before = running?.reader.notifications.length;
    const parts = running?.reader.read(bytes) ?? [];
    // Others hear of a change before whoever made it knows that it is made.
    this.options.onNotifications(
      running?.reader.notifications.slice(before) ?? [],
      (connection) => connection !== running?.connection,
    );
    for (const part of parts) {
      running?.deliver(part);
    }
    if (!running?.connection?.isSlow) {
      this.engine().took(1);
    } else if (++this.untaken === 1) {
      running.connection.whenRead(() => {
        this.engine().took(this.untaken);
        this.untaken = 0;
      });
    }
    if (isLast) {
      running?.finish(null);
    }
  }

  private abort(failure: Failure): void {
    this.options.log('A statement was ended, and the embedded database is opened again.', { reason: failure.text });
    const { running } = this;
    void this.engine().restart();
    running?.finish(failure);
  }

  private lose(failure: Failure): void {
    this.reopenings++;
    this.options.onLost(failure);
  }
}
