import { GREATEST_INT } from '../lib/greatest-int.js';

/** What a client may still spend, and when it may spend all of it again. */
export interface Standing {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

export interface AllowanceOptions {
  /** 0 counts nothing. */
  readonly pointsPerMinute: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Beyond so many, those are forgotten whose minute began first. */
  readonly mostClients?: number;
}

interface Minute {
  readonly endsAt: number;
  spent: number;
}

const MINUTE_MS = 60_000;
const MOST_CLIENTS = 100_000;
/** The points that each client has for a minute, which begins with its first request. Kept in this process alone. */
export class Allowance {
  /** In the order in which their minutes began, and so in which they end. */
  private readonly minutes = new Map<string, Minute>();
  private readonly points: number;
  private readonly now: () => number;
  private readonly mostClients: number;

  constructor({ pointsPerMinute, now = Date.now, mostClients = MOST_CLIENTS }: AllowanceOptions) {
    this.points = pointsPerMinute;
    this.now = now;
    this.mostClients = mostClients;
  }

  /** The most that a request may cost to be ever let through. */
  get most(): number {
    return this.points === 0 ? GREATEST_INT : this.points;
  }

  /** How many clients are remembered. */
  get clients(): number {
    return this.minutes.size;
  }

  /** Of a client; null is one that is not counted. */
  standing(client: string | null): Standing {
    const now = this.now();
    const minute = this.current(client, now);
    const resetAt = new Date(minute?.endsAt ?? now + MINUTE_MS);
    return { limit: this.limitOf(client), remaining: this.limitOf(client) - (minute?.spent ?? 0), resetAt };
  }

  /** Takes points where there are as many; whether there were. */
  spend(client: string | null, points: number): boolean {
    if (client === null || this.points === 0) return true;
    const now = this.now();
    const minute = this.current(client, now) ?? this.begin(client, now);
    if (minute.spent + points > this.points) return false;
    minute.spent += points;
    return true;
  }

  giveBack(client: string | null, points: number): void {
    const minute = this.current(client, this.now());
    if (minute) minute.spent = Math.max(0, minute.spent - points);
  }

  /** Whole seconds, at least one. */
  secondsUntil(instant: Date): number {
    return Math.max(1, Math.ceil((instant.getTime() - this.now()) / 1000));
  }

  private limitOf(client: string | null): number {
    return client === null ? GREATEST_INT : this.most;
  }

  private current(client: string | null, now: number): Minute | undefined {
    const minute = client === null ? undefined : this.minutes.get(client);
    return minute && minute.endsAt > now ? minute : undefined;
  }

  private begin(client: string, now: number): Minute {
    const minute = { endsAt: now + MINUTE_MS, spent: 0 };
    this.minutes.delete(client);
    this.minutes.set(client, minute);
    for (const [first, { endsAt }] of this.minutes) {
      if (endsAt > now && this.minutes.size <= this.mostClients) break;
      this.minutes.delete(first);
    }
    return minute;
  }
}
