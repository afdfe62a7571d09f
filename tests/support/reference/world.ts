import type { Db } from '../../../src/database/db.js';

/** A row as the database has it, column by column; a subject's own columns beside those that all subjects have. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Row = Readonly<Record<string, any>> & { readonly id: number; readonly type: string };

const PLAIN_KINDS = {
  Article: 'article',
  Statement: 'statement',
  Mention: 'mention',
  Tenure: 'tenure',
  Membership: 'membership',
  Participant: 'participant',
  Vote: 'vote',
  CountryVote: 'country_vote',
  Section: 'section',
  Image: 'image',
} as const;
const SUBJECT_KINDS = {
  Official: 'official',
  Office: 'office',
  Organization: 'organization',
  Country: 'country',
  Presidency: 'presidency',
  Meeting: 'meeting',
  Resolution: 'resolution',
  Operation: 'operation',
  Topic: 'topic',
} as const;
const LINKS = [
  ...['article_subject', 'statement_subject', 'article_image', 'meeting_body', 'resolution_subject'],
  'operation_country',
] as const;

/** Who asks, and when. */
export interface Asking {
  readonly maySeeDrafts: boolean;
  readonly now: Date;
  /** The newsroom's. */
  readonly today: string;
  readonly zone: string;
}

/** Everything that the database holds, in memory. */
export class World {
  private readonly byId = new Map<string, ReadonlyMap<number, readonly Row[]>>();

  private constructor(
    private readonly rows: ReadonlyMap<string, readonly Row[]>,
    readonly asking: Asking,
  ) {}

  static async read(db: Db, asking: Asking): Promise<World> {
    const rows = new Map<string, readonly Row[]>();
    const table = async (name: string, type: string) =>
      (await db.query<{ row: Row }>(`select to_jsonb(t) as row from ${name} t`)).map(({ row }) => ({ ...row, type }));
    for (const [type, name] of Object.entries(PLAIN_KINDS)) rows.set(type, await table(name, type));
    for (const name of LINKS) rows.set(name, await table(name, name));
    const shared = new Map((await table('subject', 'Subject')).map((row) => [row.id, row]));
    for (const [type, name] of Object.entries(SUBJECT_KINDS)) {
      rows.set(
        type,
        (await table(name, type)).map((own) => ({ ...shared.get(own.id), ...own })),
      );
    }
    rows.set(
      'Subject',
      Object.keys(SUBJECT_KINDS).flatMap((type) => rows.get(type) ?? []),
    );
    return new World(rows, asking);
  }

  /** The same world to another reader. */
  seenBy(maySeeDrafts: boolean): World {
    return new World(this.rows, { ...this.asking, maySeeDrafts });
  }

  /** All rows of a kind, hidden ones too, or all links of a table. */
  all(type: string): readonly Row[] {
    const rows = this.rows.get(type);
    if (!rows) throw new Error(`The reference does not know ${type}.`);
    return rows;
  }

  /** The row with that id, in a list of one; none for null. */
  one(type: string, id: number | null): readonly Row[] {
    const byId = this.byId.get(type) ?? new Map(this.all(type).map((row) => [row.id, [row]]));
    this.byId.set(type, byId);
    return id === null ? [] : (byId.get(id) ?? []);
  }

  /** The rows of a kind that may be seen. */
  visible(type: string): readonly Row[] {
    return this.all(type).filter((row) => this.sees(row));
  }

  /** A row is visible only if every non-null relation of it is. */
  sees(row: Row): boolean {
    if (this.asking.maySeeDrafts) return true;
    switch (row.type) {
      case 'Article':
        return row.publication_status === 'PUBLISHED';
      case 'Statement':
      case 'Mention':
        return (
          ['AUTO', 'ACCEPTED'].includes(row.review_state as string) &&
          this.one('Article', row.article_id as number).some((article) => this.sees(article))
        );
      case 'Image':
        return (
          this.all('Official').some((official) => official.portrait_id === row.id) ||
          this.all('article_image').some(
            (link) =>
              link.image_id === row.id && this.one('Article', link.article_id as number).some((a) => this.sees(a)),
          )
        );
      default:
        return true;
    }
  }

  /** A row and those above it, at any depth: `above` names the one over each. */
  withAbove(row: Row, above: string): readonly Row[] {
    return [
      row,
      ...this.one(row.type, (row[above] as number | null | undefined) ?? null).flatMap((parent) =>
        this.withAbove(parent, above),
      ),
    ];
  }
}
