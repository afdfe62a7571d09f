import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { RateLimit } from '../schema/rate-limit.js';
import type { RequestContext } from './context.js';

@Resolver()
export class RateLimitResolver {
  @Query(() => RateLimit, {
    description:
      'What this request costs and what is left. With `dryRun: true` the rest of the request is priced, not run.',
  })
  rateLimit(
    // Read where the request is priced, before anything of it runs.
    @Arg('dryRun', () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: 'Whether only to ask: nothing else of the request is run or answered, and nothing is spent.',
    })
    _dryRun: boolean | null,
    @Ctx() { rateLimit }: RequestContext,
  ): RateLimit {
    return rateLimit();
  }
}
