import type { z } from 'zod';
import { badInput } from '../../lib/errors.js';
import { isUnstorable } from '../../lib/text.js';
import { recordListOf } from '../content/index.js';
import { describeIssue, shown } from '../content/issue.js';
import { editionRecord, portraitRecord } from '../export/exported.js';
import { EXPORT_FORM, headerLine, recordLine, type ExportHeader, type RecordLine } from '../export/form.js';
import { asExported } from '../records/exported.js';
import type { Importer } from './importer.js';
import type { Flaw, Item } from './item.js';
import { jsonDocuments } from './json-documents.js';
import { isPlainRecord } from './plain-record.js';

/**
 * What `communique export` wrote of a database. Whatever it has goes by its own numbers and slugs, and is written as it
 * stands; those are the newsroom's, so that all exports of one newsroom are one source, whatever the files are called.
 */
export const communiqueImporter: Importer = {
  format: 'communique',
  title: 'an export of Communique (NDJSON)',
  recognizes: ({ head }) => /^\uFEFF?\{"communique":\d/.test(Buffer.from(head.subarray(0, 64)).toString()),
  async *read(file) {
    let header: ExportHeader | null = null;
    for await (const document of jsonDocuments(file)) {
      const { place } = document;
      if (header === null) {
        header = readHeader(file.name, 'value' in document ? document.value : null);
        if (header.newsroom !== null) yield newsroomItem(header, place, 'newsroom');
      } else if ('flaw' in document) yield document;
      else yield itemOf(document.value, place, sourceOf(header));
    }
    if (header === null) throw badInput(notAnExport(file.name, undefined));
    // The organization whose newsroom it is has come only now.
    if (header.newsroom?.organization) yield newsroomItem(header, 'the first line', 'organization');
  },
};

function readHeader(name: string, value: unknown): ExportHeader {
  const flaw = unkeepable(value);
  if (flaw !== null) throw badInput(flaw);
  const form = isPlainRecord(value) ? value.communique : undefined;
  if (typeof form === 'number' && form !== EXPORT_FORM)
    throw badInput(
      `An export must be of form ${EXPORT_FORM} for this release to read it, but ${name} is of form ${form}; import it with the release that wrote it, or a later one.`,
    );
  if (form !== EXPORT_FORM) throw badInput(notAnExport(name, value));
  const result = headerLine.safeParse(value);
  if (result.success) return result.data;
  throw badInput(`${name} begins with what cannot be read: ${problemsOf(result.error, value)}.`);
}

function notAnExport(name: string, value: unknown): string {
  return `${name} must begin with a line {"communique":${EXPORT_FORM},…}, as communique export writes it, but begins with ${shown(value)}.`;
}

/** Numbers and slugs mean something within a newsroom only. */
function sourceOf({ newsroom }: ExportHeader): string {
  return `communique ${newsroom === null ? '' : (newsroom.publicUrl ?? Object.values(newsroom.name)[0] ?? '')}`.trim();
}

function newsroomItem(header: ExportHeader, place: string, externalId: string): Item {
  return { type: 'EXPORTED', place, externalId, source: sourceOf(header), exported: { list: 'newsroom', header } };
}

function itemOf(value: unknown, place: string, source: string): Item | Flaw {
  const flaw = unkeepable(value);
  if (flaw !== null) return { place, flaw };
  const line = recordLine.safeParse(value);
  if (!line.success) return { place, flaw: `${problemsOf(line.error, value)}.` };
  const { list, record } = line.data;
  const result = schemaOf(line.data).safeParse(record);
  if (!result.success) return { place, flaw: `${list}${problemsOf(result.error, record)}.` };
  return readItem(line.data, result.data, { place, source });
}

/** What a record must look like. Of a list of records that is looked at again as it is written: here it is only to have no other fields. */
function schemaOf({ list }: RecordLine): z.ZodType {
  if (list === 'articles') return editionRecord;
  return list === 'portraits' ? portraitRecord : asExported(recordListOf(list)).record.partial();
}

function readItem(
  { list, id, adds, record }: RecordLine,
  read: unknown,
  where: { place: string; source: string },
): Item {
  if (list === 'articles') {
    const edition = read as z.infer<typeof editionRecord>;
    return { type: 'EXPORTED', ...where, externalId: edition.slug, exported: { list, id, record: edition } };
  }
  if (list === 'portraits') {
    const portrait = read as z.infer<typeof portraitRecord>;
    return { type: 'EXPORTED', ...where, externalId: portrait.official, exported: { list, record: portrait } };
  }
  const name = typeof record.slug === 'string' ? record.slug : id;
  const externalId = adds === undefined ? name : `${name} ${adds}`;
  return { type: 'RECORD', ...where, externalId, list, record, exportedId: id };
}

const SHOWN = 5;

function problemsOf(error: z.ZodError, value: unknown): string {
  return error.issues
    .slice(0, SHOWN)
    .map((issue) => describeIssue(issue, value))
    .join('; ');
}

/** Far deeper than anything an export has. */
const DEEPEST = 50;

/** What makes a line impossible to keep; null for nothing. Without recursion, as a line may go as deep as it likes. */
function unkeepable(line: unknown): string | null {
  const left: [value: unknown, depth: number][] = [[line, 0]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string' && isUnstorable(value))
      return 'A line must be text that can be kept, but holds a NUL or half of a surrogate pair.';
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST) return `A line may go ${DEEPEST} levels deep, but goes deeper.`;
    for (const [key, within] of Object.entries(value)) left.push([key, depth + 1], [within, depth + 1]);
  }
  return null;
}
