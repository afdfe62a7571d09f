import type { Element } from 'hast';
import { property } from './attributes.js';

/** What becomes of an element of HTML in a body. */
export type Rule =
  /** Gone, with all that is in it. */
  | { readonly becomes: 'NOTHING' }
  /** Only what is in it stays, in the line that it stands in. */
  | { readonly becomes: 'ITS_CONTENT' }
  /** What is in it is paragraphs of its own. */
  | { readonly becomes: 'PARAGRAPHS' }
  /** An element within a line. */
  | { readonly becomes: 'INLINE'; readonly name: string }
  /** A paragraph of its own that has no others in it. */
  | { readonly becomes: 'LINE'; readonly name: string }
  /** Holds blocks, each line a paragraph. */
  | { readonly becomes: 'BLOCKS'; readonly name: string }
  /** Holds items, each of one of these names; what stands between them is an item too. */
  | { readonly becomes: 'ITEMS'; readonly name: string; readonly items: readonly string[]; readonly usual: string }
  | { readonly becomes: 'BREAK' | 'RULE' | 'IMAGE' | 'PRESET' | 'FIGURE' | 'CAPTION' | 'TABLE' };

const NOTHING: Rule = { becomes: 'NOTHING' };
const ITS_CONTENT: Rule = { becomes: 'ITS_CONTENT' };
const PARAGRAPHS: Rule = { becomes: 'PARAGRAPHS' };
const PRESET: Rule = { becomes: 'PRESET' };
const FIGURE: Rule = { becomes: 'FIGURE' };
const CAPTION: Rule = { becomes: 'CAPTION' };

const all = (names: string, rule: Rule) => names.split(' ').map((name): [string, Rule] => [name, rule]);
const inline = (name: string, names = name) => all(names, { becomes: 'INLINE', name });

/**
 * Elements by name; those that are not here leave their content. A form goes and what it holds stays: some sites wrap whole pages in one. Only
 * its controls are gone. What was struck out stays struck out.
 */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...all(
    'script style iframe frame frameset noframes noembed object embed applet svg math template head title meta link base ' +
      'audio video source track canvas map area input button select option optgroup datalist textarea progress meter dialog',
    NOTHING,
  ),
  ...all(
    'p div section article main header footer aside nav address details summary center hgroup fieldset legend form body html ' +
      'li dt dd caption thead tbody tfoot tr td th col colgroup',
    PARAGRAPHS,
  ),
  ...all('h1 h2', { becomes: 'LINE', name: 'h2' }),
  ...['h3', 'h4', 'h5', 'h6'].map((name): [string, Rule] => [name, { becomes: 'LINE', name }]),
  ['blockquote', { becomes: 'BLOCKS', name: 'blockquote' }],
  ...all('ul menu dir', { becomes: 'ITEMS', name: 'ul', items: ['li'], usual: 'li' }),
  ['ol', { becomes: 'ITEMS', name: 'ol', items: ['li'], usual: 'li' }],
  ['dl', { becomes: 'ITEMS', name: 'dl', items: ['dt', 'dd'], usual: 'dd' }],
  ...all('pre listing xmp plaintext', PRESET),
  ['figure', FIGURE],
  ['figcaption', CAPTION],
  ['table', { becomes: 'TABLE' }],
  ['br', { becomes: 'BREAK' }],
  ['hr', { becomes: 'RULE' }],
  ['img', { becomes: 'IMAGE' }],
  ...inline('em', 'em dfn var'),
  ...inline('strong'),
  ...inline('b'),
  ...inline('i'),
  ...inline('u'),
  ...inline('s', 's del strike'),
  ...inline('sub'),
  ...inline('sup'),
  ...inline('q'),
  ...inline('cite'),
  ...inline('code', 'code kbd samp tt'),
  ...inline('a'),
  ...inline('abbr', 'abbr acronym'),
  ...inline('time'),
]);

/** Figures as WordPress made them before HTML had any. */
const CLASSES: ReadonlyMap<string, Rule> = new Map([
  ['wp-caption', FIGURE],
  ['wp-caption-text', CAPTION],
]);

/** What becomes of an element; of one that a reader does not see, nothing. */
export function ruleOf(element: Element): Rule {
  if (isHidden(element)) return NOTHING;
  const classes = property(element, 'className')?.split(' ') ?? [];
  const byClass = classes.map((name) => CLASSES.get(name)).find((rule) => rule !== undefined);
  return byClass ?? RULES.get(element.tagName) ?? ITS_CONTENT;
}

function isHidden(element: Element): boolean {
  if (element.properties.hidden === true || element.properties.hidden === 'until-found') return true;
  return /(?:^|;)\s*display\s*:\s*none/i.test(property(element, 'style')?.slice(0, 1000) ?? '');
}
