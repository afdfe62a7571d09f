import { oneOfEach } from './editions.js';
import type { Where } from './where.js';
import { Judge, type RelatedKind } from './where.js';
import { listingOf } from './lists.js';
import { defaultOrder, ordered, type OrderTerm } from './order.js';
import type { Row, World } from './world.js';

/** What a list is asked for. */
export interface Asked {
  readonly where: Where | null;
  readonly orderBy: readonly OrderTerm[];
}

/** Of some lists: only those in this role, or going on that day; or one language edition of each work. */
export interface Narrowing {
  readonly role?: string | null;
  readonly on?: string | null;
  readonly editions?: { readonly prefer?: readonly string[] | null } | null;
  /** The languages that the client accepts, for editions of which it names none. */
  readonly languages?: readonly string[];
}

/** Answers lists slowly and plainly, by looking at each row of each table. */
export class Reference {
  private readonly judge: Judge;

  constructor(
    readonly world: World,
    relatedKind: RelatedKind,
  ) {
    this.judge = new Judge(world, relatedKind);
  }

  /** The rows of a whole list, in its order. */
  list(kind: string, asked: Asked & Narrowing): Row[] {
    return this.inOrder(kind, asked, defaultOrder(kind), () => true);
  }

  /** How many rows of a kind a filter lets through. */
  count(kind: string, where: Where): number {
    return this.world.visible(kind).filter((row) => this.judge.passes(kind, where, row)).length;
  }

  /** The rows of a list that belongs to a parent, in its order. */
  listOf(parent: Row, field: string, kind: string, asked: Asked & Narrowing): Row[] {
    const { role = null, on = null } = asked;
    const listing = listingOf(parent.type, field, role);
    const usual: readonly OrderTerm[] =
      parent.type === 'Article' ? [{ field: 'READING_ORDER', direction: 'ASC' }] : defaultOrder(kind);
    const isAsked = (row: Row) =>
      (on === null || this.judge.passes(kind, { on }, row)) &&
      (role === null || kind !== 'Participant' || row.role === role);
    return this.inOrder(kind, asked, usual, (row) => isAsked(row) && listing(row, parent, this.world));
  }

  private inOrder(
    kind: string,
    { where, orderBy, editions, languages = [] }: Asked & Narrowing,
    usual: readonly OrderTerm[],
    isListed: (row: Row) => boolean,
  ): Row[] {
    const rows = this.world.visible(kind).filter((row) => isListed(row) && this.judge.passes(kind, where, row));
    // Chosen among what the filter lets through: what is not in the list does not stand before what is.
    const shown = editions ? oneOfEach(this.world, kind, rows, editions.prefer ?? languages) : rows;
    return ordered(this.world, kind, shown, orderBy.length > 0 ? orderBy : usual);
  }
}
