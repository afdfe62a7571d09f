import type { RateLimit } from '../schema/rate-limit.js';
import type { Allowance } from './allowance.js';
import type { Quote } from './quote.js';
import type { Refusal } from './refusal.js';

/** What every request costs that is read, whatever becomes of it. */
const AT_LEAST = 1;

/** One request's account: what it costs, and what its client has left. */
export class Account {
  private priced: Quote | null = null;

  constructor(
    private readonly allowance: Allowance,
    /** Null for a client that is not counted. */
    private readonly client: string | null,
  ) {}

  /** Null until the request is read as far as that. */
  get quote(): Quote | null {
    return this.priced;
  }

  /** Takes what every request costs; the refusal where there is nothing left. */
  open(): Refusal | null {
    return this.allowance.spend(this.client, AT_LEAST) ? null : this.overdrawn(null);
  }

  /** Notes what the request would cost, and gives back what was taken. */
  price(quote: Quote): void {
    this.priced = quote;
    this.allowance.giveBack(this.client, AT_LEAST);
  }

  /** Takes what the request costs; the refusal where there is less. */
  pay(quote: Quote): Refusal | null {
    this.priced = quote;
    return this.allowance.spend(this.client, quote.cost - AT_LEAST) ? null : this.overdrawn(quote);
  }

  /** What the field `rateLimit` shows. */
  statement(): RateLimit {
    const { cost, nodeCount, maximumCost, dominantField, tryFirst } = this.priced ?? UNPRICED;
    return { cost, ...this.allowance.standing(this.client), nodeCount, maximumCost, dominantField, tryFirst };
  }

  /** The same for headers (draft-ietf-httpapi-ratelimit-headers-06). */
  headers(): Record<string, string> {
    const { limit, remaining, resetAt } = this.allowance.standing(this.client);
    return {
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': String(remaining),
      'ratelimit-reset': String(this.allowance.secondsUntil(resetAt)),
    };
  }

  private overdrawn(quote: Quote | null): Refusal {
    const { limit, remaining, resetAt } = this.allowance.standing(this.client);
    const seconds = this.allowance.secondsUntil(resetAt);
    const asked = quote === null ? '' : `, and this request costs ${quote.cost}`;
    return {
      status: 429,
      code: 'RATE_LIMITED',
      message: `You have ${remaining} of the ${limit} points left that you may spend in a minute${asked}. All of them are yours again in ${seconds} seconds, at ${resetAt.toISOString()}.`,
      extensions: { cost: quote?.cost ?? null, limit, remaining, resetAt: resetAt.toISOString() },
      headers: { 'retry-after': String(seconds) },
    };
  }
}

const UNPRICED: Quote = { cost: 0, nodeCount: 0, maximumCost: 0, dominantField: null, tryFirst: null };
