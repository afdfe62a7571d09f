import type { Element, ElementContent, Properties } from 'hast';
import { paragraphsOf, presetLines, type Run } from './inline.js';

/** What gathers in one block: lines, and blocks among them. */
export class Flow {
  private readonly blocks: Element[] = [];
  private runs: Run[] = [];
  private given: Properties = {};

  run(run: Run): void {
    this.runs.push(run);
  }

  /** What comes is a new paragraph, of this language and direction. */
  newParagraph(given: Properties = {}): void {
    for (const children of paragraphsOf(this.runs)) this.blocks.push(element('p', this.given, children));
    this.runs = [];
    this.given = given;
  }

  block(block: Element): void {
    this.newParagraph(this.given);
    this.blocks.push(block);
  }

  /** All of it as blocks. */
  asBlocks(): Element[] {
    this.newParagraph();
    return this.blocks;
  }

  /** One line where it is no more than that, else blocks. */
  asLineOrBlocks(): ElementContent[] {
    const blocks = this.asBlocks();
    const [only] = blocks;
    const isLine = blocks.length === 1 && only?.tagName === 'p' && Object.keys(only.properties).length === 0;
    return isLine ? only.children : blocks;
  }

  /** All of it in the lines that it was set in. */
  asSet(): ElementContent[] {
    return presetLines(this.runs);
  }

  /** All of it as one line, with a break where a block ended. */
  asLine(): ElementContent[] {
    const lines = this.asBlocks().flatMap(linesOf);
    return lines.flatMap((line, at) => (at === 0 ? line : [element('br', {}, []), ...line]));
  }
}

export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** Blocks that hold lines or blocks, as it comes. */
const EITHER: ReadonlySet<string> = new Set('li dd td th figure blockquote'.split(' '));
const HOLDERS: ReadonlySet<string> = new Set('ul ol dl table thead tbody tfoot tr'.split(' '));

/** Whether a block holds other blocks, not a line. */
export function holdsBlocks(block: Element): boolean {
  if (HOLDERS.has(block.tagName)) return true;
  return EITHER.has(block.tagName) && block.children.some((child) => child.type === 'element' && isBlock(child));
}

const BLOCKS: ReadonlySet<string> = new Set(
  'p h2 h3 h4 h5 h6 ul ol li blockquote pre dl dt dd figure figcaption table caption thead tbody tfoot tr td th hr'.split(
    ' ',
  ),
);

function isBlock({ tagName }: Element): boolean {
  return BLOCKS.has(tagName);
}

/** The lines of a block, without rules and captions. */
function linesOf(block: Element): ElementContent[][] {
  if (block.tagName === 'hr' || block.tagName === 'figcaption') return [];
  if (!holdsBlocks(block)) return [block.children];
  return block.children.flatMap((child) => (child.type === 'element' && isBlock(child) ? linesOf(child) : [[child]]));
}
