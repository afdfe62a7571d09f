import { GraphQLError, type GraphQLOutputType, type GraphQLResolveInfo } from 'graphql';
import { isPromise } from '../lib/value-or-promise.js';
import type { Site } from './field-info.js';
import { nulledOf, type Nulled } from './nulled.js';
import { itemPlace, type Place } from './place.js';
import type { Completion, Run, Writing } from './run.js';

/** Writes lists, each item as `complete` does. */
export function listCompletion(
  complete: Completion,
  itemType: GraphQLOutputType,
  missing: () => null,
  site: Site,
): Completion {
  const nulled = nulledOf(itemType, site);
  return (run, value, place, info) => {
    if (value === null || value === undefined) return missing();
    if (value instanceof Error) throw value;
    if (!isIterable(value)) {
      const name = `${site.parentType.name}.${site.field.name}`;
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${name}".`);
    }
    return writeList(complete, nulled, run, value, place, info);
  };
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function';
}

function writeList(
  complete: Completion,
  nulled: Nulled,
  run: Run,
  items: Iterable<unknown>,
  place: Place,
  info: GraphQLResolveInfo,
): Writing {
  let text = '[';
  let index = 0;
  let waiting: Waiting | null = null;
  try {
    for (const item of items) {
      const written = writeItem(complete, nulled, run, item, itemPlace(place, index), info);
      if (index > 0) text += ',';
      index++;
      if (isPromise(written)) {
        waiting ??= { before: [], promises: [] };
        waiting.before.push(text);
        waiting.promises.push(written);
        text = '';
      } else {
        text += written ?? 'null';
      }
    }
  } catch (error) {
    // The list is gone, and nobody will ask what became of those on their way: a rejection unheard of ends the process.
    for (const promise of waiting?.promises ?? []) promise.then(undefined, () => {});
    if (Array.isArray(items)) for (const item of items) if (isPromise(item)) item.then(undefined, () => {});
    throw error;
  }
  return waiting === null ? `${text}]` : writtenInTime(waiting, `${text}]`);
}

function writeItem(
  complete: Completion,
  nulled: Nulled,
  run: Run,
  item: unknown,
  place: Place,
  info: GraphQLResolveInfo,
): Writing {
  try {
    const written = isPromise(item)
      ? completeInTime(complete, run, item, place, info)
      : complete(run, item, place, info);
    return isPromise(written) ? nulledInTime(nulled, run, written, place) : written;
  } catch (raw) {
    return nulled(run, raw, place);
  }
}

/** Apart from those who call it: a function within a function costs them something even when there is no promise. */
export function completeInTime(
  complete: Completion,
  run: Run,
  value: PromiseLike<unknown>,
  place: Place,
  info: GraphQLResolveInfo,
): PromiseLike<string | null> {
  return value.then((there) => complete(run, there, place, info));
}

export function nulledInTime(
  nulled: Nulled,
  run: Run,
  written: PromiseLike<string | null>,
  place: Place,
): PromiseLike<string | null> {
  return written.then(undefined, (raw: unknown) => nulled(run, raw, place));
}

/** A text with gaps for what is still to come. */
interface Waiting {
  /** What stands before each gap. */
  readonly before: string[];
  readonly promises: PromiseLike<string | null>[];
}

/** Settles when `Promise.all` would, to the turn: which of two errors is entered depends on it. */
function writtenInTime({ before, promises }: Waiting, rest: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const texts: string[] = [];
    let left = promises.length;
    promises.forEach((promise, at) => {
      Promise.resolve(promise).then((written) => {
        texts[at] = `${before[at]!}${written ?? 'null'}`;
        left -= 1;
        if (left === 0) resolve(texts.join('') + rest);
      }, reject);
    });
  });
}
