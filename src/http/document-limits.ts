import {
  GraphQLError,
  Kind,
  parse,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { nestsTooDeep } from './nesting.js';
import type { Refusal } from './refusal.js';

/** The most of what a document may have. A request of a whole page has about a tenth of it. */
export const DOCUMENT_LIMITS = {
  /** Names, values and signs. */
  tokens: 4000,
  /** Operations and fragments. */
  definitions: 200,
  /** Fields within fields. */
  depth: 25,
  /** Fields in all, those of a fragment as often as it is spread. */
  fields: 2000,
  /** Fields at the root. */
  rootFields: 50,
  /** Names that one field is asked for under, side by side. */
  names: 50,
  /** Times that one name is asked for in the same place. Checking that they agree takes the square of it. */
  repeats: 100,
  directives: 8,
} as const;

/** Documents that passed are remembered up to this length, so many of them: clients send the same ones. */
const LONGEST_REMEMBERED = 8192;
const MOST_REMEMBERED = 1000;

/** Why a document is refused before it is read any further; null when it is not. */
export type DocumentCheck = (text: string) => Refusal | null;

/** A check that remembers what passed. */
export function documentKeeper(): DocumentCheck {
  const passed = new Set<string>();
  return (text) => {
    if (passed.has(text)) return null;
    const refusal = documentRefusal(text);
    if (refusal === null && text.length <= LONGEST_REMEMBERED) {
      if (passed.size >= MOST_REMEMBERED) passed.clear();
      passed.add(text);
    }
    return refusal;
  };
}

/** Selections that are looked at before the document is taken for one made to be dear. */
const MOST_WORK = 20_000;

/**
 * Why a document goes beyond what a server should have to read; null for one that does not, and for one that cannot be
 * parsed, which Apollo tells with the place of the mistake. Looks at the text alone, before it is validated: validation
 * takes the square of what is repeated.
 */
export function documentRefusal(text: string): Refusal | null {
  if (nestsTooDeep(text)) return TOO_NESTED;
  let document: DocumentNode;
  try {
    document = parse(text, { noLocation: true, maxTokens: DOCUMENT_LIMITS.tokens });
  } catch (error) {
    return error instanceof GraphQLError && /more tha[nt] \d+ tokens/.test(error.message) ? TOO_LONG : null;
  }
  try {
    measure(document);
    return null;
  } catch (error) {
    if (error instanceof Excess) return error.refusal;
    throw error;
  }
}

class Excess extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

function refusal(message: string, extensions: Record<string, unknown>): Refusal {
  return { status: 400, code: 'QUERY_TOO_COMPLEX', message, extensions };
}

const TOO_LONG = refusal(
  `A request may have ${DOCUMENT_LIMITS.tokens} names, values and signs at most. Ask in several requests, or give long lists as variables.`,
  { limit: DOCUMENT_LIMITS.tokens, found: null },
);

const TOO_NESTED = refusal('The query nests too deep. Ask for fewer levels at a time.', {});

function check(
  what: keyof typeof DOCUMENT_LIMITS,
  found: number,
  sentence: (limit: number) => string,
  field: string | null = null,
): void {
  const limit = DOCUMENT_LIMITS[what];
  if (found <= limit) return;
  const most = Math.min(found, Number.MAX_SAFE_INTEGER);
  throw new Excess(refusal(sentence(limit), { limit, found: most, ...(field === null ? {} : { field }) }));
}

interface Measuring {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly numbers: Map<SelectionSetNode, number>;
  /** Selections that were measured; null for those that are being measured further out. */
  readonly known: Map<string, Size | null>;
  work: number;
}

interface Size {
  readonly depth: number;
  readonly fields: number;
}

const NO_SIZE: Size = { depth: 0, fields: 0 };

function measure(document: DocumentNode): void {
  const { definitions } = document;
  check('definitions', definitions.length, (limit) => `A request may have ${limit} operations and fragments at most.`);
  visit(document, {
    enter(node) {
      if (!('directives' in node)) return;
      const advice = 'Each is needed once.';
      const found = node.directives?.length ?? 0;
      check(
        'directives',
        found,
        (limit) => `A field may have ${limit} directives at most, but one has ${found}. ${advice}`,
      );
    },
  });
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const measuring: Measuring = { fragments, numbers: new Map(), known: new Map(), work: 0 };
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { depth, fields } = sizeOf(measuring, [definition.selectionSet], false);
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      const atRoot = collect(measuring, [definition.selectionSet]).size;
      check(
        'rootFields',
        atRoot,
        (limit) =>
          `A request may ask for ${limit} fields at its root at most, but got ${atRoot}. Ask in several requests.`,
      );
    }
    check(
      'depth',
      depth,
      (limit) =>
        `Fields may be nested ${limit} deep at most, but got ${depth}. Ask for what is further in by its id, in another request.`,
    );
    check(
      'fields',
      fields,
      (limit) =>
        `A request may have ${limit} fields at most, those of a fragment counted as often as it is spread. Ask in several requests.`,
    );
  }
}

/** How deep and large a selection is, read as the executor would; the types that fragments are for are not looked at. */
function sizeOf(measuring: Measuring, sets: readonly SelectionSetNode[], isIntrospection: boolean): Size {
  const key = `${isIntrospection} ${sets.map((set) => numberOf(measuring, set)).join()}`;
  const known = measuring.known.get(key);
  // A fragment that leads back to itself is refused by validation, with its name.
  if (known !== undefined) return known ?? NO_SIZE;
  measuring.known.set(key, null);
  const fields = collect(measuring, sets);
  checkNames(fields, isIntrospection);
  let size = NO_SIZE;
  for (const nodes of fields.values()) {
    const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const isMeta = isIntrospection || /^__(schema|type)$/.test(nodes[0]?.name.value ?? '');
    const inside = inner.length > 0 ? sizeOf(measuring, inner, isMeta) : NO_SIZE;
    size = { depth: Math.max(size.depth, 1 + inside.depth), fields: size.fields + 1 + inside.fields };
  }
  measuring.known.set(key, size);
  return size;
}

function checkNames(fields: ReadonlyMap<string, readonly FieldNode[]>, isIntrospection: boolean): void {
  const names = new Map<string, number>();
  for (const [name, nodes] of fields) {
    check(
      'repeats',
      nodes.length,
      (limit) =>
        `A field may be repeated ${limit} times at most, but "${name}" is asked for ${nodes.length} times in one place. Once is enough.`,
      name,
    );
    const field = nodes[0]?.name.value ?? name;
    names.set(field, (names.get(field) ?? 0) + 1);
  }
  for (const [field, found] of names) {
    // The description of the schema is large, and the same under any name.
    if (found > 1 && (field === '__schema' || (isIntrospection && field !== '__typename'))) {
      const sentence = `"${field}" describes the schema and can be asked for once in one place, but got ${found} names for it.`;
      throw new Excess(refusal(sentence, { limit: 1, found, field }));
    }
    check(
      'names',
      found,
      (limit) =>
        `A field may be asked for under ${limit} names at most, but "${field}" has ${found}. Use a list with a filter, or ask in several requests.`,
      field,
    );
  }
}

/** The fields of selections that are read as one, by their names in the answer. */
function collect(measuring: Measuring, sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const gather = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      measuring.work += 1;
      if (measuring.work > MOST_WORK)
        check(
          'fields',
          Infinity,
          () => 'The fragments of the request spread each other in too many ways. Ask in several requests.',
        );
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const nodes = fields.get(name);
        if (nodes) nodes.push(selection);
        else fields.set(name, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        gather(selection.selectionSet);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = measuring.fragments.get(selection.name.value);
        if (fragment) gather(fragment.selectionSet);
      }
    }
  };
  sets.forEach(gather);
  return fields;
}

function numberOf({ numbers }: Measuring, set: SelectionSetNode): number {
  const number = numbers.get(set) ?? numbers.size;
  numbers.set(set, number);
  return number;
}
