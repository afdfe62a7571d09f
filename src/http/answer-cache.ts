import { LRUCache } from 'lru-cache';
import type { Freshness } from '../database/freshness.js';
import type { Answer } from './answer.js';
import { BoundaryKeeper } from './boundary-keeper.js';

export interface AnswerCacheOptions {
  readonly freshness: Freshness;
  /** The most that all answers may take with their keys; 0 keeps none. */
  readonly bytes: number;
  readonly clock: () => Date;
  /** Until when answers that read the clock stay as they are while nothing is written. */
  readonly boundaryAfter: (now: Date) => Promise<Date>;
}

/** An answer that may be kept. */
export interface Keepable {
  readonly answer: Answer;
  /** The names of the types of which nothing may have changed. */
  readonly dependsOn: readonly string[];
  /** In milliseconds since 1970. */
  readonly until: number;
}

interface Kept extends Keepable {
  readonly from: number;
  /** Up to which nothing is known to have changed. */
  epoch: number;
}

/** An answer that is being made. */
export interface Attempt {
  /** Until when it will hold, in milliseconds since 1970; null where nobody can say. Never rejects. */
  readonly until: Promise<number | null>;
  /** To be called in any case, with the answer where it may be kept. */
  end(made: Keepable | null): void;
}

interface Flight {
  readonly epoch: number;
  readonly landed: Promise<void>;
}

/** An answer larger than this part of all that may be kept would push out too many others. */
const LARGEST_PART = 16;
/** What an entry takes beside its bytes and the two bytes of a character of its key. */
const ENTRY_BYTES = 1000;

/**
 * Whole answers by what was asked, for as long as nothing they hang on has changed and the clock has passed no boundary.
 * Each is taken to be as old as the moment before it was made. Those that were asked for longest ago go first.
 */
export class AnswerCache {
  /** How often an answer was there, was not, and was too large to be kept. */
  readonly counts = { hits: 0, misses: 0, refused: 0 };
  private readonly kept: LRUCache<string, Kept> | null;
  private readonly flights = new Map<string, Flight>();
  private readonly boundaries: BoundaryKeeper;
  private readonly largest: number;

  constructor(private readonly options: AnswerCacheOptions) {
    const { bytes, freshness, boundaryAfter } = options;
    this.largest = Math.floor(bytes / LARGEST_PART);
    this.kept = bytes === 0 ? null : new LRUCache({ maxSize: bytes });
    this.boundaries = new BoundaryKeeper(freshness, boundaryAfter);
  }

  get entries(): number {
    return this.kept?.size ?? 0;
  }

  get bytes(): number {
    return this.kept?.calculatedSize ?? 0;
  }

  /** The answer that is kept, if it still holds. */
  find(key: string): Keepable | null {
    const found = this.kept?.get(key);
    // What holds is not known just now, and may be known again in a moment.
    if (!found || !this.options.freshness.isLive) return null;
    if (this.holds(found)) {
      this.counts.hits += 1;
      return found;
    }
    this.kept?.delete(key);
    return null;
  }

  /** Resolves once somebody else has made the same answer, from nothing older than now; null where nobody is at it. */
  landing(key: string): Promise<void> | null {
    const flight = this.flights.get(key);
    const { isLive, epoch } = this.options.freshness;
    return flight && isLive && flight.epoch === epoch ? flight.landed : null;
  }

  /** Begins to make an answer; `key` is null for one that is not to be kept. */
  begin(key: string | null): Attempt {
    const { freshness, clock } = this.options;
    const { epoch } = freshness;
    const from = clock().getTime();
    const until = this.boundaries.after(from);
    if (key === null || !this.kept) return { until, end: () => undefined };
    this.counts.misses += 1;
    let land = (): void => undefined;
    const flight = { epoch, landed: new Promise<void>((resolve) => (land = resolve)) };
    this.flights.set(key, flight);
    return {
      until,
      end: (made) => {
        if (made) this.keep(key, { ...made, from, epoch });
        if (this.flights.get(key) === flight) this.flights.delete(key);
        land();
      },
    };
  }

  private keep(key: string, made: Kept): void {
    if (!this.options.freshness.isLive || !this.holds(made)) return;
    this.measure(key, made);
    made.answer.grown = () => {
      const now = this.kept?.peek(key);
      if (now?.answer === made.answer) this.measure(key, now);
    };
  }

  private measure(key: string, entry: Kept): void {
    const size = ENTRY_BYTES + 2 * key.length + entry.answer.size;
    if (size > this.largest) {
      this.counts.refused += 1;
      this.kept?.delete(key);
    } else {
      // A new object: of the same one the cache would believe that its size is what it was.
      this.kept?.set(key, { ...entry }, { size });
    }
  }

  private holds(entry: Kept): boolean {
    const { freshness, clock } = this.options;
    const now = clock().getTime();
    if (now < entry.from || now >= entry.until) return false;
    const { epoch } = freshness;
    if (entry.epoch === epoch) return true;
    if (entry.dependsOn.some((typeName) => freshness.changedSince(entry.epoch, typeName))) return false;
    entry.epoch = epoch;
    return true;
  }
}
