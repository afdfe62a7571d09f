import { Formatting, FORMATTING } from './formatting.js';

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const VOID = setOf(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen',
);
const SCOPE = setOf('applet caption html table td th marquee object template');
const BUTTON_SCOPE = new Set([...SCOPE, 'button']);
const TABLE_SCOPE = setOf('html table template');
/** Those that an item of a list is not closed through: the "special" ones without address, div and p. */
const ITEM_SCOPE = setOf(
  'applet article aside blockquote body button caption center details dir dl fieldset figcaption figure footer form header hgroup html iframe ' +
    'main marquee menu nav object ol pre section select summary table tbody td template tfoot th thead tr ul xmp',
);
const SPECIAL = new Set([...ITEM_SCOPE, ...setOf('address div p dd dt li h1 h2 h3 h4 h5 h6 svg math')]);

const PARAGRAPH = setOf('p');
const HEADINGS = setOf('h1 h2 h3 h4 h5 h6');

interface Closing {
  readonly closed: ReadonlySet<string>;
  readonly within: ReadonlySet<string>;
}

/** What the start of an element closes before. */
const CLOSINGS: ReadonlyMap<string, readonly Closing[]> = new Map<string, readonly Closing[]>([
  ...(
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header hgroup hr listing main menu ' +
    'nav ol p plaintext pre search section summary table ul xmp h1 h2 h3 h4 h5 h6'
  )
    .split(' ')
    .map((name): [string, Closing[]] => [name, [{ closed: PARAGRAPH, within: BUTTON_SCOPE }]]),
  [
    'li',
    [
      { closed: setOf('li'), within: ITEM_SCOPE },
      { closed: PARAGRAPH, within: BUTTON_SCOPE },
    ],
  ],
  ...['dd', 'dt'].map((name): [string, Closing[]] => [
    name,
    [
      { closed: setOf('dd dt'), within: ITEM_SCOPE },
      { closed: PARAGRAPH, within: BUTTON_SCOPE },
    ],
  ]),
  ...['td', 'th'].map((name): [string, Closing[]] => [name, [{ closed: setOf('td th caption'), within: TABLE_SCOPE }]]),
  ['tr', [{ closed: setOf('tr td th caption'), within: TABLE_SCOPE }]],
  ...['tbody', 'thead', 'tfoot'].map((name): [string, Closing[]] => [
    name,
    [{ closed: setOf('tbody thead tfoot tr td th caption'), within: TABLE_SCOPE }],
  ]),
]);

/** Elements of SVG and MathML in which HTML goes on. */
const HTML_WITHIN = setOf('foreignobject desc title annotation-xml mi mo mn ms mtext');
const FOREIGN = setOf('svg math');
/** Those that end a picture or a formula which was not closed. */
const BREAKOUT = setOf(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small ' +
    'span strong strike sub sup table tt u ul var',
);

/**
 * The elements that are open, as the HTML standard closes them ("the stack of open elements"): a paragraph by the next block though its
 * formatting is still open, an item by the next item. Near enough to tell how deep a tree will be.
 */
export class OpenElements {
  private readonly names: string[] = [];
  private readonly formatting = new Formatting();
  /** Most pages have neither pictures nor formulas written out, and then none need be looked for. */
  private hadForeign = false;

  get depth(): number {
    return this.names.length;
  }

  get isForeign(): boolean {
    if (!this.hadForeign) return false;
    const last = this.names.findLast((name) => FOREIGN.has(name) || HTML_WITHIN.has(name));
    return last !== undefined && FOREIGN.has(last);
  }

  /** How many elements this one makes, counting those that are opened again around it. */
  open(name: string, attributes: string, isSelfClosing: boolean): number {
    const isForeign = this.isForeign && !BREAKOUT.has(name);
    if (this.isForeign && !isForeign) this.closeFrom(this.names.findLastIndex((open) => FOREIGN.has(open)));
    if (!isForeign) this.closeBefore(name);
    const made = 1 + this.formatting.reopened();
    if (VOID.has(name) || (isSelfClosing && (isForeign || FOREIGN.has(name)))) return made;
    this.names.push(name);
    this.hadForeign ||= FOREIGN.has(name);
    if (!isForeign) this.formatting.opened(name, attributes);
    return made;
  }

  /** A text, the same way. */
  text(): number {
    return 1 + this.formatting.reopened();
  }

  close(name: string): void {
    const at = this.names.lastIndexOf(name);
    const isSealed = this.names.slice(at + 1).some((open) => SCOPE.has(open));
    if (at < 0 || (isSealed && !SCOPE.has(name) && !TABLE_PARTS.has(name))) return;
    if (FORMATTING.has(name) && this.names.slice(at + 1).some((open) => SPECIAL.has(open))) this.remove(at);
    else {
      this.closeFrom(at + 1);
      this.names.pop();
      this.formatting.closed(name, false);
    }
  }

  private closeBefore(name: string): void {
    for (const { closed, within } of CLOSINGS.get(name) ?? []) {
      const bound = this.names.findLastIndex((open) => within.has(open) && !closed.has(open));
      const at = this.names.findIndex((open, index) => index > bound && closed.has(open));
      if (at >= 0) this.closeFrom(at);
    }
    const last = this.names.at(-1) ?? '';
    if ((HEADINGS.has(name) && HEADINGS.has(last)) || (name === 'option' && last === name))
      this.closeFrom(this.depth - 1);
    // A link ends where the next begins, whatever stands between.
    if (name === 'a' || name === 'nobr') this.close(name);
  }

  private closeFrom(at: number): void {
    while (at >= 0 && this.names.length > at) this.formatting.closed(this.names.pop() as string, true);
  }

  private remove(at: number): void {
    const [name] = this.names.splice(at, 1);
    this.formatting.closed(name as string, false);
  }
}

const TABLE_PARTS = setOf('tr tbody thead tfoot');
