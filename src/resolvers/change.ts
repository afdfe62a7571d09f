import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { pageSize } from '../database/page.js';
import {
  changesAfter,
  countChanges,
  LEDGER_TYPES,
  parseSequence,
  type ChangeFact,
  type ChangeQuery,
} from '../domain/change.js';
import type { ChangeKind } from '../kinds/vocabulary.js';
import { badInput } from '../lib/errors.js';
import { globalId, splitKey, type NodeKey } from '../lib/node-key.js';
import { Change, ChangeConnection, ContentChange, RemovalChange, Tombstone } from '../schema/change.js';
import { ChangeKindEnum } from '../schema/enums.js';
import { Node } from '../schema/node.js';
import type { RequestContext } from './context.js';
import { nodeOrTombstone, type TombstoneRow } from './look-up.js';

/** An entry as its type shows it. */
interface ChangeRow extends Omit<ChangeFact, 'key'> {
  /** The GraphQL type of the entry, not of what it is about. */
  readonly typeName: 'ContentChange' | 'RemovalChange';
  readonly changedKey: NodeKey;
  readonly nodeId: string;
}

const REMOVALS: readonly ChangeKind[] = ['WITHDRAWN', 'DELETED'];

function rowOf({ key, ...entry }: ChangeFact): ChangeRow {
  const typeName = REMOVALS.includes(entry.changeKind) ? 'RemovalChange' : 'ContentChange';
  return { ...entry, typeName, changedKey: key, nodeId: globalId(key) };
}

@Resolver(() => Change)
export class ChangeResolver {
  @FieldResolver(() => String, { description: 'The type of what changed: Article, Tenure, Topic.' })
  typeName(@Root() row: ChangeRow): string {
    return splitKey(row.changedKey).typeName;
  }

  @Query(() => ChangeConnection, {
    description:
      'Everything that was created, updated, corrected, withdrawn or deleted, oldest first. Without `after`: from zero. Keep the last cursor and ask again: nothing is ever entered behind it.',
  })
  async changes(
    @Arg('after', () => String, {
      nullable: true,
      description: 'A cursor, or the `sequence` of an entry: go on after it.',
    })
    after: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: 'How many: 1 to 100; 20 when left out.' })
    first: number | null | undefined,
    @Arg('kinds', () => [ChangeKindEnum], { nullable: true, description: 'Only these; all when left out.' })
    kinds: ChangeKind[] | null | undefined,
    @Arg('typeNames', () => [String], {
      nullable: true,
      description: 'Only changes of these types, such as Article; all when left out.',
    })
    typeNames: string[] | null | undefined,
    @Ctx() { db }: RequestContext,
  ) {
    const query: ChangeQuery = {
      after: after === null || after === undefined ? '0' : parseSequence(after),
      first: pageSize(first, 'first'),
      kinds: kinds ?? null,
      typeNames: typeNames?.map(knownType) ?? null,
    };
    const { entries, hasMore } = await changesAfter(db, query);
    const nodes = entries.map(rowOf);
    return {
      query,
      nodes,
      edges: nodes.map((node) => ({ cursor: node.sequence, node })),
      pageInfo: {
        hasNextPage: hasMore,
        hasPreviousPage: query.after !== '0',
        startCursor: nodes[0]?.sequence ?? null,
        endCursor: nodes.at(-1)?.sequence ?? null,
      },
    };
  }
}

function knownType(name: string): string {
  if (LEDGER_TYPES.includes(name)) return name;
  throw badInput(`"typeNames" may list ${LEDGER_TYPES.join(', ')}, but got "${name.slice(0, 60)}".`);
}

@Resolver(() => ChangeConnection)
export class ChangeConnectionResolver {
  @FieldResolver(() => Int, {
    description: 'How many entries there are in all under the same filter, from zero. Worked out only when asked for.',
  })
  totalCount(@Root() { query }: { readonly query: ChangeQuery }, @Ctx() { db }: RequestContext): Promise<number> {
    return countChanges(db, query);
  }
}

@Resolver(() => ContentChange)
export class ContentChangeResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: 'As it is now, not as it was then: a Tombstone when withdrawn since, null when deleted since.',
  })
  content(@Root() row: ChangeRow, @Ctx() context: RequestContext) {
    return nodeOrTombstone(row.changedKey, context);
  }
}

@Resolver(() => RemovalChange)
export class RemovalChangeResolver {
  @FieldResolver(() => Tombstone, {
    nullable: true,
    description:
      'WITHDRAWN: what is left of it. Null when deleted, when it has been restored since, and when it is being worked on again.',
  })
  async tombstone(@Root() row: ChangeRow, @Ctx() context: RequestContext) {
    const left = await nodeOrTombstone(row.changedKey, context);
    return left?.typeName === 'Tombstone' ? left : null;
  }
}

@Resolver(() => Tombstone)
export class TombstoneResolver {
  @FieldResolver(() => String, { description: 'What it was: Article, Statement.' })
  typeName(@Root() row: TombstoneRow): string {
    return splitKey(row.withdrawnKey).typeName;
  }
}
