import { badInput, messageOf } from '../../lib/errors.js';
import { decodedText } from '../source/decoded-text.js';
import type { SourceFile } from '../source/source-file.js';

/** A document of a file, or what was wrong with it. */
export type JsonDocument =
  { readonly place: string; readonly value: unknown } | { readonly place: string; readonly flaw: string };

const MOST_CHARACTERS = 64 * 1024 * 1024;

/**
 * The documents in a file of JSON: one, a list of them, or one on each line, of which only the line that is being read is held. Throws
 * BAD_USER_INPUT for what is none of these or goes beyond a bound.
 */
export async function* jsonDocuments(file: SourceFile): AsyncIterable<JsonDocument> {
  let rest = '';
  let number = 0;
  let isByLine: boolean | null = null;
  for await (const piece of decodedText(file)) {
    rest += piece;
    if (rest.length > MOST_CHARACTERS) {
      throw badInput(`A JSON document of ${file.name} may have ${MOST_CHARACTERS} characters, but has more.`);
    }
    if (isByLine === false || !piece.includes('\n')) continue;
    const lines = rest.split('\n');
    isByLine ??= isWhole(lines[0]!);
    if (!isByLine) continue;
    rest = lines.pop()!;
    for (const line of lines) yield* documentOfLine(line, ++number);
  }
  if (isByLine) yield* documentOfLine(rest, ++number);
  else yield* documentsOf(file, rest);
}

/** Whether the first line is a document by itself, so that others follow. */
function isWhole(line: string): boolean {
  try {
    return !Array.isArray(parse(line));
  } catch {
    return false;
  }
}

function* documentOfLine(line: string, number: number): Iterable<JsonDocument> {
  if (line.trim() === '') return;
  const place = `line ${number}`;
  try {
    yield { place, value: parse(line) };
  } catch (error) {
    yield { place, flaw: `A line must be a JSON document, but got ${messageOf(error)}.` };
  }
}

function* documentsOf(file: SourceFile, text: string): Iterable<JsonDocument> {
  let read: unknown;
  try {
    read = parse(text);
  } catch (error) {
    throw badInput(`${file.name} must be JSON, but got ${messageOf(error)}.`);
  }
  if (!Array.isArray(read)) yield { place: file.name, value: read };
  else for (const [at, value] of read.entries()) yield { place: `item ${at + 1}`, value: value as unknown };
}

function parse(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}
