import { findBreakingChanges, findDangerousChanges, type GraphQLSchema, printSchema } from 'graphql';
import { descriptionsIn } from './described.js';

/**
 * What a client of the old schema meets in the new one, a line each and the worst first. Whatever graphql-js has no
 * word for, such as another order of fields, is one line at the end; none when both print the same.
 */
export function schemaDifferences(old: GraphQLSchema, now: GraphQLSchema): string[] {
  const breaking = findBreakingChanges(old, now).map(({ description }) => `BREAKING: ${description}`);
  const dangerous = findDangerousChanges(old, now).map(({ description }) => `dangerous: ${description}`);
  const before = descriptionsIn(old);
  const after = descriptionsIn(now);
  const added = [...after.keys()].filter((coordinate) => !before.has(coordinate)).map((name) => `added: ${name}`);
  const reworded = [...after]
    .filter(([coordinate, text]) => before.has(coordinate) && before.get(coordinate) !== text)
    .map(([coordinate]) => `described in other words: ${coordinate}`);
  const differences = [...breaking, ...dangerous, ...added, ...reworded];
  if (differences.length > 0 || printSchema(old) === printSchema(now)) return differences;
  return ['printed otherwise: the order, a deprecation, a directive or a scalar reference'];
}
