import { type Failure, rowsOf, type Seen } from './backend.js';
import type { Connection } from './connection.js';
import type { Execution } from './execution.js';
import { message, query, sessionName, SYNC } from './frontend.js';
import { applySettings, LEFTOVERS, READ_SETTINGS, touchesSettings } from './hygiene.js';
import { follow, listenTo } from './notification.js';
import type { Request, Statement } from './request.js';

const ATTEMPTS = 3;
const AGAIN_AND_AGAIN: Failure = { code: '57P03', text: 'The embedded database ended again and again.' };
const SETTINGS_LOST: Failure = { code: '57P02', text: 'The embedded database ended before it had told what was set.' };

/** What the shared session holds, and of whom: each client finds what it has set and prepared, also after a reopening. */
export class SessionState {
  /** Counts the sessions: what was prepared or set in an earlier one is gone. */
  private number = 1;
  private mustListen = false;
  private settingsOf: Connection | null = null;
  private unnamed: Statement | null = null;

  constructor(
    private readonly execution: Execution,
    private readonly connections: ReadonlySet<Connection>,
  ) {}

  /** The session has ended, and another one begins with nothing in it. */
  forget(): void {
    this.number++;
    this.mustListen = true;
    this.settingsOf = null;
    this.unnamed = null;
  }

  /** Gives the session what this client has set and prepared; the failure when it cannot be had. */
  async restore(connection: Connection, { uses, parses }: Request): Promise<Failure | null> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const failure = await this.execution.whenUp();
      if (failure) {
        return failure;
      }
      const number = this.number;
      await this.listenAgain();
      await this.changeSettings(connection);
      await this.prepareAgain(uses);
      if (number === this.number) {
        this.unnamed = parses.findLast((each) => each.name === '') ?? (uses.length > 0 ? this.unnamed : null);
        return null;
      }
    }
    return AGAIN_AND_AGAIN;
  }

  /** Notes what a request of this client has changed in the session. */
  note(connection: Connection, request: Request, { tags, parsed }: Seen): void {
    const { parses, texts } = request;
    for (const statement of parses.slice(0, parsed)) statement.preparedIn = this.number;
    this.drop(connection, request, parsed);
    for (const { trace, undo } of LEFTOVERS) {
      if (texts.some((text) => trace.test(text))) {
        connection.leftovers.add(undo);
      }
    }
    if (tags.includes('LISTEN') || tags.includes('UNLISTEN')) {
      this.mustListen = follow(connection, texts) || this.mustListen;
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
  }

  /** Forgets what a request of this client wanted prepared and was not, but for the first of them: the client will ask again. */
  drop(connection: Connection, { parses }: Request, parsed: number): void {
    for (const statement of parses.slice(parsed)) {
      if (connection.statements.get(statement.name) === statement) connection.statements.delete(statement.name);
    }
  }

  /** Keeps what the client has set, once it is out of its transaction; the failure when that is not known any more. */
  async keepSettings(connection: Connection): Promise<Failure | null> {
    if (!connection.hasSet) {
      return null;
    }
    connection.hasSet = false;
    const answer = await this.execution.runOwn(query(READ_SETTINGS));
    if (!answer) {
      return SETTINGS_LOST;
    }
    connection.settings = new Map(rowsOf(answer).map(([name, value]) => [name ?? '', value ?? '']));
    this.settingsOf = connection;
    return null;
  }

  /** Takes away what a client that is gone has left, unless another needs it. */
  async cleanAfter(connection: Connection): Promise<void> {
    const names = [...connection.statements.values()].filter((each) => each.name && each.preparedIn === this.number);
    const closes = names.map(({ name }) => message('C', Buffer.from('S'), sessionName(name, connection.id)));
    const others = [...this.connections];
    const undo = [...connection.leftovers].filter((each) => !others.some((other) => other.leftovers.has(each)));
    const left = [...connection.channels].filter((each) => !others.some((other) => other.channels.has(each)));
    await this.execution.runOwn(
      Buffer.concat([
        ...(closes.length > 0 ? [...closes, SYNC] : []),
        ...undo.map((sql) => query(sql)),
        listenTo(left, 'unlisten'),
      ]),
    );
  }

  private async listenAgain(): Promise<void> {
    if (this.mustListen) {
      this.mustListen = false;
      await this.execution.runOwn(listenTo(new Set([...this.connections].flatMap((each) => [...each.channels]))));
    }
  }

  private async changeSettings(connection: Connection): Promise<void> {
    if (this.settingsOf !== connection && (this.settingsOf || connection.settings.size > 0)) {
      this.settingsOf = connection.settings.size > 0 ? connection : null;
      await this.execution.runOwn(query(applySettings(connection.settings)));
    }
  }

  private async prepareAgain(uses: readonly Statement[]): Promise<void> {
    const missing = uses.filter((each) => (each.name === '' ? this.unnamed !== each : each.preparedIn !== this.number));
    if (missing.length > 0) {
      await this.execution.runOwn(Buffer.concat([...missing.map((each) => each.parse), SYNC]));
      missing.forEach((each) => (each.preparedIn = this.number));
      this.unnamed = missing.find((each) => each.name === '') ?? this.unnamed;
    }
  }
}
