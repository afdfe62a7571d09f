import { COPY_IN_RESPONSE, type Failure } from './backend.js';
import { asksForCopyData, type FrontendMessage, renamed, textAt } from './frontend.js';

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

const NOTHING = { texts: [], parses: [], uses: [], isInStep: true, isCopy: false, refusal: null };
const COPY_REFUSED: Failure = {
  code: '0A000',
  text: 'The embedded database takes COPY FROM STDIN only as a simple query of its own.',
};

/** Gathers the messages of one client into requests, with its statements named for the shared session. */
export class RequestReader {
  private batch: FrontendMessage[] = [];
  private copy: Buffer[] | null = null;

  /**
   * @param client the number that tells its statements from those of others
   * @param statements what it has prepared, by the names it gave
   * @param reply sends it what it waits for before it goes on with its request
   */
  constructor(
    private readonly client: number,
    private readonly statements: Map<string, Statement>,
    private readonly reply: (bytes: Buffer) => void,
  ) {}

  /** The request that this message completes, if it does. Throws a RangeError for a message that no client sends. */
  accept(message: FrontendMessage): Request | null {
    const type = message.type ?? '';
    if (this.copy) {
      return this.acceptCopy(this.copy, type, message.bytes);
    }
    if (type === 'Q' && asksForCopyData(textAt(message.bytes, 5)[0])) {
      this.copy = [message.bytes];
      this.reply(COPY_IN_RESPONSE);
    } else if (type === 'Q' || type === 'F') {
      const texts = type === 'Q' ? [textAt(message.bytes, 5)[0]] : [];
      return { ...NOTHING, bytes: message.bytes, texts };
    } else if ('PBDCE'.includes(type)) {
      this.batch.push(message);
    } else if (type === 'S' || type === 'H') {
      const batch = [...this.batch, message];
      this.batch = [];
      return this.gather(batch, type === 'S');
    } else if (!'dcfp'.includes(type)) {
      throw new RangeError(`A message of type "${type}" is not known.`);
    }
    return null;
  }

  private acceptCopy(copy: Buffer[], type: string, bytes: Buffer): Request | null {
    if ('dcf'.includes(type)) {
      copy.push(bytes);
    }
    if (type !== 'c' && type !== 'f') {
      return null;
    }
    this.copy = null;
    return { ...NOTHING, bytes: Buffer.concat(copy), isCopy: true };
  }

  private gather(batch: readonly FrontendMessage[], isInStep: boolean): Request {
    const parses: Statement[] = [];
    const uses = new Set<Statement>();
    const texts: string[] = [];
    const bytes = batch.map((message) => {
      const change = renamed(message, this.client);
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
    return { ...NOTHING, bytes: Buffer.concat(bytes), texts, parses, uses: [...uses], isInStep, refusal };
  }
}
