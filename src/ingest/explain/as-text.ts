import { piecesOf, type Explained, type ExplainedMention, type ExplainedStatement } from './explained.js';

/** How a terminal is told to colour what follows. */
const STYLES = {
  mention: '\u001b[4;36m',
  statement: '\u001b[1;32m',
  pending: '\u001b[1;33m',
  refusal: '\u001b[31m',
  end: '\u001b[0m',
};

/**
 * An explained text for a terminal: the text with its mentions and statements marked, then each with its rule. Without colours mentions stand in [ ], statements in
 * { }, and what was refused in ( ).
 */
export function asText(given: Explained, isColoured: boolean): string {
  const explained = harmless(given);
  const { title, published, language, mentions, statements, refusals } = explained;
  const lists = [
    ...listOf(
      'Mentions',
      mentions.map((each) => `${shortened(each.words)}: ${mentionOf(each)}`),
    ),
    ...listOf(
      'Statements',
      statements.map((each) => `${statementOf(each)}: ${shortened(each.words)}`),
    ),
    ...listOf(
      'Refused',
      refusals.map(({ why, words }) => `${why}: ${shortened(words)}`),
    ),
  ];
  const text = isColoured ? coloured(explained) : bracketed(explained);
  return [`${title} (${language}, ${published ?? 'no date'})`, '', text, ...lists].join('\n');
}

/** The same without characters by which a file could steer the terminal; as many, as places are told by. */
function harmless(given: Explained): Explained {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  const clean = (words: string) => words.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, ' ');
  const all = <Each extends { readonly words: string }>(list: readonly Each[]) =>
    list.map((each) => ({ ...each, words: clean(each.words) }));
  return {
    ...given,
    title: clean(given.title),
    text: clean(given.text),
    mentions: all(given.mentions),
    statements: all(given.statements),
    refusals: all(given.refusals),
  };
}

export function mentionOf({ kind, slug, holder, rule, confidence }: ExplainedMention): string {
  return `${kind} ${slug}${holder === null ? '' : `, who is ${holder}`} (${rule} ${confidence})`;
}

export function statementOf({ form, speaker, office, rule, confidence, isShown }: ExplainedStatement): string {
  const waiting = isShown ? '' : ', waits for an editor';
  return `${form} of ${speaker}${office === null ? '' : ` as ${office}`} (${rule} ${confidence}${waiting})`;
}

const LONGEST = 100;

function shortened(words: string): string {
  const line = words.replace(/\s+/gu, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function listOf(name: string, lines: readonly string[]): string[] {
  return [
    '',
    `${name}: ${lines.length === 0 ? 'none' : lines.length}`,
    ...lines.map((line, at) => `  ${at + 1}. ${line}`),
  ];
}

function coloured(explained: Explained): string {
  return piecesOf(explained)
    .map(({ words, mention, statement, refusal }) => {
      const speech = statement
        ? statement.isShown
          ? STYLES.statement
          : STYLES.pending
        : refusal
          ? STYLES.refusal
          : '';
      const style = speech + (mention ? STYLES.mention : '');
      return style === '' ? words : `${style}${words}${STYLES.end}`;
    })
    .join('');
}

const BRACKETS = { MENTION: ['[', ']'], STATEMENT: ['{', '}'], REFUSAL: ['(', ')'] } as const;

function bracketed(explained: Explained): string {
  return piecesOf(explained)
    .map(({ words, begins, ends }) => {
      const opening = [...begins].reverse().map((what) => BRACKETS[what][0]);
      const closing = ends.map((what) => BRACKETS[what][1]);
      return opening.join('') + words + closing.join('');
    })
    .join('');
}
