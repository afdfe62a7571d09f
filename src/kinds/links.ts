import type { RelationFilter } from './filter.js';
import type { Scope } from './kind.js';
import { PARENT, THOSE, type Run } from './run.js';

/** A table of links between a kind and subjects: who owns the link, and the key that the owner is sorted by. */
interface LinkTable {
  readonly table: string;
  readonly owner: string;
  readonly order: string;
  readonly sortKey: string;
  /** What links hold of their owner besides, as `l`. */
  readonly carries: readonly string[];
}

/**
 * Filters and scopes of a kind by the subjects that it is linked to in some roles. Links know the topics above those
 * that were linked, and carry the sort key and the visibility of their owner.
 */
export function linksOf({ table, owner, order, sortKey, carries }: LinkTable) {
  function holds(role: string): string {
    return `l.role = '${role}'`;
  }
  function runs(roles: readonly string[]): Run[] {
    return roles.map((role) => ({
      links: table,
      owner: `l.${owner}`,
      key: 'l.subject_id',
      holds: holds(role),
      visible: 'l.visible',
      carries,
      order: { field: order, sql: `l.${sortKey}` },
    }));
  }
  function linked(roles: readonly string[], ids: string): { sql: string; probe: string } {
    const alternatives = roles.map((role) => `(${holds(role)})`).join(' or ');
    const found = `select 1 from ${table} l
      where l.${owner} = t.id and (${alternatives}) and l.subject_id in (${ids})`;
    // What has an offset stays a question about one row.
    return { sql: `exists (${found})`, probe: `exists (${found} offset 0)` };
  }
  return {
    /** Relates a row to the subjects it is linked to in one of the roles. */
    filter(kind: string, roles: readonly string[], description?: string, carried?: string): RelationFilter {
      const { sql, probe } = linked(roles, THOSE);
      return {
        type: 'relation',
        kind,
        sql,
        description,
        carried,
        driven: { runs: runs(roles), ids: THOSE, probe },
      };
    },
    /** The rows linked in a role and dated within a period, as runs. */
    runsWithin(role: string, from: string, until: string): Run[] {
      const within = `l.${sortKey} >= ${from} and l.${sortKey} < ${until}`;
      return runs([role]).map((run) => ({ ...run, within }));
    },
    /** The rows linked to `parent` in one of the roles. */
    scope(roles: readonly string[]): Scope {
      const { sql, probe } = linked(roles, PARENT);
      return { sql, driven: { runs: runs(roles), ids: PARENT, probe } };
    },
  };
}
