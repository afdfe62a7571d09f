/** An element with all that is in it. */
export interface XmlElement {
  /** In full, whatever prefix the file uses: `title`, `dc:date`, `{address}name` in an unknown vocabulary. */
  readonly name: string;
  /** As printed, without a prefix: what HTML calls it. */
  readonly tag: string;
  /** By their names in full. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** Whether any of its own text stood in CDATA, where no character reference is read. */
  readonly isVerbatim: boolean;
  /** `xml:lang`, inherited. */
  readonly language: string | null;
  /** `xml:base`, inherited and made absolute; the address of the file where there is none. */
  readonly base: string | null;
  /** The line on which it begins. */
  readonly line: number;
}

/** The elements directly within one. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The elements of these names directly within one, in the order of the file. */
export function childrenOf(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return elementsOf(element).filter((child) => names.includes(child.name));
}

/** The first element that says something, by the first of these names that any has. */
export function childOf(element: XmlElement, ...names: readonly string[]): XmlElement | null {
  const children = elementsOf(element);
  for (const name of names) {
    const found = children.find((child) => child.name === name && !isBlank(child));
    if (found) return found;
  }
  return null;
}

/** All text within an element, trimmed. */
export function textOf(element: XmlElement): string {
  return wholeText(element).trim();
}

/** The text of the first child that says something; null when there is none. */
export function childText(element: XmlElement, ...names: readonly string[]): string | null {
  const child = childOf(element, ...names);
  return child === null ? null : textOf(child) || null;
}

function wholeText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : wholeText(child))).join('');
}

function isBlank(element: XmlElement): boolean {
  const hasWords = element.children.some((child) => typeof child !== 'string' || child.trim() !== '');
  return !hasWords && element.attributes.size === 0;
}
