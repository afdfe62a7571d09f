import { z } from 'zod';
import { listOf, type RecordListName } from '../content/index.js';
import { language as languageTag } from '../content/list.js';

/** What a cell is read as: DATE sets its precision as well; PARTS are records within the record. */
export type FieldKind =
  'TEXT' | 'NUMBER' | 'BOOLEAN' | 'ENUM' | 'LIST' | 'LOCALIZED' | 'LOCALIZED_LISTS' | 'DATE' | 'INSTANT' | 'PARTS';

/** A field that a column can be of. */
export interface ShapeField {
  readonly kind: FieldKind;
  /** Where it is in the record. */
  readonly path: readonly string[];
  /** Of a localized one: its language; null when the usual is meant. */
  readonly language: string | null;
  /** What an ENUM may be, and the precisions of a DATE. */
  readonly words: readonly string[];
}

/** What a column of a table of news items can be. */
export const ARTICLE_FIELDS: readonly string[] = [
  ...['title', 'subheading', 'lead', 'text', 'html', 'url', 'language', 'published', 'genre', 'categories', 'images'],
];

/** The field of a list's records that `name`, `name.ru` or `vote.inFavour` is; null when there is none. */
export function fieldOf(list: RecordListName, name: string): ShapeField | null {
  const parts = name.split('.');
  let shape = shapeOf(list);
  for (const [depth, part] of parts.entries()) {
    const schema = Object.hasOwn(shape, part) ? bare(shape[part]!) : null;
    if (schema === null) return null;
    const path = parts.slice(0, depth + 1);
    const rest = parts.slice(depth + 1);
    if (schema instanceof z.ZodObject) shape = schema.shape;
    else return leaf(schema, shape, path, rest);
  }
  return null;
}

/** The names of all fields of a list, for a person; `name.<language>` for those in languages. */
export function fieldNames(list: RecordListName): readonly string[] {
  return namesIn(shapeOf(list), '');
}

/** Whether a list's records have the field at the top. */
export function hasField(list: RecordListName, name: string): boolean {
  return Object.hasOwn(shapeOf(list), name);
}

type Shape = Readonly<Record<string, z.ZodType>>;

function shapeOf(list: RecordListName): Shape {
  return listOf(list).record.shape;
}

function namesIn(shape: Shape, before: string): string[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const inner = bare(schema);
    if (inner instanceof z.ZodObject) return namesIn(inner.shape, `${before}${name}.`);
    return `${before}${name}${inner instanceof z.ZodRecord ? '.<language>' : ''}`;
  });
}

/** A schema without what it says of being left out. */
function bare(schema: z.ZodType): z.ZodType {
  let inner: z.ZodType = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodNullable || inner instanceof z.ZodOptional) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
}

function leaf(schema: z.ZodType, shape: Shape, path: readonly string[], rest: readonly string[]): ShapeField | null {
  const field = (kind: FieldKind, words: readonly string[] = []): ShapeField | null =>
    rest.length === 0 ? { kind, path, language: null, words } : null;
  if (schema instanceof z.ZodRecord) return localizedField(schema, path, rest);
  if (schema instanceof z.ZodArray)
    return field(bare(schema.element as z.ZodType) instanceof z.ZodObject ? 'PARTS' : 'LIST');
  if (schema instanceof z.ZodEnum) return field('ENUM', schema.options as string[]);
  if (schema instanceof z.ZodBoolean) return field('BOOLEAN');
  if (schema instanceof z.ZodNumber) return field('NUMBER');
  const name = path.at(-1)!;
  const precision = shape[precisionName(name)];
  const words = precision === undefined ? null : bare(precision);
  if (words instanceof z.ZodEnum) return field('DATE', words.options as string[]);
  if (name.endsWith('KnownOn')) return field('DATE');
  return field(name === 'startsAt' || name === 'endsAt' ? 'INSTANT' : 'TEXT');
}

function localizedField(schema: z.ZodRecord, path: readonly string[], rest: readonly string[]): ShapeField | null {
  const [language = null, ...more] = rest;
  if (more.length > 0 || (language !== null && !languageTag.safeParse(language).success)) return null;
  const kind = bare(schema.valueType as z.ZodType) instanceof z.ZodArray ? 'LOCALIZED_LISTS' : 'LOCALIZED';
  return { kind, path, language, words: [] };
}

/** `startsPrecision` of `startsOn`. */
export function precisionName(name: string): string {
  return name.replace(/On$/, 'Precision');
}
