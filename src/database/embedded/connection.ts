import { randomInt } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { COPY_IN_RESPONSE, errorResponse, READY, type Failure, welcome } from './backend.js';
import { asksForCopyData, FrontendReader, type FrontendMessage, renamed, textAt } from './frontend.js';

/** A statement a client has prepared, kept so that it can be prepared again. */
export interface Statement {
  readonly name: string;
  readonly parse: Buffer;
  readonly text: string;
  /** The session it is prepared in; each reopening is another one. */
  preparedIn: number;
}

/** What a client sends before it waits for an answer. */
export interface Request {
  readonly connection: Connection;
  readonly bytes: Buffer;
  readonly texts: readonly string[];
  /** The statements it prepares, in order. */
  readonly parses: readonly Statement[];
  /** The statements it uses and does not prepare itself. */
  readonly uses: readonly Statement[];
  readonly isInStep: boolean;
  readonly isCopy: boolean;
  readonly refusal: Failure | null;
}

/** What a connection needs of the session it shares. */
export interface Scheduler {
  greeting(): Buffer;
  enqueue(request: Request): void;
  cancel(pid: number, secret: number): void;
  gone(connection: Connection): void;
}

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
const MOST_WAITING_BYTES = 8 * 1024 * 1024;
const HANG_UP_MS = 1000;
const PROTOCOL_VIOLATION = '08P01';
const NOT_SETTINGS = new Set(['user', 'database', 'application_name', 'client_encoding', 'replication', 'options']);
const COPY_REFUSED: Failure = {
  code: '0A000',
  text: 'The embedded database takes COPY FROM STDIN only as a simple query of its own.',
};

/** One client of the shared session: cuts what it sends into requests and keeps what is its own. */
export class Connection {
  readonly secret = randomInt(2 ** 31 - 1);
  readonly statements = new Map<string, Statement>();
  readonly channels = new Set<string>();
  /** How to undo what it may have left in the session. */
  readonly leftovers = new Set<string>();
  settings = new Map<string, string>();
  /** Whether its settings have changed since they were last read. */
  hasSet = false;
  isGone = false;
  private readonly reader = new FrontendReader();
  private batch: FrontendMessage[] = [];
  private copy: Buffer[] | null = null;
  private waitingBytes = 0;

  constructor(
    readonly id: number,
    private readonly socket: Duplex,
    private readonly scheduler: Scheduler,
  ) {
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
      for (const message of this.reader.read(chunk)) {
        if (message.type === null) {
          this.begin(message.bytes);
        } else {
          this.accept(message.type, message);
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
    const version = bytes.readInt32BE(4);
    if (version === SSL_REQUEST || version === GSS_REQUEST) {
      this.send(Buffer.from('N'));
    } else if (version === CANCEL_REQUEST) {
      this.scheduler.cancel(bytes.readInt32BE(8), bytes.readInt32BE(12));
      this.leave();
    } else if (version >> 16 !== 3) {
      this.end({ code: PROTOCOL_VIOLATION, text: `Protocol version ${version >> 16} is not spoken here, but 3 is.` });
    } else {
      this.reader.isStarting = false;
      this.welcome(parameters(bytes), version);
    }
  }

  private welcome(asked: Map<string, string>, version: number): void {
    const user = asked.get('user') ?? '';
    const database = asked.get('database') ?? user;
    if (user !== 'postgres') {
      this.end({ code: '28000', text: `role "${user}" does not exist; the embedded database knows "postgres"` });
    } else if (database !== 'postgres') {
      this.end({ code: '3D000', text: `database "${database}" does not exist; the embedded one is "postgres"` });
    } else {
      for (const [name, value] of asked) {
        if (!NOT_SETTINGS.has(name) && !name.startsWith('_pq_')) {
          this.settings.set(name, value);
        }
      }
      this.send(welcome(this.scheduler.greeting(), this.id, this.secret, (version & 0xffff) === 0));
    }
  }

  private accept(type: string, message: FrontendMessage): void {
    if (type === 'X') {
      this.leave();
    } else if (this.copy) {
      this.acceptCopy(this.copy, type, message.bytes);
    } else if (type === 'Q' && asksForCopyData(textAt(message.bytes, 5)[0])) {
      this.copy = [message.bytes];
      this.send(COPY_IN_RESPONSE);
    } else if (type === 'Q' || type === 'F') {
      const texts = type === 'Q' ? [textAt(message.bytes, 5)[0]] : [];
      this.ask({ ...NOTHING, connection: this, bytes: message.bytes, texts });
    } else if ('PBDCE'.includes(type)) {
      this.batch.push(message);
    } else if (type === 'S' || type === 'H') {
      const batch = [...this.batch, message];
      this.batch = [];
      this.ask(this.gather(batch, type === 'S'));
    } else if (!'dcfp'.includes(type)) {
      this.end({ code: PROTOCOL_VIOLATION, text: `A message of type "${type}" is not known.` });
    }
  }

  private acceptCopy(copy: Buffer[], type: string, bytes: Buffer): void {
    if ('dcf'.includes(type)) {
      copy.push(bytes);
    }
    if (type === 'c' || type === 'f') {
      this.copy = null;
      this.ask({ ...NOTHING, connection: this, bytes: Buffer.concat(copy), isCopy: true });
    }
  }

  private gather(batch: readonly FrontendMessage[], isInStep: boolean): Request {
    const parses: Statement[] = [];
    const uses = new Set<Statement>();
    const texts: string[] = [];
    const bytes = batch.map((message) => {
      const change = renamed(message, this.id);
      if (!change) {
        return message.bytes;
      }
      const { name } = change;
      if (message.type === 'P') {
        const statement = { name, parse: change.bytes, text: change.text, preparedIn: 0 };
        parses.push(statement);
        texts.push(statement.text);
        // A name in use is refused by PostgreSQL, and the first statement keeps it.
        if (name === '' || !this.statements.has(name)) {
          this.statements.set(name, statement);
        }
      } else if (message.type === 'C') {
        this.statements.delete(name);
      } else {
        const statement = this.statements.get(name);
        if (statement && !parses.includes(statement)) {
          uses.add(statement);
          texts.push(statement.text);
        }
      }
      return change.bytes;
    });
    const refusal = parses.some(({ text }) => asksForCopyData(text)) ? COPY_REFUSED : null;
    return {
      ...NOTHING,
      connection: this,
      bytes: Buffer.concat(bytes),
      texts,
      parses,
      uses: [...uses],
      isInStep,
      refusal,
    };
  }

  private ask(request: Request): void {
    this.waitingBytes += request.bytes.length;
    if (this.waitingBytes > MOST_WAITING_BYTES) {
      this.socket.pause();
    }
    this.scheduler.enqueue(request);
  }
}

const NOTHING = { texts: [], parses: [], uses: [], isInStep: true, isCopy: false, refusal: null };

function parameters(startup: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 8; at < startup.length && startup[at] !== 0;) {
    const [name, valueAt] = textAt(startup, at);
    const [value, end] = textAt(startup, valueAt);
    found.set(name, value);
    at = end;
  }
  return found;
}
