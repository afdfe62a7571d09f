import type { Kind, Order, OrderTerm } from '../kinds/kind.js';
import { badInput } from '../lib/errors.js';
import type { Id } from '../lib/node-key.js';
import type { Parameters } from './db.js';

/** A term of an order with what it means in SQL. */
interface ResolvedTerm extends Order {
  readonly descending: boolean;
}

/** The place of a row in a list: the values of the order's terms, then its id. */
export interface Position {
  readonly values: readonly (string | null)[];
  readonly id: Id;
}

const ID_TERM = { sql: 't.id', type: 'bigint', nullable: false } as const;
const MOST_TERMS = 3;

/** How a list is ordered: the terms asked for, and the id to settle ties. */
export class Ordering {
  private readonly terms: readonly ResolvedTerm[];

  constructor(kind: Kind, orderBy: readonly OrderTerm[]) {
    if (orderBy.length > MOST_TERMS) {
      throw badInput(`A list can be ordered by ${MOST_TERMS} fields at most, but got ${orderBy.length}.`);
    }
    this.terms = orderBy.map(({ field, direction }) => {
      const order = kind.orders[field];
      if (!order) throw badInput(`A ${kind.noun} cannot be ordered by ${field}.`);
      return { ...order, descending: direction === 'DESC' };
    });
  }

  /** Ties are settled in the direction of the first term, so that one index serves both. */
  private get idDescending(): boolean {
    return this.terms[0]?.descending ?? false;
  }

  /** The values of a row's position, as text that is read back without loss. */
  keySql(): string {
    return this.terms.map((term, at) => `${asText(term)} as k${at}`).join(', ');
  }

  positionOf(row: Readonly<Record<string, unknown>>): Position {
    return { values: this.terms.map((_, at) => row[`k${at}`] as string | null), id: String(row.id) };
  }

  /** What has no value comes last in both directions. */
  orderSql(backwards: boolean): string {
    const terms = this.terms.map(
      ({ sql, descending, nullable }) =>
        `${sql} ${descending === backwards ? 'asc' : 'desc'}${nullable ? ` nulls ${backwards ? 'first' : 'last'}` : ''}`,
    );
    return [...terms, `t.id ${this.idDescending === backwards ? 'asc' : 'desc'}`].join(', ');
  }

  /** The rows strictly after a position; before it when walking backwards. */
  beyondSql(position: Position, backwards: boolean, parameters: Parameters): string {
    const terms = [...this.terms, { ...ID_TERM, descending: this.idDescending }];
    const values = [...position.values, position.id].map((value, at) =>
      value === null ? null : parameters.add(value, terms[at]?.type ?? 'text'),
    );
    const uniform = terms.every((term) => !term.nullable && term.descending === this.idDescending);
    if (uniform) {
      const sign = this.idDescending === backwards ? '>' : '<';
      return `(${terms.map((term) => term.sql).join(', ')}) ${sign} (${values.join(', ')})`;
    }
    const alternatives = terms.map((term, at) => {
      const equal = terms.slice(0, at).map((earlier, index) => `${earlier.sql} is not distinct from ${values[index]}`);
      return [...equal, beyondOne(term, values[at] ?? null, backwards)].join(' and ');
    });
    return `(${alternatives.map((alternative) => `(${alternative})`).join(' or ')})`;
  }
}

function beyondOne(
  term: { sql: string; nullable: boolean; descending: boolean },
  value: string | null,
  backwards: boolean,
): string {
  // Without a value means last: nothing lies behind it, and everything with a value before it.
  if (value === null) return backwards ? `${term.sql} is not null` : 'false';
  const compared = `${term.sql} ${term.descending === backwards ? '>' : '<'} ${value}`;
  return term.nullable && !backwards ? `(${compared} or ${term.sql} is null)` : compared;
}

function asText({ sql, type }: Order): string {
  return type === 'timestamptz'
    ? `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : `(${sql})::text`;
}
