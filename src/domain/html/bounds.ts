import { Tokenizer } from 'htmlparser2';
import { badInput, type CommuniqueError } from '../../lib/errors.js';
import { OpenElements } from './open-elements.js';

/** The most that one body or page may have; those of newspapers have a tenth. Pictures may be written into it. */
const MOST_CHARACTERS = 8 * 1024 * 1024;
/** The words of a long book. */
const MOST_WORDS = 1_000_000;
export const DEEPEST = 256;
const MOST_NODES = 40_000;
/** Of what looks like a tag, wherever it stands. */
const MOST_TAGS = 100_000;
/** Characters that are written by name or number, each of which is looked up: whole pages of Cyrillic are. */
const MOST_REFERENCES = 500_000;
const MOST_ATTRIBUTES = 200;

/**
 * Refuses HTML that a tree cannot be built of within bounds: too large, too deep, too many elements, counting those that a parser adds for
 * formatting that was never closed, than `mostNodes` or what a body may have. Holds nothing but the names of the elements that are open.
 */
export function refuseBeyondBounds(html: string, mostNodes = MOST_NODES): void {
  if (html.length > MOST_CHARACTERS)
    throw badInput(`HTML may have ${MOST_CHARACTERS} characters at most, but this has ${html.length}.`);
  refuseMany(html, '<', MOST_TAGS, 'tags');
  refuseMany(html, '&', MOST_REFERENCES, 'character references');
  const open = new OpenElements();
  let [nodes, attributes, start, end, words] = [0, 0, 0, 0, 0];
  const add = (more: number) => {
    nodes += more;
    if (nodes > mostNodes) throw badInput(`HTML may have ${mostNodes} elements and texts at most, and this has more.`);
  };
  const endTag = (last: number, isSelfClosing: boolean) => {
    add(open.open(html.slice(start, end).toLowerCase(), html.slice(end, last), isSelfClosing));
    if (open.depth > DEEPEST)
      throw badInput(`HTML may be ${DEEPEST} elements deep, but this is deeper. Take layers out of it.`);
  };
  const one = () => add(1);
  const nothing = () => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(from, to) {
        [attributes, start, end] = [0, from, to];
      },
      onattribname() {
        attributes += 1;
        if (attributes > MOST_ATTRIBUTES)
          throw badInput(`An element may have ${MOST_ATTRIBUTES} attributes at most, and one of this HTML has more.`);
      },
      onopentagend: (last) => endTag(last, false),
      onselfclosingtag: (last) => endTag(last, true),
      onclosetag: (from, to) => open.close(html.slice(from, to).toLowerCase()),
      ontext(from, to) {
        words += to - from;
        if (words > MOST_WORDS) throw tooManyWords();
        add(open.text());
      },
      oncomment: one,
      oncdata: one,
      ondeclaration: one,
      onprocessinginstruction: one,
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      ontextentity: nothing,
      onend: nothing,
      isInForeignContext: () => open.isForeign,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

/** The same for what was written from a tree: where every element is closed, few tags are neither deep nor many. */
export function refuseWrittenBeyondBounds(html: string): void {
  if (html.length > MOST_WORDS || countOf(html, '<') > DEEPEST) refuseBeyondBounds(html);
}

/** Where a parser and what is counted here disagree on what is a tag, there are still no more than these. */
function refuseMany(html: string, mark: string, most: number, what: string): void {
  const count = countOf(html, mark);
  if (count > most) throw badInput(`HTML may have ${most} ${what} at most, but this has ${count}.`);
}

function countOf(html: string, mark: string): number {
  let count = 0;
  for (let at = html.indexOf(mark); at >= 0; at = html.indexOf(mark, at + 1)) count += 1;
  return count;
}

/** Refuses words without markup that are too many for one text. */
export function refuseManyWords(text: string): void {
  if (text.length > MOST_WORDS) throw tooManyWords();
}

function tooManyWords(): CommuniqueError {
  return badInput(
    `A text may have ${MOST_WORDS.toLocaleString('en')} characters at most, but this has more; divide it.`,
  );
}

/** Some HTML is deeper for a parser than its tags say. */
export function withinTheStack<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) throw badInput('HTML is too deep to be read. Take layers out of it.');
    throw error;
  }
}
