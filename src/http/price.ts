import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE, GREATEST_PAGE_SIZE } from '../database/page.js';
import { extraOf, extraOfFilter, isConnection, isWrapper, SHORT_LIST } from './price-list.js';

/** What a selection could return at most, and what it is made of. */
export interface Price {
  readonly objects: number;
  /** The same with what dear fields count for. */
  readonly weight: number;
  readonly parts: readonly Part[];
}

/** A field of a selection, with all its copies. */
interface Part extends Omit<Price, 'parts'> {
  /** Its name in the answer. */
  readonly name: string;
  /** The page it was asked for; null for what takes no `first`. */
  readonly size: number | null;
  readonly copies: number;
  readonly inside: Price;
}

/** What is priced, and what was priced already: fragments that spread fragments could otherwise take for ever. */
interface Pricing {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly known: Map<string, Price>;
  readonly numbers: Map<SelectionSetNode, number>;
  /** The size to take for one field instead of what it was asked for. */
  readonly instead: Instead | null;
  budget: number;
}

export interface Instead {
  readonly path: readonly string[];
  readonly size: number;
}

/** A type with selections that are read as one, in a page of a size, on the way to what has another size instead. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly sets: readonly SelectionSetNode[];
  readonly pageSize: number;
  readonly way: readonly string[] | null;
}

const NOTHING: Price = { objects: 0, weight: 0, parts: [] };
/** Selections that are still priced; only a document made to be dear has more, and it is taken for that. */
const MOST_WORK = 20_000;

/**
 * What an operation could return at most, before anything is run: fragments flattened as the executor would, pages
 * multiplied, of several possible types the dearest. Introspection is free. Infinity for what cannot be priced in reasonable
 * time.
 */
export function priceOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
  instead: Instead | null = null,
): Price {
  const type = schema.getRootType(operation.operation);
  if (!type) return NOTHING;
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const pricing: Pricing = {
    schema,
    fragments,
    variables: withDefaults(operation, given),
    known: new Map(),
    numbers: new Map(),
    instead,
    budget: MOST_WORK,
  };
  return priceAt(pricing, { type, sets: [operation.selectionSet], pageSize: 1, way: instead?.path ?? null });
}

/** The variables given, and the defaults of those that are not. */
export function withDefaults(
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  );
  return { ...(Object.fromEntries(defaults) as Record<string, unknown>), ...given };
}

function priceAt(pricing: Pricing, place: Place): Price {
  const { type, sets, pageSize, way } = place;
  const key = `${type.name} ${pageSize} ${sets.map((set) => numberOf(pricing, set)).join()}`;
  const known = way === null ? pricing.known.get(key) : undefined;
  if (known) return known;
  const types = isAbstractType(type) ? pricing.schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  let price = NOTHING;
  for (const possible of types) {
    const one = priceOfObject(pricing, possible, place);
    price = {
      objects: Math.max(price.objects, one.objects),
      weight: Math.max(price.weight, one.weight),
      parts: one.weight > price.weight || price.parts.length === 0 ? one.parts : price.parts,
    };
  }
  if (way === null) pricing.known.set(key, price);
  return price;
}

function numberOf({ numbers }: Pricing, set: SelectionSetNode): number {
  const number = numbers.get(set) ?? numbers.size;
  numbers.set(set, number);
  return number;
}

function priceOfObject(pricing: Pricing, type: GraphQLObjectType, place: Place): Price {
  const fields = new Map<string, FieldNode[]>();
  for (const set of place.sets) collect(pricing, type, set, fields, new Set());
  const parts: Part[] = [];
  let [objects, weight] = [0, 0];
  for (const [name, nodes] of fields) {
    const part = partOf(pricing, type, name, nodes, place);
    if (!part) continue;
    parts.push(part);
    objects += part.objects;
    weight += part.weight;
  }
  return { objects, weight, parts };
}

/** Gathers the fields that a selection asks an object for, by their names in the answer. */
function collect(
  pricing: Pricing,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  into: Map<string, FieldNode[]>,
  seen: Set<string>,
): void {
  for (const selection of set.selections) {
    pricing.budget -= 1;
    if (isLeftOut(selection.directives, pricing.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      const nodes = into.get(name);
      if (nodes) nodes.push(selection);
      else into.set(name, [selection]);
      continue;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      if (seen.has(selection.name.value)) continue;
      seen.add(selection.name.value);
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? pricing.fragments.get(selection.name.value) : selection;
    if (fragment && applies(pricing.schema, fragment.typeCondition?.name.value, type)) {
      collect(pricing, type, fragment.selectionSet, into, seen);
    }
  }
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}

/** What @skip and @include leave out; a value that is no boolean leaves nothing out, and is refused later. */
export function isLeftOut(
  directives: readonly DirectiveNode[] | undefined,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  return (directives ?? []).some(({ name, arguments: args }) => {
    const value = args?.find((each) => each.name.value === 'if')?.value;
    const condition = value && valueFromASTUntyped(value, variables);
    return (name.value === 'skip' && condition === true) || (name.value === 'include' && condition === false);
  });
}

/** The price of one field; null for one that costs nothing. */
function partOf(
  pricing: Pricing,
  parent: GraphQLObjectType,
  name: string,
  nodes: readonly FieldNode[],
  place: Place,
): Part | null {
  const node = nodes[0] as FieldNode;
  const field = parent.getFields()[node.name.value];
  // Introspection describes the schema, which is as large as it is.
  if (!field) return null;
  const type = getNamedType(field.type);
  const where = node.arguments?.find(({ name }) => name.value === 'where')?.value;
  const filtered = where ? extraOfFilter(valueFromASTUntyped(where, pricing.variables)) : 0;
  const extra = extraOf(parent.name, field.name) + filtered;
  if (!isCompositeType(type)) {
    return extra === 0 ? null : { name, objects: 0, weight: extra, size: null, copies: 1, inside: NOTHING };
  }
  const way = place.way?.[0] === name ? place.way.slice(1) : null;
  const asked = sizeOf(pricing, field, node);
  const size = pricing.instead && way?.length === 0 ? pricing.instead.size : asked;
  const isList = isListType(getNullableType(field.type));
  const copies = isList ? (isConnection(parent.name) ? place.pageSize : (size ?? idsOf(pricing, node))) : 1;
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const pageSize = isConnection(type.name) ? (size ?? DEFAULT_PAGE_SIZE) : 1;
  const inside =
    pricing.budget <= 0
      ? { objects: Infinity, weight: Infinity, parts: [] }
      : priceAt(pricing, { type, sets, pageSize, way: way?.length ? way : null });
  const itself = isWrapper(type.name) ? 0 : 1;
  return {
    name,
    objects: copies * (itself + inside.objects),
    weight: extra + copies * (itself + inside.weight),
    size,
    copies,
    inside,
  };
}

/** The page that a list is asked for, else the schema's default; null for a field that takes no `first`. */
function sizeOf({ variables }: Pricing, field: GraphQLField<unknown, unknown>, node: FieldNode): number | null {
  const first = field.args.find((argument) => argument.name === 'first');
  if (!first) return null;
  const given = (node.arguments ?? [])
    .filter(({ name }) => name.value === 'first' || name.value === 'last')
    .map(({ value }): unknown => valueFromASTUntyped(value, variables))
    .filter((value) => typeof value === 'number');
  const size = given.length > 0 ? Math.max(...given) : Number(first.defaultValue ?? DEFAULT_PAGE_SIZE);
  // A page beyond what there is will be refused with a sentence of its own.
  return Math.min(Math.max(size, 1), GREATEST_PAGE_SIZE);
}

/** As many as ids were given; a short list where there are none to give. */
function idsOf({ variables }: Pricing, node: FieldNode): number {
  const value = node.arguments?.find(({ name }) => name.value === 'ids')?.value;
  if (!value) return SHORT_LIST;
  const ids: unknown = valueFromASTUntyped(value, variables);
  return Array.isArray(ids) ? Math.max(ids.length, 1) : 1;
}
