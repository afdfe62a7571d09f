/** Elements that HTML opens again in the next paragraph when they were not closed in this one. */
export const FORMATTING: ReadonlySet<string> = new Set(
  'a b big code em font i nobr s small strike strong tt u'.split(' '),
);
/** What is left open within one of these stays within it. */
const SEALED: ReadonlySet<string> = new Set('td th caption applet marquee object template'.split(' '));

/** Of the same element with the same attributes so many are opened again: "Noah's Ark" of the HTML standard. */
const MOST_ALIKE = 3;

interface Opened {
  readonly name: string;
  readonly attributes: string;
}

/**
 * Counts what a parser of HTML opens again by itself: few tags that are never closed make many elements, one of each in every
 * paragraph that follows ("the list of active formatting elements" of the HTML standard).
 */
export class Formatting {
  /** Null where an element was opened that keeps what is left open. */
  private readonly active: (Opened | null)[] = [];
  private open = 0;
  private mayReopen = false;

  opened(name: string, attributes: string): void {
    if (SEALED.has(name)) this.active.push(null);
    if (!FORMATTING.has(name)) return;
    this.open += 1;
    const sealedAt = this.active.lastIndexOf(null);
    const isAlike = (each: Opened | null) => each?.name === name && each.attributes === attributes;
    const alike = this.active.slice(sealedAt + 1).filter(isAlike);
    if (alike.length >= MOST_ALIKE) this.active.splice(this.active.indexOf(alike[0] as Opened, sealedAt + 1), 1);
    this.active.push({ name, attributes });
  }

  closed(name: string, isImplied: boolean): void {
    if (SEALED.has(name)) this.active.length = Math.max(0, this.active.lastIndexOf(null));
    if (!FORMATTING.has(name)) {
      this.mayReopen = true;
      return;
    }
    this.open -= 1;
    if (isImplied) return;
    const last = this.active.findLastIndex((each) => each?.name === name);
    if (last > this.active.lastIndexOf(null)) this.active.splice(last, 1);
  }

  /** How many elements are opened again before what comes now. */
  reopened(): number {
    if (!this.mayReopen) return 0;
    this.mayReopen = false;
    return Math.max(0, this.active.length - this.open);
  }
}
