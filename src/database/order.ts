import { instantText, type Kind, type Order, type OrderTerm } from '../kinds/kind.js';
import type { Run } from '../kinds/run.js';
import { badInput } from '../lib/errors.js';
import type { Id } from '../lib/node-key.js';
import type { Parameters } from './db.js';

/** A term of an order with what it means in SQL. */
interface ResolvedTerm extends Order {
  readonly field: string;
  readonly descending: boolean;
}

/** The place of a row in a list: the values of the order's terms, then its id. */
export interface Position {
  readonly values: readonly (string | null)[];
  readonly id: Id;
}

const ID_TERM = { type: 'bigint', nullable: false } as const;
const MOST_TERMS = 3;

/**
 * How a list is ordered: the terms asked for, and the id to settle ties. What a term is in SQL depends on where rows are
 * read from: a run of links carries the sort key of its owner. Such `expressions` are those of the terms, then the id's.
 */
export class Ordering {
  private readonly terms: readonly ResolvedTerm[];

  constructor(kind: Kind, orderBy: readonly OrderTerm[]) {
    if (orderBy.length > MOST_TERMS) {
      throw badInput(`A list can be ordered by ${MOST_TERMS} fields at most, but got ${orderBy.length}.`);
    }
    this.terms = orderBy.map(({ field, direction }) => {
      const order = kind.orders[field];
      if (!order) throw badInput(`A ${kind.noun} cannot be ordered by ${field}.`);
      return { ...order, field, descending: direction === 'DESC' };
    });
  }

  /** Ties are settled in the direction of the first term, so that one index serves both. */
  private get idDescending(): boolean {
    return this.terms[0]?.descending ?? false;
  }

  /** Whether every row has a value of each term. */
  get isTotal(): boolean {
    return this.terms.every(({ nullable }) => !nullable);
  }

  /** Whether rows read from a run come in this order, or nearly so. */
  startsAs(run: Run): boolean {
    return this.terms[0]?.field === run.order.field;
  }

  /** Whether all that the order goes by stands in the run itself. */
  standsIn(run: Run): boolean {
    return this.terms.every(({ field }) => field === run.order.field);
  }

  /** The expressions on the rows of a kind, or of a run of them. */
  expressions(run?: Run): string[] {
    if (!run) return [...this.terms.map(({ sql }) => sql), 't.id'];
    return [...this.terms.map(({ field, sql }) => (field === run.order.field ? run.order.sql : sql)), run.owner];
  }

  /** The names that `valuesSql` gives. */
  get names(): string[] {
    return [...this.terms.map((_, at) => `o${at}`), 'id'];
  }

  /** What a row is ordered by, under names. */
  valuesSql(expressions: readonly string[]): string {
    return this.names.map((name, at) => `${expressions[at]} as ${name}`).join(', ');
  }

  /** The values of a row's position, from their names, as text that is read back without loss. */
  keySql(): string {
    return this.terms.map((term, at) => `${asText(`o${at}`, term.type)} as k${at}`).join(', ');
  }

  positionOf(row: Readonly<Record<string, unknown>>): Position {
    return { values: this.terms.map((_, at) => row[`k${at}`] as string | null), id: String(row.id) };
  }

  /** Which of two places comes first, where the terms are instants and whole numbers that every row has. */
  compare(a: Position, b: Position): number {
    for (const [at, { type, descending }] of this.terms.entries()) {
      const compared = compareValues(a.values[at] ?? null, b.values[at] ?? null, type);
      if (compared !== 0) return descending ? -compared : compared;
    }
    const compared = compareValues(a.id, b.id, ID_TERM.type);
    return this.idDescending ? -compared : compared;
  }

  /** What has no value comes last in both directions. */
  orderSql(expressions: readonly string[], backwards: boolean): string {
    const terms = this.terms.map(
      ({ descending, nullable }, at) =>
        `${expressions[at]} ${descending === backwards ? 'asc' : 'desc'}${nullable ? ` nulls ${backwards ? 'first' : 'last'}` : ''}`,
    );
    return [...terms, `${expressions.at(-1)} ${this.idDescending === backwards ? 'asc' : 'desc'}`].join(', ');
  }

  /** The values of a position as parameters; null for those it has none of. */
  valuesOf(position: Position, parameters: Parameters): (string | null)[] {
    return [...position.values, position.id].map((value, at) =>
      value === null ? null : parameters.add(value, this.terms[at]?.type ?? ID_TERM.type),
    );
  }

  /** The rows strictly after a position, given by its `valuesOf`; before it when walking backwards. */
  beyondSql(expressions: readonly string[], values: readonly (string | null)[], backwards: boolean): string {
    const terms = [...this.terms, { ...ID_TERM, descending: this.idDescending }].map((term, at) => ({
      ...term,
      sql: expressions[at] as string,
    }));
    const uniform = terms.every((term) => !term.nullable && term.descending === this.idDescending);
    if (uniform) {
      const sign = this.idDescending === backwards ? '>' : '<';
      return `(${expressions.join(', ')}) ${sign} (${values.join(', ')})`;
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

function asText(sql: string, type: Order['type']): string {
  return type === 'timestamptz' ? instantText(sql) : `(${sql})::text`;
}

/** Instants sort as their texts do; what has no value is nowhere in a list that is ordered here. */
function compareValues(a: string | null, b: string | null, type: Order['type'] | 'bigint'): number {
  const [one, other] = type === 'timestamptz' ? [a ?? '', b ?? ''] : [BigInt(a ?? 0), BigInt(b ?? 0)];
  return one < other ? -1 : one > other ? 1 : 0;
}
