import { argumentsOf, TemplateTags, type TemplateTag } from './markdown-tag.js';
import { printShortcode } from './markdown-shortcode.js';

/** Tags within tags, deeper than any page has them. */
const DEEPEST = 50;

/** The filters of Liquid that leave an address an address. */
const ADDRESS_FILTER = /^(?:url|relative_url|absolute_url|prepend|append|relurl|absurl|\w{0,40}link)\b/;
const LITERAL = /^(?:"([^"]*)"|'([^']*)')/;

/** Jekyll's lists of attributes, `{: .wide}`: for a site's style sheet, not for readers. */
const ATTRIBUTE_LIST = /\{:[ \t]{0,10}(?:[.#][\w-]|[\w-]{1,40}=["'])[^{}\n]{0,200}\}/g;

/** Blocks whose content is no text for readers. */
const UNREAD_BLOCKS: ReadonlySet<string> = new Set(['comment', 'capture', 'schema', 'javascript', 'style']);

/** A tag that waits for its closing one. */
interface OpenTag {
  readonly inner: string;
  readonly name: string;
  readonly printed: string[];
}

/**
 * A text of Markdown without the templates of its site: shortcodes of Hugo and tags of Liquid turned into what they
 * print where that is known, else dropped. A reader never sees a brace of them.
 */
export function expandTemplates(text: string): string {
  if (!text.includes('{')) return text;
  const tags = new TemplateTags(text);
  const closed = closedNames(text);
  const page: string[] = [];
  const open: OpenTag[] = [];
  const print = (piece: string) => (open.at(-1)?.printed ?? page).push(piece);
  /** The opening tag at the top is done with what was printed since. */
  const close = () => {
    const { inner, name, printed } = open.pop()!;
    print(UNREAD_BLOCKS.has(name) ? '' : printShortcode(argumentsOf(inner), printed.join('')));
  };

  let at = 0;
  for (let tag = tags.next(); tag !== null; tag = tags.next()) {
    print(text.slice(at, tag.from));
    at = tag.until;
    const closing = closingName(tag);
    if (isRaw(tag)) {
      const end = endOfRaw(text, tag.until);
      print(text.slice(tag.until, end.from));
      tags.skipTo((at = end.until));
    } else if (tag.kind === 'OUTPUT') {
      print(printOutput(tag.inner));
    } else if (closing !== null) {
      // What was opened within and never closed ends here as well.
      if (open.some(({ name }) => name === closing)) while (open.at(-1)!.name !== closing) close();
      if (open.at(-1)?.name === closing) close();
    } else {
      const { name } = argumentsOf(tag.inner);
      if (closed.has(name) && !tag.inner.endsWith('/') && open.length < DEEPEST)
        open.push({ inner: tag.inner, name, printed: [] });
      else print(printTag(tag));
    }
  }
  print(text.slice(at));
  while (open.length > 0) close();
  return page.join('').replace(ATTRIBUTE_LIST, '');
}

/** The names that are closed anywhere: a tag of another name stands alone. */
function closedNames(text: string): ReadonlySet<string> {
  const tags = new TemplateTags(text);
  const names = new Set<string>();
  for (let tag = tags.next(); tag !== null; tag = tags.next()) {
    const name = closingName(tag);
    if (name !== null) names.add(name);
  }
  return names;
}

/** Of `{{< /box >}}` and `{% endbox %}`: `box`. */
function closingName({ kind, inner }: TemplateTag): string | null {
  const pattern = kind === 'HUGO' ? /^\/\s*([\w./-]+)/ : kind === 'LIQUID' ? /^end(\w+)/ : null;
  return pattern?.exec(inner)?.[1]?.toLowerCase() ?? null;
}

function isRaw({ kind, inner }: TemplateTag): boolean {
  return kind === 'LIQUID' && /^(?:raw|verbatim)$/.test(inner);
}

function endOfRaw(text: string, start: number): { from: number; until: number } {
  const end = /\{%-?\s{0,10}end(?:raw|verbatim)\s{0,10}-?%\}/g;
  end.lastIndex = start;
  const found = end.exec(text);
  return found ? { from: found.index, until: end.lastIndex } : { from: text.length, until: text.length };
}

function printTag({ kind, inner }: TemplateTag): string {
  // A shortcode that is shown and not run: `{{</* figure */>}}`.
  const shown = kind === 'HUGO' ? /^\/\*(.*)\*\/$/s.exec(inner)?.[1] : undefined;
  if (shown !== undefined) return `{{< ${shown.trim()} >}}`;
  const include = kind === 'LIQUID' ? /^include\s+(.*)$/s.exec(inner)?.[1] : undefined;
  return printShortcode(argumentsOf(include === undefined ? inner : `include ${afterFirst(include)}`), null);
}

/** The arguments of an included file: those behind its name. */
function afterFirst(given: string): string {
  return given.replace(/^\S+[ \t\r\n]*/, '');
}

/** A literal that a filter makes an address of stays; all else is known to the site alone. */
function printOutput(inner: string): string {
  const [literal, double, single] = LITERAL.exec(inner) ?? [];
  if (literal === undefined) return '';
  const filter = /^\s*\|\s*(.*)$/s.exec(inner.slice(literal.length))?.[1];
  return filter === undefined || ADDRESS_FILTER.test(filter) ? (double ?? single ?? '') : '';
}
