import { createHash } from 'node:crypto';
import type { ArticleEntity } from '../entities/article.js';

/**
 * What an import writes of an article and an editor may change: each name with the columns that go together under it. What is named first is
 * what is looked at.
 */
const FIELDS = {
  language: ['language'],
  genre: ['genre'],
  title: ['title'],
  subheading: ['subheading'],
  lead: ['lead'],
  words: ['html', 'text', 'wordCount'],
  question: ['question'],
  section: ['sectionId'],
  outlet: ['outletId'],
  published: ['publishedAt', 'publishedPrecision'],
} as const satisfies Readonly<Record<string, readonly (keyof ArticleEntity)[]>>;

export type FieldName = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as readonly FieldName[];

export type FieldColumns = Pick<ArticleEntity, (typeof FIELDS)[FieldName][number]>;

/** What an article was when an import wrote it last, as a print of each field: enough to tell whether it is another now. */
export type WrittenFields = Readonly<Partial<Record<FieldName, string>>>;

export function printsOf(columns: FieldColumns): Required<WrittenFields> {
  return Object.fromEntries(NAMES.map((name) => [name, printOf(columns, name)])) as Required<WrittenFields>;
}

/** What was changed since an import wrote it: an editor's doing. Nothing where no import has. */
export function editedFields(there: FieldColumns, before: WrittenFields | null): readonly FieldName[] {
  return NAMES.filter((name) => before?.[name] !== undefined && before[name] !== printOf(there, name));
}

/** The columns of the fields named. */
export function columnsOfFields(columns: FieldColumns, names: readonly FieldName[]): Partial<FieldColumns> {
  const keys: readonly (keyof FieldColumns)[] = names.flatMap((name) => FIELDS[name]);
  return Object.fromEntries(keys.map((key) => [key, columns[key]]));
}

/** The first column of a field and how exact it is: the text goes with its markup. */
function printOf(columns: FieldColumns, name: FieldName): string {
  const values = name === 'words' ? [columns.html] : FIELDS[name].map((key) => columns[key]);
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16);
}
