import type { Element, ElementContent, Properties } from 'hast';
import { collapsed, inLines, normal } from './clean-text.js';

/** An element within a line, and what it is within. */
export interface Inline {
  readonly name: string;
  readonly properties: Properties;
}

/** A stretch of a line. */
export type Run =
  | { readonly type: 'TEXT'; readonly path: readonly Inline[]; readonly text: string }
  | { readonly type: 'BREAK' }
  | { readonly type: 'IMAGE'; readonly path: readonly Inline[]; readonly element: Element };

/**
 * The paragraphs that runs make: two breaks end one. White space is collapsed across elements as browsers do it, and there is none where a line
 * begins or ends.
 */
export function paragraphsOf(runs: readonly Run[]): ElementContent[][] {
  const paragraphs: Run[][] = [[]];
  let breaks = 0;
  for (const run of runs) {
    const line = paragraphs.at(-1) as Run[];
    if (run.type === 'BREAK') {
      trimEnd(line);
      breaks += 1;
    } else if (run.type === 'IMAGE') {
      add(run);
    } else {
      const text = collapsed(run.text);
      const last = line.at(-1);
      const isAfterSpace = breaks > 0 || last === undefined || (last.type === 'TEXT' && last.text.endsWith(' '));
      const kept = isAfterSpace && text.startsWith(' ') ? text.slice(1) : text;
      if (kept !== '') add({ ...run, text: kept });
    }
  }
  function add(run: Run): void {
    const isEmpty = paragraphs.at(-1)?.length === 0;
    if (breaks > 1 && !isEmpty) paragraphs.push([]);
    else if (breaks === 1 && !isEmpty) paragraphs.at(-1)?.push({ type: 'BREAK' });
    breaks = 0;
    paragraphs.at(-1)?.push(run);
  }
  for (const line of paragraphs) trimEnd(line);
  return paragraphs.filter((line) => line.length > 0).map(nested);
}

/** The lines of what was set in lines; nothing where there is nothing to see. */
export function presetLines(runs: readonly Run[]): ElementContent[] {
  const lines: Run[] = runs.map((run) => {
    if (run.type === 'TEXT') return { ...run, text: inLines(run.text) };
    return run.type === 'BREAK' ? { type: 'TEXT', path: [], text: '\n' } : run;
  });
  trimEnd(lines);
  // A parser drops the first line of `pre` where it is empty.
  while (lines[0]?.type === 'TEXT') {
    const text = lines[0].text.replace(/^[ \n]*\n/, '');
    if (text.trim() !== '') {
      lines[0] = { ...lines[0], text };
      break;
    }
    lines.shift();
  }
  return nested(lines);
}

function trimEnd(line: Run[]): void {
  for (let last = line.at(-1); last !== undefined && last.type !== 'IMAGE'; last = line.at(-1)) {
    const text = last.type === 'TEXT' ? last.text.trimEnd() : '';
    line.pop();
    if (text === '') continue;
    line.push({ ...last, text } as Run);
    return;
  }
}

/** Elements around runs again, each as long as the runs that follow one another are within it. */
function nested(line: readonly Run[]): ElementContent[] {
  const root: ElementContent[] = [];
  const open: { readonly inline: Inline; readonly element: Element }[] = [];
  for (const [at, run] of line.entries()) {
    // A break stands within what is around both sides of it.
    const path = pathOf(run) ?? pathOf(line[at + 1]) ?? [];
    let shared = 0;
    while (shared < open.length && shared < path.length && open[shared]?.inline === path[shared]) shared += 1;
    open.length = shared;
    for (const inline of run.type === 'BREAK' ? [] : path.slice(shared)) {
      const element: Element = { type: 'element', tagName: inline.name, properties: inline.properties, children: [] };
      (open.at(-1)?.element.children ?? root).push(element);
      open.push({ inline, element });
    }
    push(open.at(-1)?.element.children ?? root, run);
  }
  return root;
}

function pathOf(run: Run | undefined): readonly Inline[] | null {
  return run === undefined || run.type === 'BREAK' ? null : run.path;
}

function push(children: ElementContent[], run: Run): void {
  const last = children.at(-1);
  if (run.type === 'IMAGE') children.push(run.element);
  else if (run.type === 'BREAK') children.push({ type: 'element', tagName: 'br', properties: {}, children: [] });
  else if (last?.type === 'text') last.value = normal(last.value + run.text);
  else children.push({ type: 'text', value: run.text });
}
