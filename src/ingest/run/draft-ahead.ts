import type { ArticleDraft } from '../../domain/article-draft.js';
import { readAhead } from '../../lib/read-ahead.js';
import type { ItemLedger, Lot } from './item-ledger.js';
import type { Step } from './read-items.js';

/** What is no item: a flaw, a remark, the end of a file. */
export interface Aside {
  readonly aside: Step;
}

/** What a run holds until it is its turn. */
export type Held = Lot | Aside;

export function isLot(held: Held): held is Lot {
  return 'item' in held;
}

/** Gives what an item is to be written as, or throws why it cannot be. */
export type Draft = () => ArticleDraft | null;

interface Drafted {
  readonly held: Held;
  /** Null for what is no article, is as it was, or is to be looked at in its turn. */
  readonly draft: Draft | null;
}

/** What an item is to be written as, or why it cannot be: said once it is its turn. */
export async function draftOf(make: () => Promise<ArticleDraft | null>): Promise<Draft> {
  try {
    const draft = await make();
    return () => draft;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/**
 * All that is held, in its order, with what can be made of articles while others are written: nothing once there is a record among them, which those after
 * it may name.
 */
export function draftAhead(
  held: readonly Held[],
  ledger: ItemLedger,
  draft: (lot: Lot) => Promise<Draft>,
): AsyncIterable<Drafted> {
  async function* drafted(): AsyncGenerator<Drafted> {
    let isAfterRecord = false;
    for (const next of held) {
      isAfterRecord ||= isLot(next) && next.item.type !== 'ARTICLE';
      const isDraftable = isLot(next) && !isAfterRecord && ledger.unchanged(next) === null;
      yield { held: next, draft: isDraftable ? await draft(next) : null };
    }
  }
  // As far as it goes: what is held is bounded already.
  return readAhead(drafted(), { items: held.length, weight: held.length, weigh: () => 1 });
}
