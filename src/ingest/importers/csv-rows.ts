import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { badInput } from '../../lib/errors.js';
import { decodedText } from '../source/decoded-text.js';
import { encodingOf } from '../source/encoding.js';
import type { SourceFile } from '../source/source-file.js';

/** A row of a table below its header. */
export interface CsvRow {
  /** 1 is the first row below the header. */
  readonly number: number;
  /** The cell of a column; an empty text where the row has none. */
  cell(column: string): string;
  /** How many cells it has; more or fewer than the header is a sign of a broken row. */
  readonly cells: number;
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<CsvRow>;
}

const MOST_COLUMNS = 1000;
const MOST_FIELD = 512 * 1024;
const MOST_RECORD = 1024 * 1024;

const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * The table in a file, read row by row as it is asked for. What parts its cells is told by its first line, unless it is
 * given. Throws BAD_USER_INPUT where it is no such table or goes beyond a bound.
 */
export async function readTable(file: SourceFile, delimiter: string | null): Promise<CsvTable> {
  const records = readRecords(file, delimiter);
  const header = await records.next();
  if (header.done) throw badInput(`${file.name} must have a line of column names, but is empty.`);
  const columns = header.value.map((name) => name.trim());
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (twice !== undefined)
    throw badInput(`A column must have a name of its own, but ${file.name} has "${twice}" twice.`);
  return { columns, rows: rowsOf(columns, records) };
}

async function* rowsOf(columns: readonly string[], records: AsyncIterable<string[]>): AsyncIterable<CsvRow> {
  const places = new Map(columns.map((name, place) => [name, place]));
  let number = 0;
  for await (const record of records) {
    number++;
    const cell = (column: string) => record[places.get(column) ?? -1]?.trim() ?? '';
    yield { number, cell, cells: record.length };
  }
}

async function* readRecords(file: SourceFile, delimiter: string | null): AsyncGenerator<string[], void> {
  // Empty cells have no length for the parser: what counts against a line without end is what was read since the last record.
  let unanswered = 0;
  async function* pieces(): AsyncIterable<string> {
    for await (const piece of decodedText(file)) {
      unanswered += piece.length;
      if (unanswered > MOST_RECORD + MOST_FIELD) throw tooLarge(file, 'A row', MOST_RECORD);
      yield piece;
    }
  }
  const head = new TextDecoder(encodingOf(file.head, file).name).decode(file.head);
  const parser = parse({
    bom: true,
    delimiter: delimiter ?? delimiterOf(head),
    max_record_size: MOST_RECORD,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  pipeline(Readable.from(pieces()), parser, () => {});
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      unanswered = 0;
      if (record.length > MOST_COLUMNS) throw badInput(`${file.name} may have ${MOST_COLUMNS} columns, but has more.`);
      if (record.some((field) => field.length > MOST_FIELD)) throw tooLarge(file, 'A cell', MOST_FIELD);
      yield record;
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(file, error) : error;
  }
}

function unreadable(file: SourceFile, error: CsvError): Error {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLarge(file, 'A row', MOST_RECORD);
  return badInput(`${file.name} must be a table of comma-separated values, but got: ${error.message}.`);
}

function tooLarge(file: SourceFile, what: string, most: number): Error {
  return badInput(`${what} of ${file.name} may have ${most} characters, but has more; is a quote never closed?`);
}

/** The mark that parts most cells of the first line, those in quotes aside; a comma when there is one cell. */
function delimiterOf(head: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((mark) => [mark, 0]));
  let isQuoted = false;
  for (const character of head) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '\n') break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return DELIMITERS.reduce((best, mark) => (counts.get(mark)! > counts.get(best)! ? mark : best));
}
