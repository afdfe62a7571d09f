import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';

const columns = {
  address: column.optionalText('t.url'),
  fileName: column.optionalText('t.file_name'),
  language: column.text('t.language'),
  alts: column.localized('t.alt'),
  captions: column.localized('t.caption'),
  credit: column.optionalText('t.credit'),
  width: column.optionalInteger('t.width'),
  height: column.optionalInteger('t.height'),
  revision: column.integer('t.revision'),
  updatedAt: column.instant('t.updated_at'),
} as const;

export type ImageRow = RowOf<typeof columns>;

export const imageKind: Kind<typeof columns> = {
  name: 'Image',
  noun: 'picture',
  table: 'image',
  isSubject: false,
  isNode: true,
  isHeardSingly: true,
  columns,
  filters: { id: filter.id(), fileName: filter.string('t.file_name'), credit: filter.string('t.credit') },
  orders: {
    UPDATED_AT: { sql: 't.updated_at', type: 'timestamptz', nullable: false, description: 'By last change.' },
  },
  defaultOrder: [{ field: 'UPDATED_AT', direction: 'DESC' }],
  scopes: {},
  // A picture is nobody's secret once something published shows it, and only then.
  visible: [{ holds: 't.is_shown' }],
  keys: {},
};
