import { isNonNullType, locatedError, responsePathAsArray, type GraphQLOutputType } from 'graphql';
import type { Site } from './field-info.js';
import type { Place } from './place.js';
import type { Run } from './run.js';

/** What becomes of a place that something went wrong at: null, with the error entered, or thrown on where it may not be null. */
export type Nulled = (run: Run, raw: unknown, place: Place) => null;

export function nulledOf(type: GraphQLOutputType, { nodes }: Site): Nulled {
  const mayBeNull = !isNonNullType(type);
  return (run, raw, place) => {
    const error = locatedError(raw, nodes, responsePathAsArray(place));
    if (!mayBeNull) throw error;
    run.errors.add(error, place);
    return null;
  };
}
