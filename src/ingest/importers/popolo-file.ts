import { badInput, CommuniqueError, messageOf } from '../../lib/errors.js';
import { parseJson } from './json-text.js';
import { isPlainRecord } from './plain-record.js';

export type Thing = Readonly<Record<string, unknown>>;

/** What Popolo has classes of, each in a list of its own. */
export interface PopoloFile {
  readonly persons: Thing[];
  readonly organizations: Thing[];
  readonly posts: Thing[];
  readonly memberships: Thing[];
  readonly areas: Thing[];
  readonly events: Thing[];
}

type Class = keyof PopoloFile;
const CLASSES: readonly Class[] = ['persons', 'organizations', 'posts', 'memberships', 'areas', 'events'];

const ORGANIZED = ['organization_id', 'organization', 'post_id', 'post'];
const PERSONAL = ['birth_date', 'gender', 'email', 'given_name', 'family_name', 'national_identity', 'memberships'];

/** Which class an object by itself is of, told by what no other class has. */
const TELLTALES: readonly (readonly [Class, (thing: Thing) => boolean])[] = [
  ['memberships', (thing) => has(thing, 'person_id', 'person') && has(thing, 'role', ...ORGANIZED)],
  ['posts', (thing) => has(thing, 'label') && has(thing, 'organization_id', 'organization')],
  ['organizations', (thing) => has(thing, 'name') && has(thing, 'founding_date', 'dissolution_date', 'posts')],
  ['persons', (thing) => has(thing, 'name') && has(thing, ...PERSONAL)],
];

/**
 * The objects of a Popolo file, whether they stand in lists (`persons`, `memberships` …), in one list, alone, or one within the other: a person's
 * memberships, a membership's post. Throws BAD_USER_INPUT for what holds none of them.
 */
export function parsePopolo(text: string): PopoloFile {
  const file: PopoloFile = { persons: [], organizations: [], posts: [], memberships: [], areas: [], events: [] };
  const read = readJson(text);
  const lists = isPlainRecord(read) ? CLASSES.filter((name) => Array.isArray(read[name])) : [];
  // `memberships` of a person are hers; those of a file have nothing else around them.
  const alone = isPlainRecord(read) ? classOf(read) : null;
  if (alone !== null) add(file, alone, read as Thing);
  else if (lists.length > 0)
    for (const name of lists) for (const thing of things((read as Thing)[name])) add(file, name, thing);
  else for (const thing of things(read)) addAlone(file, thing);
  if (CLASSES.every((name) => file[name].length === 0)) {
    throw badInput(`A Popolo file must hold ${CLASSES.join(', ')}, or one of them, but this one has none.`);
  }
  return file;
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof CommuniqueError) throw error;
    throw badInput(`A Popolo file must be JSON, but got ${messageOf(error)}.`);
  }
}

function addAlone(file: PopoloFile, thing: Thing): void {
  const name = classOf(thing);
  if (name !== null) add(file, name, thing);
}

function classOf(thing: Thing): Class | null {
  return TELLTALES.find(([, tells]) => tells(thing))?.[0] ?? null;
}

/** What stands within an object, under which key it is named by its id there, and of which class it is. */
const WITHIN: Readonly<Partial<Record<Class, readonly (readonly [key: string, reference: string, name: Class])[]>>> = {
  memberships: [
    ['person', 'person_id', 'persons'],
    ['organization', 'organization_id', 'organizations'],
    ['post', 'post_id', 'posts'],
    ['area', 'area_id', 'areas'],
    ['on_behalf_of', 'on_behalf_of_id', 'organizations'],
  ],
  posts: [['organization', 'organization_id', 'organizations']],
};
/** Lists within an object whose members name it by its id. */
const LISTED: Readonly<Partial<Record<Class, readonly (readonly [key: string, reference: string])[]>>> = {
  persons: [['memberships', 'person_id']],
  organizations: [
    ['memberships', 'organization_id'],
    ['posts', 'organization_id'],
  ],
  posts: [['memberships', 'post_id']],
};

/** Adds an object and what stands within it, two steps deep at most: memberships of posts of organizations. */
function add(file: PopoloFile, name: Class, thing: Thing): void {
  const plain: Record<string, unknown> = { ...thing };
  for (const [key, reference, inner] of WITHIN[name] ?? []) {
    const within = plain[key];
    if (!isPlainRecord(within)) continue;
    plain[reference] ??= within.id;
    file[inner].push(within);
  }
  file[name].push(plain);
  for (const [key, reference] of LISTED[name] ?? []) {
    for (const within of things(plain[key])) {
      const usual = name === 'posts' ? { organization_id: plain.organization_id } : {};
      add(file, key as Class, { ...usual, [reference]: plain.id, ...within });
    }
  }
}

function things(value: unknown): Thing[] {
  return Array.isArray(value) ? value.filter(isPlainRecord) : [];
}

function has(thing: Thing, ...keys: readonly string[]): boolean {
  return keys.some((key) => thing[key] !== undefined && thing[key] !== null);
}
