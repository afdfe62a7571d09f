import type { Writable } from 'node:stream';
import pg from 'pg';
import { StatementNames } from './named-statement.js';

/** What an import goes by among the sessions of a database. */
export const IMPORT_NAME = 'communique import';

/** What the driver keeps of a connection, and does not declare. */
interface Internals {
  readonly connection: { readonly stream: Writable };
  readonly connectionParameters: { application_name: string; options?: string };
}

/**
 * A connection for whoever says the same few statements thousands of times: each is read and planned once. What is said together
 * leaves together.
 */
export class ImportClient extends pg.Client {
  private readonly names = new StatementNames();

  constructor(config?: pg.ClientConfig) {
    super(config);
    const { connectionParameters: told } = this.internals;
    // Told apart by it among all sessions: whatever name the address may have for the server's.
    told.application_name = IMPORT_NAME;
    // What an address says of its own goes before what is said here, and is no reason to leave that out.
    if (told.options !== config?.options) told.options = [told.options, config?.options].filter(Boolean).join(' ');
  }

  override query(...given: readonly unknown[]): never {
    const [text, values, ...rest] = given;
    const isNameable = typeof text === 'string' && Array.isArray(values);
    this.sendTogether();
    const args = isNameable ? [this.names.named(text, values), undefined, ...rest] : given;
    return (super.query as (...args: readonly unknown[]) => never).apply(this, args as unknown[]);
  }

  /** One packet for the statements of one moment: the driver writes each by itself, and has no option for it. */
  private sendTogether(): void {
    const { stream } = this.internals.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  private get internals(): Internals {
    return this as unknown as Internals;
  }
}
