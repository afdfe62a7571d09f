import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { badInput } from '../../lib/errors.js';
import type { ImageDraft } from '../article-draft.js';
import { cellProperties, defined, imageOf, inlineProperties, languageOf, listProperties } from './attributes.js';
import { DEEPEST } from './bounds.js';
import { captionAndCredit, creditIn } from './caption.js';
import { ruleOf, type Rule } from './elements.js';
import { element, Flow } from './flow.js';
import { lineText } from './body-text.js';
import type { Inline } from './inline.js';

/** The most that may be written for formatting around paragraphs: a link around a thousand of them is written a thousand times. */
const MOST_WRITTEN = 4 * 1024 * 1024;
const WRITTEN_OF_AN_ELEMENT = 100;

/** Where the walk stands. */
interface Place {
  /** Where blocks and pictures gather. */
  readonly flow: Flow;
  /** Where words gather; in a picture's figure its caption, else the same. */
  readonly words: Flow;
  /** Of a figure; null outside of one. */
  readonly caption: Flow | null;
  /** Whatever gathers becomes one line. */
  readonly isLine: boolean;
  readonly path: readonly Inline[];
  /** The language and the direction that elements around say, which do not stay. */
  readonly given: Properties;
  readonly depth: number;
}

type Rules = {
  readonly [Name in Rule['becomes']]: (node: Element, place: Place, rule: Extract<Rule, { becomes: Name }>) => void;
};

/** The body in a tree of HTML, in the one form that bodies have here, and the pictures in it. */
export class BodyTree {
  readonly images: ImageDraft[] = [];
  private written = 0;

  constructor(private readonly baseUrl: string | null) {}

  read(tree: Root): Root {
    const flow = new Flow();
    this.walk(tree.children, { flow, words: flow, caption: null, isLine: false, path: [], given: {}, depth: 0 });
    return { type: 'root', children: flow.asBlocks() };
  }

  private walk(nodes: readonly RootContent[], place: Place): void {
    if (place.depth > DEEPEST) throw badInput(`HTML may be ${DEEPEST} elements deep, but this is deeper.`);
    for (const node of nodes) {
      if (node.type === 'text') {
        this.spend(place);
        place.words.run({ type: 'TEXT', path: place.path, text: node.value });
      } else if (node.type === 'element') {
        const rule = ruleOf(node);
        this.rules[rule.becomes](node, place, rule as never);
      }
    }
  }

  private readonly rules: Rules = {
    NOTHING: () => undefined,
    ITS_CONTENT: (node, place) => this.inside(node, place),
    PARAGRAPHS: (node, place) => this.paragraphs(node, place),
    INLINE: (node, place, { name }) => {
      const properties = inlineProperties(name, node, this.baseUrl);
      const isAgain = name !== 'q' && place.path.some((around) => around.name === name);
      const path = properties === null || isAgain ? place.path : [...place.path, { name, properties }];
      this.inside(node, { ...place, path });
    },
    LINE: (node, place, { name }) => this.add(name, node, this.lineIn(node, place), place),
    BLOCKS: (node, place, { name }) => this.add(name, node, this.flowIn(node, place).asBlocks(), place),
    ITEMS: (node, place, rule) =>
      this.add(rule.name, node, this.itemsIn(node, place, rule), place, listProperties(node)),
    BREAK: (_, { words }) => words.run({ type: 'BREAK' }),
    RULE: (_, { flow }) => flow.block(element('hr', {}, [])),
    IMAGE: (node, place) => this.image(node, place),
    PRESET: (node, place) => {
      if (place.isLine || hasBlocks(node)) this.paragraphs(node, place);
      else this.add('pre', node, this.flowIn(node, place).asSet(), place);
    },
    FIGURE: (node, place) => this.figure(node, place),
    CAPTION: (node, place) => {
      const { caption } = place;
      this.paragraphs(node, caption === null ? place : { ...place, flow: caption, words: caption, isLine: true });
    },
    TABLE: (node, place) => this.add('table', node, this.tableParts(node, this.below(place)), place),
  };

  private inside(node: Element, place: Place): void {
    this.walk(node.children, this.below(place));
  }

  private paragraphs(node: Element, place: Place): void {
    const given = languageOf(node, place.given);
    const flows = new Set([place.flow, place.words]);
    for (const flow of flows) flow.newParagraph(given);
    this.inside(node, { ...place, given });
    for (const flow of flows) flow.newParagraph(place.given);
  }

  private flowIn(node: Element, place: Place): Flow {
    const flow = new Flow();
    this.inside(node, { ...place, flow, words: flow, caption: null, given: {} });
    return flow;
  }

  private lineIn(node: Element, place: Place): ElementContent[] {
    return this.flowIn(node, { ...place, isLine: true }).asLine();
  }

  private below(place: Place): Place {
    return { ...place, depth: place.depth + 1 };
  }

  private add(name: string, node: Element, children: ElementContent[], place: Place, own: Properties = {}): void {
    if (children.length === 0) return;
    place.flow.block(element(name, { ...own, ...languageOf(node, place.given) }, children));
  }

  /** Items of a list; what stands between them is one, too. */
  private itemsIn(node: Element, place: Place, rule: Extract<Rule, { becomes: 'ITEMS' }>): Element[] {
    const items: Element[] = [];
    const add = (name: string, properties: Properties, children: ElementContent[]) => {
      if (children.length > 0) items.push(element(name, properties, children));
    };
    let between = new Flow();
    const end = () => {
      add(rule.usual, {}, between.asLineOrBlocks());
      between = new Flow();
    };
    for (const child of node.children) {
      if (child.type === 'element' && rule.items.includes(child.tagName)) {
        end();
        if (ruleOf(child).becomes === 'NOTHING') continue;
        const { tagName } = child;
        const children = tagName === 'dt' ? this.lineIn(child, place) : this.flowIn(child, place).asLineOrBlocks();
        add(tagName, languageOf(child), children);
      } else if (child.type === 'element' && child.tagName === 'div' && rule.name === 'dl') {
        end();
        items.push(...this.itemsIn(child, this.below(place), rule));
      } else {
        this.walk([child], { ...this.below(place), flow: between, words: between, caption: null, given: {} });
      }
    }
    end();
    return items;
  }

  private tableParts(node: Element, place: Place): Element[] {
    const parts: Element[] = [];
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'caption') {
        const caption = this.lineIn(child, place);
        if (caption.length > 0) parts.unshift(element('caption', languageOf(child), caption));
      } else if (/^(?:thead|tbody|tfoot)$/.test(child.tagName)) {
        const rows = child.children.flatMap((row) => this.row(row, this.below(place)));
        if (rows.length > 0) parts.push(element(child.tagName, languageOf(child), rows));
      }
    }
    return parts.some(({ tagName }) => tagName !== 'caption') ? parts : [];
  }

  private row(node: ElementContent, place: Place): Element[] {
    if (node.type !== 'element' || node.tagName !== 'tr' || ruleOf(node).becomes === 'NOTHING') return [];
    const cells = node.children.flatMap((cell) =>
      cell.type === 'element' && /^t[dh]$/.test(cell.tagName)
        ? [
            element(
              cell.tagName,
              { ...cellProperties(cell), ...languageOf(cell) },
              this.flowIn(cell, place).asLineOrBlocks(),
            ),
          ]
        : [],
    );
    return cells.some(({ children }) => children.length > 0) ? [element('tr', languageOf(node), cells)] : [];
  }

  private image(node: Element, place: Place): void {
    const found = imageOf(node, this.baseUrl);
    if (found === null) return;
    const { url, fileName, alt, width, height, title } = found;
    const named = { url, fileName, alt: alt === '' ? null : alt, width, height };
    this.images.push({ ...named, caption: null, credit: creditIn(node) });
    if (url === null) return;
    this.spend(place);
    const image = element('img', defined({ src: url, alt, width, height, title }), []);
    place.flow.run({ type: 'IMAGE', path: place.path, element: image });
  }

  /** Words in a figure that has a picture are about the picture, wherever they stand. */
  private figure(node: Element, place: Place): void {
    const [flow, caption] = [new Flow(), new Flow()];
    const before = this.images.length;
    const words = hasImage(node) ? caption : flow;
    this.inside(node, { ...place, flow, words, caption, given: {} });
    const line = caption.asLine();
    const { credit, ...said } = captionAndCredit(lineText(line));
    const creditBeside = creditIn(node);
    for (let at = before; at < this.images.length; at += 1) {
      const image = this.images[at] as ImageDraft;
      this.images[at] = {
        ...image,
        caption: image.caption ?? said.caption,
        credit: image.credit ?? creditBeside ?? credit,
      };
    }
    const shown = flow
      .asBlocks()
      .flatMap((block) => (words === caption && block.tagName === 'p' ? block.children : [block]));
    if (shown.length === 0) return;
    this.add('figure', node, line.length === 0 ? shown : [...shown, element('figcaption', {}, line)], place);
  }

  /** What is written again for each paragraph is counted: few tags can ask for much. */
  private spend({ path }: Place): void {
    for (const { properties } of path)
      this.written += Object.values(properties).reduce<number>(
        (sum, value) => sum + String(value).length,
        WRITTEN_OF_AN_ELEMENT,
      );
    if (this.written > MOST_WRITTEN)
      throw badInput('HTML may not have so much formatting around so many paragraphs. Take layers out of it.');
  }
}

const WITHIN_LINES: ReadonlySet<Rule['becomes']> = new Set(['NOTHING', 'ITS_CONTENT', 'INLINE', 'BREAK', 'IMAGE']);

/** Whether something in an element is a block. */
function hasBlocks(node: Element): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (!WITHIN_LINES.has(ruleOf(child).becomes) || hasBlocks(child)),
  );
}

function hasImage(node: Element): boolean {
  return node.children.some((child) => child.type === 'element' && (child.tagName === 'img' || hasImage(child)));
}
