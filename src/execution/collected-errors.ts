import type { GraphQLError } from 'graphql';
import type { Place } from './place.js';

/** The errors of a run, each with the place that it made null. */
export class CollectedErrors {
  readonly found: GraphQLError[] = [];
  private readonly nulled = new Set<Place | undefined>();

  /** Enters an error that makes a place null, undefined for all of the answer; nothing once that place is gone itself. */
  add(error: GraphQLError, place: Place | undefined): void {
    if (this.isGone(place)) return;
    this.nulled.add(place);
    this.found.push(error);
  }

  private isGone(place: Place | undefined): boolean {
    if (this.nulled.size === 0) return false;
    for (let at = place; at !== undefined; at = at.prev) if (this.nulled.has(at)) return true;
    return this.nulled.has(undefined);
  }
}
