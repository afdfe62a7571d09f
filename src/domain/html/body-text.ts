import type { Element, Nodes, Root } from 'hast';
import { holdsBlocks } from './flow.js';

/** What stands between the cells of a row. */
const BETWEEN_CELLS = ' | ';

/**
 * The words of a body, as `Article.text` has them: paragraphs with an empty line between them, a break as the end of a line, each item of a list,
 * heading and row of a table a paragraph of its own. Captions are not in it: they belong to pictures.
 */
export function textOfBody(body: Root): string {
  const paragraphs = body.children.flatMap((child) => (child.type === 'element' ? paragraphsIn(child) : []));
  return paragraphs.join('\n\n').normalize('NFC').trim();
}

/** The words of a line, its breaks as ends of lines. */
export function lineText(nodes: readonly Nodes[]): string {
  const text = nodes.map(wordsOf).join('');
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function paragraphsIn(block: Element): string[] {
  if (block.tagName === 'figcaption') return [];
  if (block.tagName === 'pre') return written(presetText(block));
  if (block.tagName === 'tr') return rowParagraphs(block);
  if (!holdsBlocks(block)) return written(lineText(block.children));
  return block.children.flatMap((child) => (child.type === 'element' ? paragraphsIn(child) : []));
}

/** One paragraph where all cells are lines; in a table that lays a page out, what its cells hold. */
function rowParagraphs(row: Element): string[] {
  const cells = row.children.filter((child) => child.type === 'element');
  if (cells.some(holdsBlocks)) return cells.flatMap(paragraphsIn);
  const texts = cells.map(({ children }) => lineText(children)).filter((text) => text !== '');
  return written(texts.join(BETWEEN_CELLS));
}

/** Lines without spaces at their ends, and with one empty line between them at most. */
function presetText({ children }: Element): string {
  const text = children.map(wordsOf).join('');
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

function written(paragraph: string): string[] {
  return paragraph.trim() === '' ? [] : [paragraph];
}

function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  return node.tagName === 'br' ? '\n' : node.children.map(wordsOf).join('');
}
