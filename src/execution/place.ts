import type { ResponsePath } from 'graphql';

/** A place in the answer. Errors are told apart by the object: what has places below it is given one for all of them. */
export type Place = ResponsePath;

/** The place of one of a list. */
export function itemPlace(list: Place, index: number): Place {
  return { prev: list, key: index, typename: undefined };
}
