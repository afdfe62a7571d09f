import type { Verdict } from '../../domain/article.js';
import type { ItemKey } from '../../domain/import-run.js';
import type { Newsroom } from '../../domain/newsroom.js';
import type { Id } from '../../lib/node-key.js';
import type { Named } from './named.js';

/** Where an item of an export comes from, and what it became before. */
export interface ExportedOrigin extends ItemKey {
  readonly knownId: Id | null;
}

/** What an item of an export became. */
export interface WrittenExported {
  readonly typeName: string;
  readonly id: Id;
  readonly slug: string | null;
  readonly verdict: Verdict;
}

/** What all that belongs to an article is written with. */
export interface EditionWork {
  readonly newsroom: Newsroom;
  readonly source: string;
  readonly articleId: Id;
  readonly isNew: boolean;
  readonly named: Named;
}
