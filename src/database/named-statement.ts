import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** A statement as the driver takes it: with a name it is read and planned once for each connection. */
export interface NamedStatement {
  readonly text: string;
  readonly values: unknown[];
  readonly name?: string;
}

/** So often a statement is seen before it gets a name: filters come in more shapes than a connection could remember. */
const SIGHTS = 3;
const MOST_SEEN = 1000;
/** A connection never forgets a name: so many are given in the life of a process. */
const MOST_NAMES = 500;
/** What is longer is the filter of one client. */
const LONGEST = 20_000;
/**
 * Read by the planner: a search is planned for its own words, which a plan for any words knows nothing of, and what
 * `search_query` and `search_subjects` gave must not be kept for longer than names last (decision 0016).
 */
const PLANNED_FOR_ITS_VALUES = /\bsearch_(query|subjects)\(|::tsquery\b/;
/** What a statement begins with that has words as values, calls neither, and has one plan that is right for all of them. */
export const FOR_ANY_VALUES = '/* planned for any values */ ';

/** Gives names to the statements that come again and again. */
export class StatementNames {
  private readonly sights = new LRUCache<string, number>({ max: MOST_SEEN });
  private readonly names = new Map<string, string>();

  named(text: string, values: unknown[]): NamedStatement {
    const name = this.names.get(text) ?? this.give(text);
    return name === undefined ? { text, values } : { text, values, name };
  }

  private give(text: string): string | undefined {
    if (text.length > LONGEST) return undefined;
    if (PLANNED_FOR_ITS_VALUES.test(text) && !text.startsWith(FOR_ANY_VALUES)) return undefined;
    const seen = (this.sights.get(text) ?? 0) + 1;
    this.sights.set(text, seen);
    if (seen < SIGHTS || this.names.size >= MOST_NAMES) return undefined;
    this.sights.delete(text);
    const name = `communique_${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    this.names.set(text, name);
    return name;
  }
}
