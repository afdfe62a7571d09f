import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Kind, Order, OrderTerm } from '../kinds/kind.js';
import { isDay } from '../lib/calendar.js';
import { badInput } from '../lib/errors.js';
import type { Position } from './order.js';

const READABLE: Readonly<Record<Order['type'], RegExp>> = {
  text: /^[^\0]*$/su,
  timestamptz: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  integer: /^-?\d{1,9}$/,
  'double precision': /^-?\d+(\.\d+)?(e-?\d+)?$/,
};
const CURSOR_VERSION = 2;
const SIGNATURE_BYTES = 12;

/**
 * Cursors of one list: opaque, signed with the newsroom's key, and of use only with the filter and order they came
 * from. `list` is whatever tells one list from another.
 */
export class Cursors {
  private ownMark: string | undefined;

  constructor(
    private readonly key: string,
    private readonly kind: Kind,
    private readonly orderBy: readonly OrderTerm[],
    private readonly list: unknown,
  ) {}

  write(position: Position): string {
    const content = Buffer.from(JSON.stringify([CURSOR_VERSION, this.mark, position.id, ...position.values]));
    return Buffer.concat([this.signatureOf(content), content]).toString('base64url');
  }

  read(cursor: string, argument: 'after' | 'before'): Position {
    const [version, mark, id, ...values] = this.contentOf(cursor);
    if (version === undefined) {
      throw badInput(
        `"${argument}" must be a cursor from "endCursor", "startCursor" or an edge of this list, but got "${cursor.slice(0, 60)}".`,
      );
    }
    if (version !== CURSOR_VERSION || mark !== this.mark || !this.areReadable(id, values)) {
      throw badInput(
        `The cursor in "${argument}" belongs to another list: it works only with the filter and order it came from. Start again without it.`,
      );
    }
    return { id: id as string, values: values as (string | null)[] };
  }

  /** What tells the list from others; worked out when it is asked for, as most requests have no use for a cursor. */
  private get mark(): string {
    if (this.ownMark === undefined) {
      const identity = JSON.stringify([this.kind.name, this.orderBy, this.list]);
      this.ownMark = createHash('sha256').update(identity).digest('base64url').slice(0, 12);
    }
    return this.ownMark;
  }

  private signatureOf(content: Buffer): Buffer {
    return createHmac('sha256', this.key).update(content).digest().subarray(0, SIGNATURE_BYTES);
  }

  /** What we wrote into a cursor; empty for anything that we did not write. */
  private contentOf(cursor: string): unknown[] {
    const bytes = Buffer.from(cursor, 'base64url');
    const content = bytes.subarray(SIGNATURE_BYTES);
    const isOurs = content.length > 0 && timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), this.signatureOf(content));
    return isOurs ? (JSON.parse(content.toString('utf8')) as unknown[]) : [];
  }

  /** A version of Communique that orders otherwise may have signed it. */
  private areReadable(id: unknown, values: readonly unknown[]): boolean {
    if (typeof id !== 'string' || !/^[1-9]\d{0,17}$/.test(id) || values.length !== this.orderBy.length) return false;
    return values.every((value, at) => {
      const order = this.kind.orders[this.orderBy[at]?.field ?? ''];
      if (!order) return false;
      if (value === null) return order.nullable;
      return typeof value === 'string' && READABLE[order.type].test(value) && existsAsDate(value, order.type);
    });
  }
}

function existsAsDate(value: string, type: Order['type']): boolean {
  if (type !== 'timestamptz' && type !== 'date') return true;
  return isDay(value.slice(0, 10)) && (type === 'date' || !Number.isNaN(new Date(value).getTime()));
}
