import { randomInt } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { errorResponse, READY, type Failure, welcome } from './backend.js';
import { FrontendReader } from './frontend.js';
import { openingOf, PROTOCOL_VIOLATION } from './opening.js';
import { RequestReader, type Request, type Statement } from './request.js';

/** What a connection needs of the session it shares. */
export interface Scheduler {
  greeting(): Buffer;
  enqueue(connection: Connection, request: Request): void;
  cancel(pid: number, secret: number): void;
  gone(connection: Connection): void;
}

const MOST_WAITING_BYTES = 8 * 1024 * 1024;
const HANG_UP_MS = 1000;

/** One client of the shared session: what it sends, what it is sent, and what is its own. */
export class Connection {
  readonly secret = randomInt(2 ** 31 - 1);
  readonly statements = new Map<string, Statement>();
  readonly channels = new Set<string>();
  /** How to undo what it may have left in the session. */
  readonly leftovers = new Set<string>();
  settings: ReadonlyMap<string, string> = new Map();
  /** Whether its settings have changed since they were last read. */
  hasSet = false;
  isGone = false;
  private readonly messages = new FrontendReader();
  private readonly requests: RequestReader;
  private waitingBytes = 0;

  constructor(
    readonly id: number,
    private readonly socket: Duplex,
    private readonly scheduler: Scheduler,
  ) {
    this.requests = new RequestReader(id, this.statements, (bytes) => this.send(bytes));
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', () => this.leave());
    socket.on('end', () => this.leave());
    socket.on('close', () => this.leave());
  }

  send(bytes: Buffer): void {
    if (!this.isGone) {
      this.socket.write(bytes);
    }
  }

  /** Whether it has more to read than it should, until {@link whenRead}. */
  get isSlow(): boolean {
    return !this.isGone && this.socket.writableNeedDrain;
  }

  whenRead(proceed: () => void): void {
    const once = (): void => {
      this.socket.off('drain', once).off('close', once);
      proceed();
    };
    this.socket.on('drain', once).on('close', once);
  }

  /** The request failed and the client may go on. */
  refuse(failure: Failure): void {
    this.send(Buffer.concat([errorResponse('ERROR', failure), READY]));
  }

  /** The client cannot go on. */
  end(failure: Failure, isInsideRow = false): void {
    if (this.isGone) {
      return;
    }
    if (isInsideRow) {
      this.socket.destroy();
    } else {
      this.socket.end(errorResponse('FATAL', failure));
    }
    this.leave();
    // A client that does not hang up must not keep the process alive.
    setTimeout(() => this.socket.destroy(), HANG_UP_MS).unref();
  }

  served(request: Request): void {
    this.waitingBytes -= request.bytes.length;
    if (this.waitingBytes <= MOST_WAITING_BYTES && this.socket.isPaused()) {
      this.socket.resume();
    }
  }

  private leave(): void {
    if (!this.isGone) {
      this.isGone = true;
      this.scheduler.gone(this);
      this.socket.end();
    }
  }

  private take(chunk: Buffer): void {
    if (this.isGone) {
      return;
    }
    try {
      for (const message of this.messages.read(chunk)) {
        if (message.type === null) {
          this.begin(message.bytes);
        } else if (message.type === 'X') {
          this.leave();
        } else {
          this.ask(this.requests.accept(message));
        }
      }
    } catch (error) {
      if (!(error instanceof RangeError)) {
        throw error;
      }
      this.end({ code: PROTOCOL_VIOLATION, text: error.message });
    }
  }

  private begin(bytes: Buffer): void {
    const opening = openingOf(bytes);
    switch (opening.wants) {
      case 'encryption':
        return this.send(Buffer.from('N'));
      case 'cancellation':
        this.scheduler.cancel(opening.pid, opening.secret);
        return this.leave();
      case 'nothing we have':
        return this.end(opening.failure);
      case 'session':
        this.messages.isStarting = false;
        this.settings = opening.settings;
        this.send(welcome(this.scheduler.greeting(), this.id, this.secret, opening.isPlain));
    }
  }

  private ask(request: Request | null): void {
    if (!request) {
      return;
    }
    this.waitingBytes += request.bytes.length;
    if (this.waitingBytes > MOST_WAITING_BYTES) {
      this.socket.pause();
    }
    this.scheduler.enqueue(this, request);
  }
}
