import { locatedError, responsePathAsArray, type FieldNode, type GraphQLObjectType } from 'graphql';
import { isPromise } from '../lib/value-or-promise.js';
import { fieldWriter, holderOf, isTextProperty, type FieldWriter } from './field.js';
import { placeOf, type Site } from './field-info.js';
import { escapedText, withinMarks } from './json-text.js';
import type { Place } from './place.js';
import type { ObjectWriter, Plan, Run, Writing } from './run.js';

/** What a selection shows of an object type: its fields by their names in the answer, those of one name together. */
export type Selected = ReadonlyMap<string, readonly FieldNode[]>;

interface Part {
  /** The text before the field: its name, and whatever is the same for every object. */
  readonly lead: string;
  readonly site: Site;
  readonly write: FieldWriter;
  /** The name of a property that is always a text; the quotation marks around it stand in the texts before and after it. */
  readonly textName: string | null;
}

/** Writes the objects of a type as a selection shows them. */
export function selectionWriter(plan: Plan, parentType: GraphQLObjectType, selected: Selected): ObjectWriter {
  const parts: Part[] = [];
  let lead = '{';
  for (const [key, nodes] of selected) {
    const name = nodes[0]?.name.value ?? key;
    const field = parentType.getFields()[name];
    const opening = `${lead === '{' ? lead : `${lead},`}${JSON.stringify(key)}:`;
    if (name === '__typename') lead = opening + JSON.stringify(parentType.name);
    else if (field) {
      const site: Site = { key, parentType, field, nodes };
      const mark = isTextProperty(site) ? '"' : '';
      parts.push({ lead: opening + mark, site, write: fieldWriter(plan, site), textName: mark ? name : null });
      lead = mark;
    }
  }
  const end = `${lead}}`;
  return (run, source, place) => writeObject(parts, end, run, source, place);
}

function writeObject(
  parts: readonly Part[],
  end: string,
  run: Run,
  source: unknown,
  place: Place | undefined,
): Writing {
  const holder = holderOf(source);
  let text = '';
  let waiting: Waiting | null = null;
  let reading: Part | null = null;
  try {
    for (const part of parts) {
      text += part.lead;
      if (part.textName !== null) {
        reading = part;
        const value = holder[part.textName];
        reading = null;
        if (typeof value === 'string') {
          text += escapedText(value);
          continue;
        }
      }
      const written = part.write(run, source, place);
      if (isPromise(written)) {
        waiting ??= { before: [], promises: [], parts: [] };
        waiting.before.push(text);
        waiting.promises.push(written);
        waiting.parts.push(part);
        text = '';
      } else {
        text += textOf(written, part);
      }
    }
  } catch (raw) {
    const error = reading
      ? locatedError(raw, reading.site.nodes, responsePathAsArray(placeOf(reading.site, place)))
      : raw;
    if (waiting) return thrownInTime(waiting, error);
    throw error;
  }
  return waiting === null ? text + end : writtenInTime(waiting, text + end);
}

function textOf(written: string | null, { textName }: Part): string {
  if (written === null) return 'null';
  return textName === null ? written : withinMarks(written);
}

/** A text with gaps for what is still to come. */
interface Waiting {
  /** What stands before each gap. */
  readonly before: string[];
  readonly promises: PromiseLike<string | null>[];
  readonly parts: Part[];
}

async function writtenInTime({ before, promises, parts }: Waiting, rest: string): Promise<string> {
  const written = await Promise.all(promises);
  return written.reduce<string>((text, one, at) => text + before[at]! + textOf(one, parts[at]!), '') + rest;
}

/** The object is gone; those on their way are waited for, as their errors count. */
function thrownInTime(waiting: Waiting, error: unknown): Writing {
  return writtenInTime(waiting, '').finally(() => {
    throw error;
  });
}
