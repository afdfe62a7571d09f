import { addWord, type Lexicon } from './lexicon.js';
import { readTokens, type Gap, type Token } from './tokens.js';

/** What a name has between two words. */
type Joint = 0 | 1 | 2 | 3;
const SPACE: Joint = 0;
const DASH: Joint = 1;
const DOT: Joint = 2;
const OTHER: Joint = 3;
const JOINTS = 4;

const JOINT_OF_NAME: Readonly<Partial<Record<Gap, Joint>>> = { SPACE, HYPHEN: SPACE, DASH, DOT };

/** Which joints of a name a gap in a text may stand for: "Secretary-General" is "Secretary General", "J.Doe" is "J. Doe". */
const JOINTS_READ_AS: Readonly<Partial<Record<Gap, readonly Joint[]>>> = {
  SPACE: [SPACE, DASH, DOT],
  HYPHEN: [SPACE, DASH],
  DASH: [DASH],
  DOT: [DOT],
  APOSTROPHE: [OTHER],
  OTHER: [OTHER],
};

interface Node<Entry> {
  readonly next: Map<number, Node<Entry>>;
  readonly entries: Entry[];
}

/** Names by their words: every name that begins at a word of a text is found in one walk. */
export interface Phrases<Entry> {
  readonly lexicon: Lexicon;
  readonly root: Node<Entry>;
}

export function emptyPhrases<Entry>(lexicon: Lexicon): Phrases<Entry> {
  return { lexicon, root: { next: new Map(), entries: [] } };
}

/** Adds a name; with `declined`, it is found in every case of its Russian words. */
export function addPhrase<Entry>(phrases: Phrases<Entry>, name: string, declined: boolean, entry: Entry): void {
  const words = readTokens(name);
  if (words.length === 0) return;
  let node = phrases.root;
  for (const [at, word] of words.entries()) {
    const joint = at === 0 ? SPACE : (JOINT_OF_NAME[word.gap] ?? OTHER);
    const edge = addWord(phrases.lexicon, word.key, declined) * JOINTS + joint;
    let next = node.next.get(edge);
    if (!next) {
      next = { next: new Map(), entries: [] };
      node.next.set(edge, next);
    }
    node = next;
  }
  node.entries.push(entry);
}

/** Calls back for each name that begins at the word `from`, with the place after its last word. */
export function eachPhraseAt<Entry>(
  phrases: Phrases<Entry>,
  tokens: readonly Token[],
  wordsAt: (at: number) => readonly number[],
  from: number,
  found: (entry: Entry, to: number) => void,
): void {
  const walk = (node: Node<Entry>, at: number) => {
    for (const entry of node.entries) found(entry, at);
    if (node.next.size === 0 || at >= tokens.length) return;
    const joints = at === from ? [SPACE] : (JOINTS_READ_AS[tokens[at]!.gap] ?? []);
    for (const word of wordsAt(at)) {
      for (const joint of joints) {
        const next = node.next.get(word * JOINTS + joint);
        if (next) walk(next, at + 1);
      }
    }
  };
  walk(phrases.root, from);
}
