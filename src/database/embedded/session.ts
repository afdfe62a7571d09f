import type { Failure } from './backend.js';
import type { Connection, Scheduler } from './connection.js';
import type { Engine } from './engine.js';
import { CANCELLED, Execution, LONGEST_TIMER_MS } from './execution.js';
import { beginsTransaction, query, SYNC } from './frontend.js';
import { limitOf } from './hygiene.js';
import { notify } from './notification.js';
import type { Request } from './request.js';
import { SessionState } from './session-state.js';

export interface SessionLimits {
  readonly statementTimeoutMs: number;
  readonly idleInTransactionMs: number;
  readonly log: (message: string, details?: Record<string, unknown>) => void;
  /** The database ended over a statement: something may have been committed of which nobody was told. */
  readonly onLost: () => void;
}

interface Waiting {
  readonly connection: Connection;
  readonly request: Request;
}

const IDLE: Failure = { code: '25P03', text: 'terminating connection due to idle-in-transaction timeout' };
const CLOSING: Failure = { code: '57P01', text: 'terminating connection: the embedded database is closing' };
const TRANSACTION_LOST: Failure = { code: '57P02', text: 'The embedded database ended, and the transaction with it.' };

/**
 * Shares the one session of the database among its clients. A client has it from its first request until the database
 * says that it is idle again, so transactions never interleave; the others wait in the order in which they came.
 */
export class Session implements Scheduler {
  readonly execution: Execution;
  private readonly state: SessionState;
  private readonly connections = new Set<Connection>();
  private readonly queue: Waiting[] = [];
  private readonly chores: (() => Promise<unknown>)[] = [];
  private owner: Connection | null = null;
  private working: Promise<void> | null = null;
  private idle: NodeJS.Timeout | undefined;
  private isClosing = false;

  constructor(
    engine: () => Engine,
    private readonly limits: SessionLimits,
  ) {
    this.execution = new Execution(engine, {
      statementTimeoutMs: limits.statementTimeoutMs,
      log: limits.log,
      onLost: (failure) => this.lost(failure),
      onNotifications: (notifications, isFor) => {
        if (notifications.length > 0) notify([...this.connections].filter(isFor), notifications);
      },
    });
    this.state = new SessionState(this.execution, this.connections);
  }

  greeting(): Buffer {
    return this.execution.greeting;
  }

  add(connection: Connection): void {
    this.connections.add(connection);
    if (this.isClosing) {
      connection.end(CLOSING);
    }
  }

  enqueue(connection: Connection, request: Request): void {
    if (this.isClosing) {
      connection.end(CLOSING);
    } else {
      this.queue.push({ connection, request });
      this.work();
    }
  }

  cancel(pid: number, secret: number): void {
    if (!this.withdraw(pid, secret)) {
      this.execution.cancel(pid, secret);
    }
  }

  /** Ends what this client waits for, if it knows the secret it was given, and nothing that runs; whether it waited. */
  withdraw(pid: number, secret: number): boolean {
    const at = this.queue.findIndex(({ connection }) => connection.id === pid && connection.secret === secret);
    const waiting = this.queue[at];
    if (!waiting || waiting.connection === this.owner) {
      return false;
    }
    this.queue.splice(at, 1);
    const { connection, request } = waiting;
    this.state.drop(connection, request, 0);
    connection.served(request);
    if (request.isInStep) {
      connection.refuse(CANCELLED);
    } else {
      connection.end(CANCELLED);
    }
    return true;
  }

  gone(connection: Connection): void {
    this.connections.delete(connection);
    for (let at = this.queue.length - 1; at >= 0; at--) {
      if (this.queue[at]!.connection === connection) {
        this.queue.splice(at, 1);
      }
    }
    this.chores.push(() => this.state.cleanAfter(connection));
    this.work();
  }

  /** Lets the requests that wait be answered, rolls an open transaction back and ends every client. */
  async close(): Promise<void> {
    this.isClosing = true;
    await this.settled();
    this.owner?.end(CLOSING);
    await this.settled();
    for (const connection of [...this.connections]) {
      connection.end(CLOSING);
    }
    await this.settled();
    clearTimeout(this.idle);
  }

  private async settled(): Promise<void> {
    while (this.working) {
      await this.working;
    }
  }

  private lost(failure: Failure): void {
    this.state.forget();
    this.limits.onLost();
    if (!this.working) {
      // It holds a transaction open and has asked for nothing: its next statement would run outside of any.
      this.owner?.end(failure);
    }
  }

  private work(): void {
    // A client that has to wait is no work, and the time of the owner to send something runs on.
    if (this.working || !this.hasNext()) {
      return;
    }
    this.working = this.workThrough().finally(() => {
      this.working = null;
      this.work();
    });
  }

  private hasNext(): boolean {
    return this.owner
      ? this.owner.isGone || this.queue.some((each) => each.connection === this.owner)
      : this.chores.length + this.queue.length > 0;
  }

  private async workThrough(): Promise<void> {
    while (this.hasNext()) {
      clearTimeout(this.idle);
      if (this.owner?.isGone) {
        await this.rollBack();
        continue;
      }
      const chore = this.owner ? undefined : this.chores.shift();
      if (chore) {
        await chore();
        continue;
      }
      const at = this.owner ? this.queue.findIndex((each) => each.connection === this.owner) : 0;
      const [next] = this.queue.splice(at, 1);
      if (next) {
        await this.serve(next);
        next.connection.served(next.request);
      }
    }
    const { owner } = this;
    if (owner) {
      const limit = limitOf(owner.settings, 'idle_in_transaction_session_timeout', this.limits.idleInTransactionMs);
      this.idle = limit > 0 ? setTimeout(() => owner.end(IDLE), Math.min(limit, LONGEST_TIMER_MS)) : undefined;
    }
  }

  private async serve({ connection, request }: Waiting): Promise<void> {
    const isInTransaction = this.owner === connection;
    const { reopenings } = this.execution;
    this.owner = connection;
    let unfit = request.refusal ?? (await this.state.restore(connection, request));
    if (isInTransaction && this.execution.reopenings !== reopenings) {
      unfit ??= TRANSACTION_LOST;
    }
    if (unfit) {
      this.state.drop(connection, request, 0);
      return this.fail(connection, request, unfit, isInTransaction, false);
    }
    const limitMs = limitOf(connection.settings, 'statement_timeout', this.limits.statementTimeoutMs);
    const { bytes, isCopy } = request;
    const { seen, failure, isInsideRow } = await this.execution.run({ bytes, limitMs, connection, isCopy });
    if (failure) {
      this.state.drop(connection, request, seen.parsed);
      return this.fail(connection, request, failure, isInTransaction, isInsideRow);
    }
    this.state.note(connection, request, seen);
    if (seen.status === 'I') {
      this.owner = null;
      const lost = await this.state.keepSettings(connection);
      if (lost) {
        connection.end(lost);
      }
    }
  }

  private fail(
    connection: Connection,
    request: Request,
    failure: Failure,
    isInTransaction: boolean,
    isInsideRow: boolean,
  ): void {
    this.owner = null;
    if (request.refusal && isInTransaction) {
      this.owner = connection;
    }
    if (isInTransaction || isInsideRow || !request.isInStep || request.texts.some(beginsTransaction)) {
      connection.end(failure, isInsideRow);
    } else {
      connection.refuse(failure);
    }
  }

  private async rollBack(): Promise<void> {
    await this.execution.runOwn(Buffer.concat([SYNC, query('rollback')]));
    this.owner = null;
  }
}
