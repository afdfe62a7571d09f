import type { GraphQLResolveInfo } from 'graphql';
import { listPage, type ListQuery, type Page } from '../database/page.js';
import { kindOf } from '../kinds/index.js';
import type { NodeRow } from '../kinds/kind.js';
import { parseWhere } from '../kinds/where.js';
import type { ListArguments } from '../schema/list.js';
import type { RequestContext } from './context.js';
import { selects } from './selection.js';

/** A list as its connection type shows it; the rows are loaded only when they are asked for. */
export interface ConnectionValue {
  readonly totalCount: number | null;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly nodes: () => Promise<NodeRow[]>;
  readonly edges: () => Promise<{ cursor: string; node: NodeRow }[]>;
}

/** The part of a kind's whole list that a field asks for. */
export async function listAll(
  kindName: string,
  args: ListArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<ConnectionValue> {
  return connection(context, await listPage(context, queryOf(kindName, args, info)));
}

/** The part of a list that belongs to `parent`, batched with the same list of its siblings. */
export async function listWithin(
  kindName: string,
  scope: string,
  parent: NodeRow,
  args: ListArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<ConnectionValue> {
  const query = { ...queryOf(kindName, args, info), scope };
  return connection(context, await context.loaders.listOf(query, parent.key));
}

/** The arguments of a list, kept to what a further condition lets through as well. */
export function narrowed(args: ListArguments, where: object): ListArguments {
  return { ...args, where: { and: [where, args.where ?? {}] } };
}

function queryOf(kindName: string, { where, ...rest }: ListArguments, info: GraphQLResolveInfo): ListQuery {
  const kind = kindOf(kindName);
  return { kind, where: parseWhere(kind, where), ...rest, withTotal: selects(info, 'totalCount') };
}

function connection({ loaders }: RequestContext, page: Page): ConnectionValue {
  const rows = () => Promise.all(page.keys.map((key) => loaders.node.load(key)));
  return {
    totalCount: page.total,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.cursors[0] ?? null,
      endCursor: page.cursors.at(-1) ?? null,
    },
    // A row that was deleted since the page was read is left out.
    nodes: async () => (await rows()).filter((row) => row !== null),
    edges: async () =>
      (await rows()).flatMap((node, at) => (node === null ? [] : [{ cursor: page.cursors[at] as string, node }])),
  };
}
