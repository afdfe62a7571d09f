import { AnswerReader, type Failure, rowsOf, type Seen } from './backend.js';
import type { Connection, Request, Scheduler } from './connection.js';
import type { Engine } from './engine.js';
import { beginsTransaction, listeningIn, message, query, sessionName, SYNC } from './frontend.js';
import { applySettings, LEFTOVERS, limitOf, listenTo, READ_SETTINGS, touchesSettings } from './hygiene.js';

export interface SessionLimits {
  readonly statementTimeoutMs: number;
  readonly idleInTransactionMs: number;
  readonly log: (message: string, details?: Record<string, unknown>) => void;
}

interface Outcome {
  readonly seen: Seen;
  readonly failure: Failure | null;
  readonly isInsideRow: boolean;
}

interface Running {
  readonly connection: Connection | null;
  readonly reader: AnswerReader;
  readonly deliver: (bytes: Buffer) => void;
  readonly finish: (failure: Failure | null) => void;
}

const TIMED_OUT: Failure = { code: '57014', text: 'canceling statement due to statement timeout' };
const CANCELLED: Failure = { code: '57014', text: 'canceling statement due to user request' };
const IDLE: Failure = { code: '25P03', text: 'terminating connection due to idle-in-transaction timeout' };
const CLOSING: Failure = { code: '57P01', text: 'terminating connection: the embedded database is closing' };
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const ATTEMPTS = 3;

/**
 * Shares the one session of the database among its clients. A client has it from its first request until the database
 * says that it is idle again, so transactions never interleave; the others wait in the order in which they came.
 */
export class Session implements Scheduler {
  private readonly connections = new Set<Connection>();
  private readonly queue: Request[] = [];
  private readonly chores: (() => Promise<unknown>)[] = [];
  private owner: Connection | null = null;
  private running: Running | null = null;
  private working: Promise<void> | null = null;
  private idle: NodeJS.Timeout | undefined;
  private isClosing = false;
  private unable: Failure | null = null;
  private wake: (() => void) | null = null;
  /** Counts the sessions: what was prepared or set in an earlier one is gone. */
  private number = 1;
  private mustListen = false;
  private settingsOf: Connection | null = null;
  private unnamed: unknown = null;
  /** Chunks of an answer that wait for their slow reader. */
  private untaken = 0;

  constructor(
    private readonly engine: () => Engine,
    private readonly limits: SessionLimits,
  ) {}

  greeting(): Buffer {
    return this.engine().greeting;
  }

  add(connection: Connection): void {
    this.connections.add(connection);
    if (this.isClosing) {
      connection.end(CLOSING);
    }
  }

  enqueue(request: Request): void {
    if (this.isClosing) {
      request.connection.end(CLOSING);
    } else {
      this.queue.push(request);
      this.work();
    }
  }

  cancel(pid: number, secret: number): void {
    const { running } = this;
    if (running?.connection?.id === pid && running.connection.secret === secret) {
      this.abort(CANCELLED);
    }
  }

  gone(connection: Connection): void {
    this.connections.delete(connection);
    for (let at = this.queue.length - 1; at >= 0; at--) {
      if (this.queue[at]!.connection === connection) {
        this.queue.splice(at, 1);
      }
    }
    this.chores.push(() => this.cleanAfter(connection));
    this.work();
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
    this.running?.finish({ code: '57P02', text: `The embedded database ended unexpectedly (${reason})` });
  }

  /** A part of the database's answer. */
  answered(bytes: Buffer, isLast: boolean): void {
    const { running } = this;
    for (const part of running?.reader.read(bytes) ?? []) {
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

  private work(): void {
    this.working ??= this.workThrough().finally(() => {
      this.working = null;
      if (this.hasNext()) {
        this.work();
      }
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
      const [request] = this.queue.splice(at, 1);
      if (request) {
        await this.serve(request);
        request.connection.served(request);
      }
    }
    const { owner } = this;
    if (owner) {
      const limit = limitOf(owner.settings, 'idle_in_transaction_session_timeout', this.limits.idleInTransactionMs);
      this.idle = limit > 0 ? setTimeout(() => owner.end(IDLE), Math.min(limit, LONGEST_TIMER_MS)) : undefined;
    }
  }

  private async serve(request: Request): Promise<void> {
    const { connection } = request;
    const isInTransaction = this.owner === connection;
    this.owner = connection;
    const unfit = request.refusal ?? (await this.makeReady(request));
    if (unfit) {
      return this.fail(request, unfit, isInTransaction, false);
    }
    const limit = limitOf(connection.settings, 'statement_timeout', this.limits.statementTimeoutMs);
    const outcome = await this.execute(request.bytes, limit, connection, request.isCopy);
    if (outcome.failure) {
      return this.fail(request, outcome.failure, isInTransaction, outcome.isInsideRow);
    }
    await this.settle(request, outcome.seen);
  }

  /** Gives the session what this client has set and prepared; the failure when it cannot be had. */
  private async makeReady({ connection, uses, parses }: Request): Promise<Failure | null> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const failure = await this.whenUp();
      if (failure) {
        return failure;
      }
      const number = this.number;
      if (this.mustListen) {
        this.mustListen = false;
        await this.internal(listenTo(new Set([...this.connections].flatMap((each) => [...each.channels]))));
      }
      if (this.settingsOf !== connection && (this.settingsOf || connection.settings.size > 0)) {
        this.settingsOf = connection.settings.size > 0 ? connection : null;
        await this.internal(query(applySettings(connection.settings)));
      }
      const missing = uses.filter((each) =>
        each.name === '' ? this.unnamed !== each : each.preparedIn !== this.number,
      );
      if (missing.length > 0) {
        await this.internal(Buffer.concat([...missing.map((each) => each.parse), SYNC]));
        missing.forEach((each) => (each.preparedIn = this.number));
        this.unnamed = missing.find((each) => each.name === '') ?? this.unnamed;
      }
      if (number === this.number) {
        this.unnamed = parses.findLast((each) => each.name === '') ?? (uses.length > 0 ? this.unnamed : null);
        return null;
      }
    }
    return { code: '57P03', text: 'The embedded database ended again and again.' };
  }

  private async settle({ connection, parses, texts }: Request, { status, tags, parsed }: Seen): Promise<void> {
    parses.forEach((statement, index) => {
      if (index < parsed) {
        statement.preparedIn = this.number;
      } else if (connection.statements.get(statement.name) === statement) {
        connection.statements.delete(statement.name);
      }
    });
    for (const { trace, undo } of LEFTOVERS) {
      if (texts.some((text) => trace.test(text))) {
        connection.leftovers.add(undo);
      }
    }
    if (tags.includes('LISTEN') || tags.includes('UNLISTEN')) {
      this.follow(connection, texts);
    }
    if (tags.includes('DISCARD ALL') || tags.includes('DEALLOCATE ALL')) {
      this.number++;
      connection.statements.clear();
      if (tags.includes('DISCARD ALL')) {
        connection.channels.clear();
        this.mustListen = true;
      }
    }
    connection.hasSet ||= touchesSettings(tags, texts);
    if (status === 'I') {
      this.owner = null;
      if (connection.hasSet) {
        connection.hasSet = false;
        connection.settings = new Map(
          rowsOf(await this.internal(query(READ_SETTINGS))).map(([name, value]) => [name ?? '', value ?? '']),
        );
        this.settingsOf = connection;
      }
    }
  }

  private follow(connection: Connection, texts: readonly string[]): void {
    for (const { leaves, channel } of texts.flatMap((text) => listeningIn(text))) {
      if (!leaves) {
        connection.channels.add(channel);
      } else if (channel === '*') {
        connection.channels.clear();
      } else {
        connection.channels.delete(channel);
      }
      // Others may listen where this one has left.
      this.mustListen ||= leaves;
    }
  }

  private fail(request: Request, failure: Failure, isInTransaction: boolean, isInsideRow: boolean): void {
    const { connection } = request;
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
    await this.internal(Buffer.concat([SYNC, query('rollback')]));
    this.owner = null;
  }

  private async cleanAfter(connection: Connection): Promise<void> {
    const names = [...connection.statements.values()].filter((each) => each.name && each.preparedIn === this.number);
    const closes = names.map(({ name }) => message('C', Buffer.from('S'), sessionName(name, connection.id)));
    const others = [...this.connections];
    const undo = [...connection.leftovers].filter((each) => !others.some((other) => other.leftovers.has(each)));
    const left = [...connection.channels].filter((each) => !others.some((other) => other.channels.has(each)));
    const work = [
      ...(closes.length > 0 ? [...closes, SYNC] : []),
      ...undo.map((sql) => query(sql)),
      ...(left.length > 0 ? [listenTo(left, 'unlisten')] : []),
    ];
    if (work.length > 0) {
      await this.internal(Buffer.concat(work));
    }
  }

  /** Runs something of our own; what fails there shows in what the client asks next. */
  private async internal(bytes: Buffer): Promise<Buffer> {
    const answer: Buffer[] = [];
    if (bytes.length > 0 && !(await this.whenUp())) {
      await this.execute(bytes, this.limits.statementTimeoutMs, null, false, (part) => answer.push(part));
    }
    return Buffer.concat(answer);
  }

  private async whenUp(): Promise<Failure | null> {
    while (!this.engine().isUp && !this.unable) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return this.unable;
  }

  private execute(
    bytes: Buffer,
    limitMs: number,
    connection: Connection | null,
    isCopy: boolean,
    deliver: (part: Buffer) => void = (part) => connection?.send(part),
  ): Promise<Outcome> {
    return new Promise((resolve) => {
      const reader = new AnswerReader(isCopy);
      const limit = Math.min(limitMs, LONGEST_TIMER_MS);
      const timer = limit > 0 ? setTimeout(() => this.abort(TIMED_OUT), limit) : undefined;
      const finish = (failure: Failure | null): void => {
        clearTimeout(timer);
        this.running = null;
        if (failure) {
          this.forgetSession();
        }
        this.notify(reader);
        resolve({ seen: reader.seen, failure, isInsideRow: reader.isInsideRow });
      };
      this.running = { connection, reader, deliver, finish };
      this.engine().run(bytes);
    });
  }

  private abort(failure: Failure): void {
    this.limits.log('A statement was ended, and the embedded database is opened again.', { reason: failure.text });
    const { running } = this;
    void this.engine().restart();
    running?.finish(failure);
  }

  private forgetSession(): void {
    this.number++;
    this.mustListen = true;
    this.settingsOf = null;
    this.unnamed = null;
  }

  private notify({ notifications }: AnswerReader): void {
    for (const { channel, bytes } of notifications) {
      for (const connection of this.connections) {
        if (connection.channels.has(channel)) {
          connection.send(bytes);
        }
      }
    }
  }
}
