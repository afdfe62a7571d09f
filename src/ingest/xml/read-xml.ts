import { Parser } from 'htmlparser2';
import { badInput } from '../../lib/errors.js';
import { webAddress } from '../../lib/web-address.js';
import { readReferences } from './character-reference.js';
import { refuseDeclarations } from './declaration.js';
import type { XmlElement } from './element.js';
import { lineCounter } from './line-counter.js';
import {
  resolveAttribute,
  resolveName,
  scopeWithin,
  tagOf,
  unprefixedOf,
  type Scope,
  type Unprefixed,
} from './namespace.js';

/** What a file is made of, one thing at a time and in its order. */
export type XmlPart =
  /** A container was opened, or the first element whatever it is: its name and attributes, nothing within it yet. */
  | { readonly part: 'OPENING'; readonly element: XmlElement }
  /** Something directly within a container, read to its end. */
  | { readonly part: 'ELEMENT'; readonly element: XmlElement; readonly within: string | null }
  | BrokenPart;

/** Something that cannot be read; what follows goes on. */
export interface BrokenPart {
  readonly part: 'BROKEN';
  readonly name: string;
  readonly line: number;
  readonly why: string;
}

/** How files of a kind are laid out, by names in full. */
export interface XmlLayout {
  /** Elements that hold the others, `rss` and `channel`: they are opened, never held. */
  readonly containers: ReadonlySet<string>;
  /** Elements that come by the thousand, `item`: one within another means that the outer was not closed. */
  readonly records: ReadonlySet<string>;
}

const DEEPEST = 200;
const MOST_ATTRIBUTES = 1000;
/** An item of a feed with its pictures written into it has hundreds of thousands of characters at most. */
const LONGEST = 4_000_000;
const MOST_ELEMENTS = 20_000;

interface Frame {
  readonly name: string;
  readonly scope: Scope;
  readonly language: string | null;
  readonly base: string | null;
  /** Null for a container. */
  readonly element: MutableElement | null;
  /** Where its start tag ends: an empty element is closed there. */
  readonly openedAt: number;
}

interface MutableElement extends XmlElement {
  readonly children: (XmlElement | string)[];
  isVerbatim: boolean;
}

interface Held {
  readonly element: MutableElement;
  readonly depth: number;
  readonly startedAt: number;
  elements: number;
  /** The first element directly within it that was closed only by what came after. */
  unclosed: string | null;
}

/**
 * What XML is made of, read forgivingly as it comes in: only the element being read is held. Throws BAD_USER_INPUT
 * beyond a bound, and for declarations (see `refuseDeclarations`); what was whole before is given first.
 */
export async function* readXml(
  text: AsyncIterable<string>,
  layout: XmlLayout,
  address: string | null,
): AsyncGenerator<XmlPart> {
  const parts: XmlPart[] = [];
  const reading = beginReading(layout, address, (part) => parts.push(part));
  for await (const chunk of text) {
    const failure = failureOf(() => reading.write(chunk));
    yield* parts.splice(0);
    if (failure) throw failure.error;
  }
  const failure = failureOf(() => reading.end());
  yield* parts.splice(0);
  if (failure) throw failure.error;
}

function failureOf(action: () => void): { readonly error: unknown } | null {
  try {
    action();
    return null;
  } catch (error) {
    return { error };
  }
}

function beginReading(layout: XmlLayout, address: string | null, give: (part: XmlPart) => void) {
  const frames: Frame[] = [];
  const lines = lineCounter();
  let unprefixed: Unprefixed | null = null;
  let held: Held | null = null;
  let attributes = 0;
  let line = 1;
  let text = '';
  let isCdata = false;
  let isEnding = false;

  const parser = new Parser(
    {
      onopentagname: () => {
        attributes = 0;
        line = lines.lineOf(parser.endIndex);
      },
      onattribute: (name) => {
        if (++attributes > MOST_ATTRIBUTES) {
          throw tooMuch(
            `an element of at most ${MOST_ATTRIBUTES.toLocaleString('en')} attributes`,
            `another, "${name.slice(0, 40)}"`,
          );
        }
      },
      onopentag: open,
      onclosetag: (_, isImplied) => close(isImplied),
      ontext: (data) => {
        if (held === null) return;
        if (isCdata) append(data);
        else text += data;
      },
      oncdatastart: () => {
        flush();
        isCdata = true;
        const element = frames.at(-1)?.element;
        if (element) element.isVerbatim = true;
      },
      oncdataend: () => (isCdata = false),
      onprocessinginstruction: (name, data) => {
        if (name.startsWith('!')) refuseDeclarations(data);
      },
    },
    { xmlMode: true, decodeEntities: false },
  );

  function open(printed: string, given: Readonly<Record<string, string>>): void {
    flush();
    if (frames.length >= DEEPEST)
      throw tooMuch(`elements nested at most ${DEEPEST} deep`, `<${printed.slice(0, 40)}> deeper than that`);
    const above = frames.at(-1);
    const scope = scopeWithin(above?.scope ?? null, given);
    if (!above) unprefixed = unprefixedOf(printed, scope);
    const name = resolveName(printed, scope, unprefixed);
    const element = begin(printed, name, given, scope, above);
    const isContainer = held === null && layout.containers.has(name);
    const isFirst = frames.length === 0;
    frames.push({
      name,
      scope,
      language: element.language,
      base: element.base,
      element: isContainer ? null : element,
      openedAt: parser.endIndex,
    });
    if (isContainer || isFirst) give({ part: 'OPENING', element });
    if (isContainer) return;
    if (held !== null && frames.length === held.depth + 1 && layout.records.has(name)) {
      breakOff(held, `<${held.element.tag}> is not closed before the next <${element.tag}>`);
    }
    hold(element, above);
  }

  function begin(
    printed: string,
    name: string,
    given: Readonly<Record<string, string>>,
    scope: Scope,
    above: Frame | undefined,
  ): MutableElement {
    const own = new Map(
      Object.entries(given)
        .filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
        .map(([key, value]) => [resolveAttribute(key, scope), readReferences(value)]),
    );
    const parentBase = above ? above.base : address;
    const base = own.get('xml:base');
    const language = own.get('xml:lang')?.trim();
    return {
      name,
      tag: tagOf(printed),
      attributes: own,
      children: [],
      isVerbatim: false,
      language: language === undefined ? (above?.language ?? null) : language || null,
      base: base === undefined ? parentBase : (webAddress(base, parentBase) ?? parentBase),
      line,
    };
  }

  function hold(element: MutableElement, above: Frame | undefined): void {
    if (held === null) {
      held = { element, depth: frames.length, startedAt: parser.startIndex, elements: 1, unclosed: null };
      return;
    }
    if (++held.elements > MOST_ELEMENTS) {
      throw tooMuch(
        `a <${held.element.tag}> of at most ${MOST_ELEMENTS.toLocaleString('en')} elements`,
        `more on line ${line}`,
      );
    }
    above?.element?.children.push(element);
  }

  function close(isImplied: boolean): void {
    flush();
    const depth = frames.length;
    const frame = frames.pop();
    if (held === null || frame === undefined) return;
    // The parser closes an empty element in the same breath, and calls that implied, too.
    const isOverdue = isImplied && parser.endIndex !== frame.openedAt;
    if (depth > held.depth) {
      if (isOverdue && depth === held.depth + 1) held.unclosed ??= frame.element?.tag ?? null;
      return;
    }
    if (isEnding) held = null;
    else if (isOverdue) breakOff(held, `<${held.element.tag}> is not closed`);
    else if (held.unclosed !== null) breakOff(held, `<${held.unclosed}> within it is not closed`);
    else {
      give({ part: 'ELEMENT', element: held.element, within: frames.at(-1)?.name ?? null });
      held = null;
    }
  }

  function breakOff({ element }: Held, why: string): void {
    give({ part: 'BROKEN', name: element.name, line: element.line, why });
    held = null;
  }

  function flush(): void {
    if (text === '') return;
    append(readReferences(text));
    text = '';
  }

  function append(words: string): void {
    const children = frames.at(-1)?.element?.children;
    if (held === null || !children) return;
    if (parser.endIndex - held.startedAt > LONGEST) throw tooLong(held);
    const last = children.length - 1;
    if (typeof children[last] === 'string') children[last] += words;
    else children.push(words);
  }

  /** What the parser waits for the end of: a comment, CDATA, a tag; or the text of the element held. */
  function refuseLongest(): void {
    if (lines.read() - parser.endIndex > LONGEST) {
      throw tooMuch(
        `tags, comments and CDATA of at most ${LONGEST.toLocaleString('en')} characters`,
        `one that begins on line ${lines.lineOf(parser.endIndex)} and does not end`,
      );
    }
    if (held !== null && lines.read() - held.startedAt > LONGEST + lines.chunkLength()) throw tooLong(held);
  }

  return {
    write(chunk: string): void {
      lines.add(chunk);
      parser.write(chunk);
      refuseLongest();
    },
    end(): void {
      const name = frames.at(-1)?.name;
      isEnding = true;
      parser.end();
      if (name === undefined) return;
      give({ part: 'BROKEN', name, line: lines.lineOf(lines.read()), why: `the file breaks off within <${name}>` });
    },
  };
}

function tooMuch(allowed: string, given: string) {
  return badInput(`XML must have ${allowed}, but this file has ${given}.`);
}

function tooLong({ element }: Held) {
  return tooMuch(
    `items of at most ${LONGEST.toLocaleString('en')} characters`,
    `a longer <${element.tag}> on line ${element.line}`,
  );
}
