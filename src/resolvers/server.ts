import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { coverageOf } from '../domain/coverage.js';
import { bucketType } from '../schema/facet.js';
import { Coverage, ServerInfo } from '../schema/server.js';
import type { RequestContext } from './context.js';

@Resolver(() => ServerInfo)
export class ServerResolver {
  @Query(() => ServerInfo, {
    description: 'What answers: its version, the zone of its days, and how far its content reaches.',
  })
  server(@Ctx() { version, timeZone }: RequestContext): Pick<ServerInfo, 'version' | 'timeZone'> {
    return { version, timeZone: timeZone === 'UTC' ? null : timeZone };
  }

  @FieldResolver(() => Coverage, { description: 'How far its content reaches.' })
  coverage(@Ctx() { db, viewer, timeZone }: RequestContext) {
    return coverageOf(db, viewer, timeZone);
  }

  @FieldResolver(() => [bucketType('Language')], { description: 'Articles by language, the most usual first.' })
  async languages(@Ctx() { db, viewer, timeZone }: RequestContext) {
    return (await coverageOf(db, viewer, timeZone)).languages;
  }
}
