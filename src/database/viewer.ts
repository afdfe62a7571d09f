import type { Kind } from '../kinds/kind.js';

/** Whoever reads. */
export interface Viewer {
  readonly maySeeDrafts: boolean;
}

/** A reader without a token. */
export const PUBLIC_VIEWER: Viewer = { maySeeDrafts: false };

/** The rows of a kind that a viewer may see, as a condition on `t`. Every read of any kind goes through here. */
export function visibleSql(kind: Kind, viewer: Viewer): string {
  if (viewer.maySeeDrafts || kind.visible.length === 0) return 'true';
  return kind.visible
    .map((rule) =>
      'holds' in rule ? rule.holds : `${rule.column} in (${rule.oneOf.map((value) => `'${value}'`).join(', ')})`,
    )
    .join(' and ');
}

/** The table of a kind, and its row in `subject` where the kind is one. */
export function fromSql(kind: Kind): string {
  if (kind.name === 'Subject') return 'subject t join subject s on s.id = t.id';
  return kind.isSubject ? `${kind.table} t join subject s on s.id = t.id` : `${kind.table} t`;
}

/** The key of the row with that id, as SQL. */
export function keyOfIdSql(kind: Kind, id: string): string {
  return kind.name === 'Subject'
    ? `(select initcap(s.kind) || ':' || s.id from subject s where s.id = ${id})`
    : `'${kind.name}:' || ${id}`;
}

/** The key of a row, as SQL; of a subject with the type that it is. */
export function keySql(kind: Kind): string {
  return kind.name === 'Subject' ? `initcap(s.kind) || ':' || t.id` : `'${kind.name}:' || t.id`;
}
