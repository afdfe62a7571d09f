import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FACT_FILE_NAMES, FACT_FILES, type FactFileName, type FactOf } from './fact-files.js';

export interface Facts {
  readonly lists: { readonly [Name in FactFileName]: readonly FactOf<Name>[] };
  /** Slugs of the records that are from memory, and `*_unverified` fields met, by file. */
  readonly fromMemory: ReadonlyMap<string, readonly string[]>;
  readonly unverifiedFields: ReadonlyMap<string, readonly string[]>;
  /** The list and the slug that an id stands for. */
  readonly resolve: (id: string) => ResolvedFact;
}

interface ResolvedFact {
  readonly file: FactFileName;
  readonly slug: string;
}

interface RawFact {
  readonly id: string;
  readonly slug: string;
  readonly confidence: string;
  readonly [field: string]: unknown;
}

/** Sections are named as sections only, by an id that is their slug; memberships by nothing. */
const NOT_NAMED_BY_ID: readonly FactFileName[] = ['sections', 'memberships'];

/** Reads the facts, without the records from memory and the fields that are not verified. */
export async function readFacts(directory: string): Promise<Facts> {
  const lists: Partial<Record<FactFileName, unknown[]>> = {};
  const fromMemory = new Map<string, string[]>();
  const unverifiedFields = new Map<string, string[]>();
  const known = new Map<string, ResolvedFact>();

  for (const file of FACT_FILE_NAMES) {
    const facts = JSON.parse(await readFile(path.join(directory, `${file}.json`), 'utf8')) as RawFact[];
    const verified = facts.filter((fact) => fact.confidence === 'verified');
    const others = facts.filter((fact) => fact.confidence !== 'verified');
    fromMemory.set(
      file,
      others.map((fact) => fact.slug),
    );
    const dropped = verified.flatMap((fact) => Object.keys(fact).filter((field) => field.endsWith('_unverified')));
    unverifiedFields.set(file, [...new Set(dropped)].sort());
    lists[file] = verified.map((fact) => readFact(file, fact));
    if (!NOT_NAMED_BY_ID.includes(file)) for (const fact of verified) known.set(fact.id, { file, slug: fact.slug });
  }

  const resolve = (id: string) => {
    const found = known.get(id);
    if (found === undefined) throw new Error(`No verified record has the id "${id}".`);
    return found;
  };
  return { lists: lists as Facts['lists'], fromMemory, unverifiedFields, resolve };
}

/** A field that is neither taken nor listed as left out is an error: facts are not dropped in silence. */
function readFact(file: FactFileName, fact: RawFact): unknown {
  const { record, leftOut } = FACT_FILES[file];
  const kept = Object.entries(fact).filter(([field]) => !field.endsWith('_unverified') && !leftOut.includes(field));
  const result = record.safeParse(Object.fromEntries(kept));
  if (result.success) return result.data;
  throw new Error(`${file}.json, ${fact.id}: ${z.prettifyError(result.error)}`);
}

/** The verified record of an id, where the list that it is in is known. */
export function factOf<Name extends FactFileName>({ lists }: Facts, file: Name, id: string): FactOf<Name> {
  const facts: readonly FactOf<Name>[] = lists[file];
  const fact = facts.find((candidate) => candidate.id === id);
  if (fact) return fact;
  throw new Error(`No verified record of ${file}.json has the id "${id}".`);
}

/** An organization, whichever of the two files it stands in. */
export function organizationOf(facts: Facts, id: string): FactOf<'organizations' | 'bodies'> {
  return facts.resolve(id).file === 'bodies' ? factOf(facts, 'bodies', id) : factOf(facts, 'organizations', id);
}

/** The slug of an id; undefined for none. */
export function slugOf({ resolve }: Facts, id: string | null | undefined): string | undefined {
  return id ? resolve(id).slug : undefined;
}
