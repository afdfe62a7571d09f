import type { FieldNode, GraphQLObjectType } from 'graphql';
import { isPromise } from '../lib/value-or-promise.js';
import { fieldWriter, type FieldWriter } from './field.js';
import type { ObjectWriter, Plan, Writing } from './run.js';

/** What a selection shows of an object type: its fields by their names in the answer, those of one name together. */
export type Selected = ReadonlyMap<string, readonly FieldNode[]>;

interface Part {
  /** The text before the field: its name, and whatever is the same for every object. */
  readonly lead: string;
  readonly write: FieldWriter;
}

/** Writes the objects of a type as a selection shows them. */
export function selectionWriter(plan: Plan, parentType: GraphQLObjectType, selected: Selected): ObjectWriter {
  const parts: Part[] = [];
  let lead = '';
  for (const [key, nodes] of selected) {
    const name = nodes[0]?.name.value ?? key;
    const field = parentType.getFields()[name];
    const opening = `${parts.length === 0 && lead === '' ? '{' : `${lead},`}${JSON.stringify(key)}:`;
    if (name === '__typename') lead = `${opening}${JSON.stringify(parentType.name)}`;
    else if (field) {
      parts.push({ lead: opening, write: fieldWriter(plan, { key, parentType, field, nodes }) });
      lead = '';
    }
  }
  const end = parts.length === 0 && lead === '' ? '{}' : `${lead}}`;

  return (run, source, place) => {
    let text = '';
    let waiting: Waiting | null = null;
    try {
      for (const part of parts) {
        const written = part.write(run, source, place);
        if (isPromise(written)) {
          waiting ??= { before: [], promises: [] };
          waiting.before.push(text + part.lead);
          waiting.promises.push(written);
          text = '';
        } else {
          text += part.lead + (written ?? 'null');
        }
      }
    } catch (error) {
      if (waiting) return thrownInTime(waiting, error);
      throw error;
    }
    return waiting === null ? text + end : writtenInTime(waiting, text + end);
  };
}

interface Waiting {
  /** What stands before each of the promises. */
  readonly before: string[];
  readonly promises: PromiseLike<string | null>[];
}

async function writtenInTime({ before, promises }: Waiting, rest: string): Promise<string> {
  const written = await Promise.all(promises);
  return written.reduce<string>((text, one, at) => `${text}${before[at]!}${one ?? 'null'}`, '') + rest;
}

/** The object is gone; those on their way are waited for, as their errors count. */
function thrownInTime(waiting: Waiting, error: unknown): Writing {
  return writtenInTime(waiting, '').finally(() => {
    throw error;
  });
}
