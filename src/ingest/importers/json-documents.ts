import { badInput, CommuniqueError, messageOf } from '../../lib/errors.js';
import { decodedText } from '../source/decoded-text.js';
import type { SourceFile } from '../source/source-file.js';
import { JsonMarks, parseJson } from './json-text.js';

/** A document of a file, or what was wrong with it. */
export type JsonDocument =
  { readonly place: string; readonly value: unknown } | { readonly place: string; readonly flaw: string };

const MOST_CHARACTERS = 4 * 1024 * 1024;

/**
 * The documents in a file of JSON: one, a list of them, or one on each line, of which only the one that is being read is held. Throws
 * BAD_USER_INPUT for what is none of these or goes beyond a bound.
 */
export async function* jsonDocuments(file: SourceFile): AsyncIterable<JsonDocument> {
  let isList: boolean | null = null;
  const pieces = decodedText(file)[Symbol.asyncIterator]();
  let beginning = '';
  while (isList === null) {
    const next = await pieces.next();
    if (next.done) break;
    beginning = `${beginning}${next.value}`.trimStart();
    if (beginning !== '') isList = beginning.startsWith('[');
  }
  async function* text() {
    yield beginning;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  yield* isList ? inList(file, text()) : byLine(file, text());
}

/** What stands in a list, each as soon as it ends; one that is broken within its brackets spoils no other. */
async function* inList(file: SourceFile, text: AsyncIterable<string>): AsyncIterable<JsonDocument> {
  const marks = new JsonMarks();
  let rest = '';
  let at = 0;
  let number = 0;
  let isOpen = false;
  for await (const piece of text) {
    rest += piece;
    for (let mark = marks.next(rest, at); mark !== -1; mark = marks.next(rest, at)) {
      at = mark + 1;
      const isEnd = isOpen && (marks.depth === 0 || (marks.depth === 1 && rest[mark] === ','));
      if (isOpen && !isEnd) continue;
      const document = rest.slice(0, mark);
      [rest, at] = [rest.slice(mark + 1), 0];
      if (isOpen) yield* documentOf(document, `item ${++number}`, 'An item of a list');
      isOpen = marks.depth > 0;
      if (!isOpen) break;
    }
    refuseLong(file, rest);
    if (!isOpen && rest.trim() !== '') break;
  }
  if (isOpen || rest.trim() !== '') throw noJson(file, 'a list that does not end where the file does');
}

async function* byLine(file: SourceFile, text: AsyncIterable<string>): AsyncIterable<JsonDocument> {
  let rest = '';
  let number = 0;
  let isByLine: boolean | null = null;
  for await (const piece of text) {
    rest += piece;
    refuseLong(file, rest);
    if (isByLine === false || !piece.includes('\n')) continue;
    const lines = rest.split('\n');
    isByLine ??= isWhole(lines[0]!);
    if (!isByLine) continue;
    rest = lines.pop()!;
    for (const line of lines) yield* documentOf(line, `line ${++number}`, 'A line');
  }
  if (isByLine) yield* documentOf(rest, `line ${++number}`, 'A line');
  else yield { place: file.name, value: theOnly(file, rest) };
}

/** Whether the first line is a document by itself, so that others follow. */
function isWhole(line: string): boolean {
  try {
    parseJson(line);
    return true;
  } catch {
    return false;
  }
}

function* documentOf(text: string, place: string, what: string): Iterable<JsonDocument> {
  if (text.trim() === '') return;
  try {
    yield { place, value: parseJson(text) };
  } catch (error) {
    const isOurs = error instanceof CommuniqueError;
    yield { place, flaw: isOurs ? error.message : `${what} must be a JSON document, but got ${messageOf(error)}.` };
  }
}

function theOnly(file: SourceFile, text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw error instanceof CommuniqueError ? error : noJson(file, messageOf(error));
  }
}

function noJson(file: SourceFile, given: string): Error {
  return badInput(`${file.name} must be JSON, but got ${given}.`);
}

function refuseLong(file: SourceFile, text: string): void {
  if (text.length <= MOST_CHARACTERS) return;
  throw badInput(
    `A JSON document of ${file.name} may have ${MOST_CHARACTERS} characters, but has more; give a list of documents, or one on each line.`,
  );
}
