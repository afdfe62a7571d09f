import { z } from 'zod';
import { badInput } from '../../lib/errors.js';
import { BUNDLE_LIST_NAMES } from '../content/index.js';
import { language } from '../content/list.js';
import { isTimeZone } from '../../lib/calendar.js';
import { ARTICLE_FIELDS, fieldNames, fieldOf } from './csv-shape.js';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const columnValue = z.strictObject({
  column: z.string().min(1),
  /** What a cell's word stands for; words that are not named stay as they are. */
  values: z.record(z.string(), scalar).default({}),
  /** What an empty cell stands for. */
  default: scalar.optional(),
  /** What parts several in one cell. */
  separator: z.string().min(1).default('|'),
  /** The cell names a record of this source by its id. */
  byId: z.boolean().default(false),
  /** For parts: the key under which each goes, and what else each has. */
  as: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const constantValue = z.strictObject({ constant: z.unknown() });
const entry = z.union([
  z
    .string()
    .min(1)
    .transform((column) => columnValue.parse({ column })),
  columnValue,
  constantValue,
]);

const mappingSchema = z.strictObject({
  list: z.enum(BUNDLE_LIST_NAMES),
  /** What names and texts without a language of their own are in. */
  language: language.optional(),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Moscow').optional(),
  delimiter: z.string().length(1).optional(),
  /** The column that names a row for ever. */
  id: z.string().min(1).optional(),
  fields: z
    .record(z.string(), z.union([entry, z.array(entry).min(1)]))
    .refine((fields) => Object.keys(fields).length > 0, 'must name a field'),
});

export type ColumnValue = z.infer<typeof columnValue>;
export type MappedValue = ColumnValue | z.infer<typeof constantValue>;

/** What the columns of a table mean. */
export interface CsvMapping {
  readonly list: z.infer<typeof mappingSchema>['list'];
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly delimiter: string | null;
  readonly id: string | null;
  readonly fields: ReadonlyMap<string, readonly MappedValue[]>;
}

/** A mapping as a person wrote it; throws BAD_USER_INPUT naming the place and what would work. */
export function parseMapping(given: unknown): CsvMapping {
  const result = mappingSchema.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`);
    throw badInput(`The mapping must be as docs/csv-mapping.md says, but has this wrong: ${problems.join('; ')}.`);
  }
  const { list, fields, ...rest } = result.data;
  for (const name of Object.keys(fields)) refuseUnknownField(list, name);
  return {
    list,
    language: rest.language ?? null,
    timeZone: rest.timeZone ?? null,
    delimiter: rest.delimiter ?? null,
    id: rest.id ?? null,
    fields: new Map(Object.entries(fields).map(([name, values]) => [name, [values].flat()])),
  };
}

/** The mapping of a table whose columns are called as the fields are and whose file is called as the list is: `officials.csv`. */
export function mappingByNames(fileName: string, columns: readonly string[]): CsvMapping {
  const stem = /([^/\\!]*?)\.[^./\\]*$/.exec(fileName)?.[1]?.toLowerCase();
  const list = BUNDLE_LIST_NAMES.find((name) => name === stem);
  if (list === undefined) {
    throw badInput(
      `A table needs a mapping (--mapping, see docs/csv-mapping.md) or the name of a list, such as officials.csv, but got ${fileName}. The lists are ${BUNDLE_LIST_NAMES.join(', ')}.`,
    );
  }
  const named = columns.filter((column) => column !== '' && column !== 'id');
  for (const name of named) refuseUnknownField(list, name);
  return {
    ...{ list, language: null, timeZone: null, delimiter: null, id: columns.includes('id') ? 'id' : null },
    fields: new Map(named.map((column) => [column, [columnValue.parse({ column })]])),
  };
}

/** Every column that a mapping names must be there. */
export function refuseMissingColumns(mapping: CsvMapping, columns: readonly string[]): void {
  const named = [...mapping.fields.values()].flat().flatMap((value) => ('column' in value ? value.column : []));
  const missing = [...named, mapping.id ?? []].flat().filter((column) => !columns.includes(column));
  if (missing.length === 0) return;
  const quoted = (names: readonly string[]) =>
    names
      .slice(0, 20)
      .map((name) => `"${name}"`)
      .join(', ');
  throw badInput(
    `The mapping names columns that the table does not have: ${quoted(missing)}. It has ${quoted(columns)}.`,
  );
}

function refuseUnknownField(list: CsvMapping['list'], name: string): void {
  const isKnown = list === 'articles' ? ARTICLE_FIELDS.includes(name) : fieldOf(list, name) !== null;
  if (isKnown) return;
  const names = list === 'articles' ? ARTICLE_FIELDS : fieldNames(list);
  throw badInput(`The fields of ${list} are ${names.join(', ')}, but got "${name}".`);
}
