import type { Kind } from '../kinds/kind.js';
import type { Run } from '../kinds/run.js';
import type { Condition } from '../kinds/where.js';

/**
 * The same condition asked of the rows of a run alone, which hold some of what their owner has; null where they do not hold all
 * that it asks. Then the owner itself need not be read.
 */
export function carriedBy(run: Run, condition: Condition, kind: Kind): Condition | null {
  if (run.links === null) return null;
  switch (condition.type) {
    case 'all':
    case 'any': {
      const of = condition.of.flatMap((part) => carriedBy(run, part, kind) ?? []);
      return of.length === condition.of.length ? { ...condition, of } : null;
    }
    case 'not': {
      const of = carriedBy(run, condition.of, kind);
      return of && { ...condition, of };
    }
    case 'compare': {
      const sql = columnOf(run, condition.filter, kind);
      return sql === null ? null : { ...condition, filter: { ...condition.filter, sql } };
    }
    case 'among': {
      const key = columnOf(run, condition.filter, kind);
      if (key === null) return null;
      const own: Run = { links: null, owner: run.owner, key, order: run.order };
      return {
        ...condition,
        filter: { ...condition.filter, driven: { runs: [own], ids: condition.filter.driven.ids } },
      };
    }
    case 'related':
    case 'on':
    case 'externalId':
    case 'search':
      return null;
  }
}

/** Where a run holds what a filter asks for. */
function columnOf(
  { carries, order }: Run,
  { carried, sql }: { readonly carried?: string; readonly sql: string },
  kind: Kind,
): string | null {
  if (carried !== undefined && carries?.includes(carried)) return carried;
  return kind.orders[order.field]?.sql === sql ? order.sql : null;
}
