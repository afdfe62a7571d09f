import { parse } from 'yaml';
import { badInput } from '../../lib/errors.js';

/** Deeper than people write it; what reads it calls itself for each level. */
const DEEPEST = 50;
/** Each list and text of YAML takes a thousand times as long as a character of JSON. */
const MOST_CHARACTERS = 24 * 1024;

/**
 * What a text of YAML says, a key given twice being the last. Throws BAD_USER_INPUT for one beyond bounds, before anything is made of it, and the
 * reader's own error for what is no YAML.
 */
export function parseYaml(text: string): unknown {
  if (text.length > MOST_CHARACTERS)
    throw badInput(`YAML may have ${MOST_CHARACTERS} characters in one piece, but this has ${text.length}.`);
  if (depthOf(text) > DEEPEST) throw badInput(`YAML may be ${DEEPEST} lists and maps deep, but this is deeper.`);
  return parse(text, { schema: 'core', uniqueKeys: false, maxAliasCount: 100, logLevel: 'error' });
}

/** How deep the brackets and the dashes on one line go, those in texts among them; indentation alone goes no deeper than a page is wide. */
function depthOf(text: string): number {
  let [deepest, brackets, dashes] = [0, 0, 0];
  let isOpening = true;
  for (const character of text) {
    if (character === '[' || character === '{') brackets += 1;
    else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    else if (character === '\n') [dashes, isOpening] = [0, true];
    else if (isOpening && /[-?:]/.test(character)) dashes += 1;
    else if (character !== ' ') isOpening = false;
    deepest = Math.max(deepest, brackets, dashes);
  }
  return deepest;
}
