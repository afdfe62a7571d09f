/**
 * What rows carry of others, so that a list is one range of an index. Triggers keep it; whoever leaves the triggers out writes
 * the same, and `communique check` compares.
 */
export interface Carried {
  /** What is joined to `row_`, a row of the table. */
  readonly from: string;
  /** The columns, with what they are. */
  readonly columns: Readonly<Record<string, string>>;
}

const SHOWN_ARTICLE = `a.publication_status = 'PUBLISHED'`;
const SHOWN_STATEMENT = `s.publication_status = 'PUBLISHED' and s.review_state in ('AUTO', 'ACCEPTED')`;
const NAMED = 'join subject named on named.id = row_.subject_id';

export const CARRIED = {
  mention: {
    from: 'join article a on a.id = row_.article_id',
    columns: { publication_status: 'a.publication_status' },
  },
  statement: {
    from: 'join article a on a.id = row_.article_id',
    columns: { publication_status: 'a.publication_status', language: 'a.language' },
  },
  article_subject: {
    from: `join article a on a.id = row_.article_id ${NAMED}`,
    columns: {
      kind: 'named.kind',
      published_at: 'a.published_at',
      language: 'a.language',
      section_id: 'a.section_id',
      visible: `(${SHOWN_ARTICLE})`,
    },
  },
  statement_subject: {
    from: `join statement s on s.id = row_.statement_id ${NAMED}`,
    columns: {
      kind: 'named.kind',
      stated_at: 's.stated_at',
      language: 's.language',
      office_id: 's.office_id',
      visible: `(${SHOWN_STATEMENT})`,
    },
  },
  image: { from: '', columns: { is_shown: 'is_image_shown(row_.id)' } },
} as const satisfies Readonly<Record<string, Carried>>;

/** The office that the speaker of a statement held, which a statement carries as well. */
export const HELD_OFFICE: Carried = {
  from: 'left join lateral tenure_of(row_) held on true',
  columns: { tenure_id: 'held.id', office_id: 'held.office_id', acting: 'held.acting' },
};

/** Both of them. */
export function together(one: Carried, other: Carried): Carried {
  return { from: `${one.from} ${other.from}`, columns: { ...one.columns, ...other.columns } };
}

export type CarryingTable = keyof typeof CARRIED;
const KEYS: Readonly<Record<CarryingTable, readonly string[]>> = {
  mention: ['id'],
  statement: ['id'],
  article_subject: ['article_id', 'role', 'subject_id'],
  statement_subject: ['statement_id', 'role', 'subject_id'],
  image: ['id'],
};

/** The rows, as `row_`, that do not carry what they should, in some of their columns or in any. */
export function miscarrying(table: CarryingTable, some?: string): string {
  const { from }: Carried = CARRIED[table];
  const columns = columnsOf(table, some);
  return `${table} row_ ${from} where (${columns.map(([name]) => `row_.${name}`).join(', ')})
    is distinct from (${columns.map(([, value]) => value).join(', ')})`;
}

/** The statement that puts those right. */
export function carryAnew(table: CarryingTable, some?: string): string {
  const keys = KEYS[table];
  const columns = columnsOf(table, some);
  return `update ${table} t set ${columns.map(([name]) => `${name} = due.${name}`).join(', ')} from (
      select ${[...keys.map((key) => `row_.${key}`), ...columns.map(([name, value]) => `${value} as ${name}`)].join(', ')}
      from ${miscarrying(table, some)}) due
    where ${keys.map((key) => `t.${key} = due.${key}`).join(' and ')}`;
}

function columnsOf(table: CarryingTable, some?: string): [name: string, value: string][] {
  return Object.entries<string>(CARRIED[table].columns).filter(([name]) => some === undefined || name === some);
}
