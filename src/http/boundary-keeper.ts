import type { Freshness } from '../database/freshness.js';
import { typesOf } from './kinds-read.js';

/** A boundary, what of is known, and from when on. Instants are milliseconds since 1970. */
interface Asked {
  readonly epoch: number;
  readonly from: number;
  readonly answer: Promise<number | null>;
  /** Without end until it is known. */
  until: number;
}

/** What moves a boundary: meetings, and the newsroom's zone, which is heard of with all that hardly changes. */
const MOVED_BY = typesOf(new Set());

/** The next instant at which answers change by themselves, asked for again once it is passed or may have moved. */
export class BoundaryKeeper {
  private asked: Asked | null = null;

  constructor(
    private readonly freshness: Freshness,
    private readonly boundaryAfter: (now: Date) => Promise<Date>,
  ) {}

  /** In milliseconds since 1970; null where nobody can say. Never rejects. */
  after(now: number): Promise<number | null> {
    const { freshness, asked } = this;
    if (!freshness.isLive) return Promise.resolve(null);
    const hasMoved = (epoch: number) => MOVED_BY.some((typeName) => freshness.changedSince(epoch, typeName));
    if (asked && asked.from <= now && now < asked.until && !hasMoved(asked.epoch)) return asked.answer;
    const next: Asked = {
      epoch: freshness.epoch,
      from: now,
      until: Infinity,
      answer: this.boundaryAfter(new Date(now)).then(
        (boundary) => (next.until = boundary.getTime()),
        () => {
          next.until = now;
          return null;
        },
      ),
    };
    this.asked = next;
    return next.answer;
  }
}
