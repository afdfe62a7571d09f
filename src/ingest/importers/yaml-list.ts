import { badInput, messageOf } from '../../lib/errors.js';
import { decodedText } from '../source/decoded-text.js';
import type { SourceFile } from '../source/source-file.js';
import { parseYaml } from './yaml-text.js';

const MOST_CHARACTERS = 24 * 1024;

/**
 * What stands in a list of YAML, one entry at a time, with the line on which it begins: only the one that is being read is held. Throws BAD_USER_INPUT
 * where the file is no list, and for an entry that cannot be read.
 */
export async function* yamlList(file: SourceFile): AsyncIterable<{ readonly line: number; readonly value: unknown }> {
  let entry: { text: string; line: number } | null = null;
  let number = 0;
  for await (const line of lines(file)) {
    number += 1;
    if (/^-(?:\s|$)/.test(line)) {
      if (entry !== null) yield { line: entry.line, value: entryOf(file, entry) };
      entry = { text: `${line}\n`, line: number };
    } else if (entry !== null) {
      entry.text += `${line}\n`;
      if (entry.text.length > MOST_CHARACTERS) throw tooLong(file, entry.line);
    } else if (!/^(?:---.*|#.*|\s*)$/.test(line)) return;
  }
  if (entry !== null) yield { line: entry.line, value: entryOf(file, entry) };
}

function entryOf(file: SourceFile, { text, line }: { readonly text: string; readonly line: number }): unknown {
  try {
    const [value] = parseYaml(text) as unknown[];
    return value;
  } catch (error) {
    const reason = messageOf(error).split('\n')[0];
    throw badInput(`${file.name} must be YAML, but its entry on line ${line} is none: ${reason}`);
  }
}

async function* lines(file: SourceFile): AsyncIterable<string> {
  let rest = '';
  for await (const piece of decodedText(file)) {
    const whole = (rest + piece).split(/\r?\n/);
    rest = whole.pop()!;
    if (rest.length > MOST_CHARACTERS) throw tooLong(file, null);
    yield* whole;
  }
  yield rest;
}

function tooLong(file: SourceFile, line: number | null): Error {
  const where = line === null ? '' : ` on line ${line}`;
  return badInput(`An entry of ${file.name} may have ${MOST_CHARACTERS} characters, but the one${where} has more.`);
}
