import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { badInput } from '../lib/errors.js';
import { Node } from '../schema/node.js';
import type { RequestContext } from './context.js';
import { UrlScalar } from '../schema/scalars.js';
import { keyAtAddress, keyOfId, nodeOrTombstone } from './look-up.js';

const MOST_IDS = 100;

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Whatever has that id, a Tombstone where it was withdrawn; null when nothing has it.',
  })
  node(@Arg('id', () => ID, { description: 'An id from any `id` field.' }) id: string, @Ctx() context: RequestContext) {
    return nodeOrTombstone(keyOfId(id), context);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'At most 100, in the order of the ids, null for each that is not there.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Ids from any `id` fields.' }) ids: string[],
    @Ctx() context: RequestContext,
  ) {
    if (ids.length > MOST_IDS) throw badInput(`"ids" may list ${MOST_IDS} ids at most, but got ${ids.length}.`);
    return Promise.all(ids.map((id) => nodeOrTombstone(keyOfId(id), context)));
  }

  @Query(() => Node, {
    nullable: true,
    description:
      "Whatever lives at a public address: ours, or the source's that it was imported from, with or without `www.` and a slash at its end. A Tombstone where it was withdrawn; null when nothing lives there.",
  })
  async resource(
    @Arg('url', () => UrlScalar, { description: 'The address of a page.' }) url: string,
    @Ctx() context: RequestContext,
  ) {
    return nodeOrTombstone(await keyAtAddress(url, context), context);
  }
}
