import { badInput, CommuniqueError, messageOf } from '../../lib/errors.js';
import { isPlainRecord } from './plain-record.js';
import { parseYaml } from './yaml-text.js';

/** What stands above a page between two lines of `---`, by key in lower case, and the page below it. */
export interface Page {
  readonly fields: Fields;
  readonly text: string;
}

export type Fields = ReadonlyMap<string, unknown>;

/** Where front matter begins; blank lines before it are an editor's slip that site builders forgive as well. */
const OPENING = /^\uFEFF?(?:[ \t]*\r?\n){0,20}(---|\+\+\+)[ \t]*\r?\n/;

/** Whether a file begins as a page with front matter does. */
export function hasFrontMatter(beginning: string): boolean {
  return OPENING.test(beginning);
}

/** Takes a page apart; one without front matter has no fields. Throws BAD_USER_INPUT for front matter that cannot be read. */
export function splitPage(text: string): Page {
  const [opening, fence] = OPENING.exec(text) ?? [];
  if (opening === undefined || fence === undefined) return { fields: new Map(), text: text.replace(/^\uFEFF/, '') };
  if (fence === '+++') {
    throw badInput('Front matter must be YAML between lines of ---, but got TOML; `hugo convert toYAML` rewrites it.');
  }
  const end = closingOf(text, opening.length);
  return { fields: fieldsOf(text.slice(opening.length, end.from)), text: text.slice(end.until) };
}

/** The line that ends the front matter: the first of `---` or `...` alone. */
function closingOf(text: string, start: number): { from: number; until: number } {
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm;
  closing.lastIndex = start;
  const found = closing.exec(text);
  if (found === null) throw badInput('Front matter must end with a line of ---, but there is none.');
  return { from: found.index, until: closing.lastIndex };
}

function fieldsOf(yaml: string): Fields {
  const read = readYaml(yaml);
  if (read === null) return new Map();
  if (!isPlainRecord(read)) {
    throw badInput(`Front matter must be YAML such as "title: …", but got ${JSON.stringify(read).slice(0, 60)}.`);
  }
  return new Map(Object.entries(read).map(([key, value]) => [key.toLowerCase(), value]));
}

/** A line that goes on with a text begun above, though it is not indented. */
const UNINDENTED = /^(?=[^\s#-])(?![\w-]{1,60}[ \t]{0,20}:(?:[ \t]|$))/gm;

function readYaml(yaml: string): unknown {
  try {
    return parseYaml(yaml);
  } catch (error) {
    if (error instanceof CommuniqueError) throw error;
    try {
      // Site builders take a quoted text whose next lines are not indented, and many a site has come to hold some.
      return parseYaml(yaml.replace(UNINDENTED, '  '));
    } catch {
      throw badInput(`Front matter must be YAML, but got ${messageOf(error).split('\n')[0]?.replace(/:$/, '')}.`);
    }
  }
}
