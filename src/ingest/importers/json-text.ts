import { badInput } from '../../lib/errors.js';

/** Deeper than any archive has it; what is read here calls itself for each level. */
const DEEPEST = 100;
/** Objects and lists take twenty times the memory of the two characters that an empty one has. */
const MOST_HOLDERS = 150_000;

/**
 * What a text of JSON says. Throws BAD_USER_INPUT for one beyond bounds, before anything is made of it, and SyntaxError for what is no JSON. A byte
 * order mark is passed over.
 */
export function parseJson(text: string): unknown {
  const marks = new JsonMarks();
  let holders = 0;
  for (let at = marks.next(text, 0); at !== -1; at = marks.next(text, at + 1)) {
    if (marks.depth > DEEPEST) throw badInput(`JSON may be ${DEEPEST} lists and objects deep, but this is deeper.`);
    if (isOpening(text.charCodeAt(at)) && ++holders > MOST_HOLDERS) {
      throw badInput(
        `JSON may have ${MOST_HOLDERS.toLocaleString('en')} objects and lists in one document, but this has more; divide it.`,
      );
    }
  }
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const isOpening = (code: number) => code === 0x5b || code === 0x7b;
const isClosing = (code: number) => code === 0x5d || code === 0x7d;

/** Finds the brackets and commas of JSON that stand in no text, in a text that may come in pieces. */
export class JsonMarks {
  #isText = false;
  #isEscaped = false;
  #depth = 0;

  /** How many lists and objects are open behind the last mark. */
  get depth(): number {
    return this.#depth;
  }

  /** Where the next mark is, from here on; -1 where the text ends before one. */
  next(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === BACKSLASH) this.#isEscaped = this.#isText;
      else if (code === QUOTE) this.#isText = !this.#isText;
      else if (this.#isText) continue;
      else if (isOpening(code)) {
        this.#depth += 1;
        return at;
      } else if (isClosing(code)) {
        this.#depth -= 1;
        return at;
      } else if (code === COMMA) return at;
    }
    return -1;
  }
}
