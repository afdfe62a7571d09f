import type { Writable } from 'node:stream';
import pg from 'pg';
import { StatementNames } from './named-statement.js';

/**
 * A connection for whoever says the same few statements thousands of times: each is read and planned once. What is said together
 * leaves together.
 */
export class ImportClient extends pg.Client {
  private readonly names = new StatementNames();

  override query(...given: readonly unknown[]): never {
    const [text, values, ...rest] = given;
    const isNameable = typeof text === 'string' && Array.isArray(values);
    this.holdUntilTold();
    const args = isNameable ? [this.names.named(text, values), undefined, ...rest] : given;
    return (super.query as (...args: readonly unknown[]) => never).apply(this, args as unknown[]);
  }

  /** One packet for the statements of one moment. */
  private holdUntilTold(): void {
    const { stream } = (this as unknown as { readonly connection: { readonly stream: Writable } }).connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}
