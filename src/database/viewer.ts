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
      'exists' in rule
        ? `exists (${rule.exists})`
        : `${rule.column} in (${rule.oneOf.map((value) => `'${value}'`).join(', ')})`,
    )
    .join(' and ');
}

/** The table of a kind, and its row in `subject` where the kind is one. */
export function fromSql(kind: Kind): string {
  if (kind.name === 'Subject') return 'subject t join subject s on s.id = t.id';
  return kind.isSubject ? `${kind.table} t join subject s on s.id = t.id` : `${kind.table} t`;
}
