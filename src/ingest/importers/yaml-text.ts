import { CORE_SCHEMA, defineScalarTag, load, YAMLException } from 'js-yaml';
import { badInput } from '../../lib/errors.js';
import { clean } from './clean-text.js';

/** Deeper than people write it; what reads it calls itself for each level. */
const DEEPEST = 50;
/** Whoever goes through what an alias repeats goes through it each time: aliases of aliases multiply. */
const MOST_ALIASES = 30;
/** Lists and texts of YAML take many times as long as those of JSON. */
const MOST_CHARACTERS = 24 * 1024;

/** A text with a tag that only its site builder knows, `!include logo.png`, is the text. */
const AS_TEXT = ['!', 'tag:'].map((beginning) =>
  defineScalarTag(beginning, { matchByTagPrefix: true, resolve: (text) => text, identify: () => false }),
);
const SCHEMA = CORE_SCHEMA.withTags(AS_TEXT);

/** Nothing but blank lines and comments. */
const isEmpty = (text: string) => text.split('\n').every((line) => /^\s*(?:#|$)/.test(line));

/** What is beyond bounds, as the reader tells it and as it is told here. */
const BEYOND: readonly (readonly [RegExp, string])[] = [
  [/exceeded maxDepth/, `YAML may be ${DEEPEST} lists and maps deep, but this is deeper.`],
  [/exceeded maxAliases/, `YAML may repeat ${MOST_ALIASES} parts by an alias, but this repeats more; write them out.`],
];

/**
 * What a text of YAML says; null where it says nothing. A key given twice is the last, unless keys are to be unique. Throws BAD_USER_INPUT for one beyond bounds, and the
 * reader's own error for what is no YAML.
 */
export function parseYaml(text: string, { hasUniqueKeys = false } = {}): unknown {
  if (text.length > MOST_CHARACTERS)
    throw badInput(`YAML may have ${MOST_CHARACTERS} characters in one piece, but this has ${text.length}.`);
  if (isEmpty(text)) return null;
  const bounds = { maxDepth: DEEPEST, maxAliases: MOST_ALIASES };
  try {
    return load(clean(text), { schema: SCHEMA, json: !hasUniqueKeys, ...bounds }) ?? null;
  } catch (error) {
    // Not the message, which quotes the text.
    const reason = error instanceof YAMLException ? error.reason : '';
    const beyond = BEYOND.find(([mark]) => mark.test(reason));
    throw beyond === undefined ? error : badInput(beyond[1]);
  }
}
