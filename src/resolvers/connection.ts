import type { GraphQLResolveInfo } from 'graphql';
import type { ListSet } from '../database/conjunct.js';
import { listPage, NO_PARENT, type ListQuery, type Page } from '../database/page.js';
import { kindOf } from '../kinds/index.js';
import type { NodeRow } from '../kinds/kind.js';
import { parseWhere } from '../kinds/where.js';
import { badInput } from '../lib/errors.js';
import type { Id } from '../lib/node-key.js';
import { allOf, thenOf, type ValueOrPromise } from '../lib/value-or-promise.js';
import type { EditionsInput } from '../schema/edition.js';
import type { ListArguments } from '../schema/list.js';
import type { RequestContext } from './context.js';
import type { FacetsValue } from './facet.js';
import { selects } from './selection.js';

/** A list as its connection type shows it; the rows are loaded only when they are asked for. */
export interface ConnectionValue {
  readonly totalCount: number | null;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: () => string | null;
    readonly endCursor: () => string | null;
  };
  readonly facets: FacetsValue;
  readonly nodes: () => ValueOrPromise<NodeRow[]>;
  readonly edges: () => ValueOrPromise<{ cursor: string; node: NodeRow }[]>;
}

/** The part of a kind's whole list that a field asks for. */
export async function listAll(
  kindName: string,
  args: ListArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<ConnectionValue> {
  const query = queryOf(kindName, args, context, info);
  return connection(context, query, NO_PARENT, await listPage(context, query));
}

/** The part of a list that belongs to `parent`, batched with the same list of its siblings. */
export function listWithin(
  kindName: string,
  scope: string,
  parent: NodeRow,
  args: ListArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): ValueOrPromise<ConnectionValue> {
  const query = { ...queryOf(kindName, args, context, info), scope };
  return thenOf(context.listOf(query, parent), (page) => connection(context, query, parent.key, page));
}

/** The arguments of a list, kept to what a further condition lets through as well. */
export function narrowed(args: ListArguments, where: object): ListArguments {
  return { ...args, where: { and: [where, args.where ?? {}] } };
}

function queryOf(
  kindName: string,
  { where, editions, ...rest }: ListArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): ListQuery {
  return { ...listSetOf(kindName, { where, editions }, context), ...rest, withTotal: selects(info, 'totalCount') };
}

/** What of a kind's whole list the arguments let through. */
export function listSetOf(
  kindName: string,
  { where, editions }: Pick<ListArguments, 'where' | 'editions'>,
  { languages }: RequestContext,
): ListSet {
  const kind = kindOf(kindName);
  return {
    kind,
    where: parseWhere(kind, where),
    editions: editions ? readPreferred(editions, languages) : undefined,
  };
}

const MOST_PREFERRED = 20;

/** The languages of the editions wanted; those that the client accepts where it names none. */
export function readPreferred({ prefer }: EditionsInput, accepted: readonly string[]): readonly string[] {
  if (!prefer) return accepted.slice(0, MOST_PREFERRED);
  if (prefer.length <= MOST_PREFERRED) return prefer;
  throw badInput(`"prefer" may list ${MOST_PREFERRED} languages at most, but got ${prefer.length}.`);
}

function connection(context: RequestContext, query: ListQuery, parent: Id, page: Page): ConnectionValue {
  const { kind, where, scope, editions } = query;
  const rows = () => allOf(page.keys.map((key) => context.rowOf(key)));
  return {
    totalCount: page.total,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: () => page.cursors[0] ?? null,
      endCursor: () => page.cursors.at(-1) ?? null,
    },
    facets: { list: { kind, where, scope, editions }, parent },
    // A row that was deleted since the page was read is left out.
    nodes: () => thenOf(rows(), (nodes) => nodes.filter((row) => row !== null)),
    edges: () =>
      thenOf(rows(), (nodes) =>
        nodes.flatMap((node, at) => (node === null ? [] : [{ cursor: page.cursors[at] as string, node }])),
      ),
  };
}
