import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { DEFAULT_PAGE_SIZE } from '../database/page.js';

/** The most objects one request may be able to return. */
const MOST_OBJECTS = 50_000;
/** What a plain list, which has an upper bound and is mostly short, is taken to hold. */
const SHORT_LIST = 4;

/** What an operation is priced with. */
interface Pricing {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Priced once each: fragments that spread fragments could otherwise take for ever. */
  readonly priced: Map<string, Price>;
}

/** How many objects a part of a request could return, and the list that makes it so many. */
interface Price {
  readonly objects: number;
  /** The outermost list on the dearest way, as a path, with the size it was asked for. */
  readonly dearest: { readonly path: string; readonly size: number } | null;
}

/**
 * Refuses an operation that could return more objects than one request may: list sizes multiplied, fragments
 * flattened, decided before anything is run. QUERY_TOO_COMPLEX says the price, the limit, the list that costs most, and
 * a `first` for it with which the request would pass.
 */
export function refuseTooComplex(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): void {
  const root = schema.getRootType(operation.operation);
  if (!root) return;
  const { objects, dearest } = priceOf(
    { schema, fragments, variables, priced: new Map() },
    operation.selectionSet,
    root,
    '',
  );
  if (objects <= MOST_OBJECTS) return;
  const enough = dearest ? Math.floor((dearest.size * MOST_OBJECTS) / objects) : 0;
  const tryFirst = enough >= 1 ? enough : null;
  const advice = tryFirst === null ? 'Ask for fewer levels of lists at a time.' : `Try first: ${tryFirst} there.`;
  const place = dearest ? ` Most of it comes from ${dearest.path}.` : '';
  throw new GraphQLError(
    `The request could return ${objects} objects, and ${MOST_OBJECTS} are the most.${place} ${advice}`,
    {
      extensions: {
        code: 'QUERY_TOO_COMPLEX',
        cost: objects,
        limit: MOST_OBJECTS,
        field: dearest?.path ?? null,
        tryFirst,
        http: { status: 400 },
      },
    },
  );
}

function priceOf(pricing: Pricing, set: SelectionSetNode, type: GraphQLNamedType, path: string): Price {
  let objects = 0;
  let most = 0;
  let dearest: Price['dearest'] = null;
  for (const selection of set.selections) {
    const price =
      selection.kind === Kind.FIELD
        ? fieldPrice(pricing, selection, type, path)
        : fragmentPrice(pricing, selection, type, path);
    objects += price.objects;
    if (price.objects > most) ({ objects: most, dearest } = price);
  }
  return { objects, dearest };
}

function fragmentPrice(
  pricing: Pricing,
  selection: Exclude<SelectionSetNode['selections'][number], FieldNode>,
  type: GraphQLNamedType,
  path: string,
): Price {
  const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : null;
  const known = name === null ? undefined : pricing.priced.get(name);
  if (known) return known;
  const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? pricing.fragments.get(selection.name.value) : selection;
  if (!fragment) return FREE;
  const condition = fragment.typeCondition && pricing.schema.getType(fragment.typeCondition.name.value);
  const price = priceOf(pricing, fragment.selectionSet, condition ?? type, path);
  if (name !== null) pricing.priced.set(name, price);
  return price;
}

const FREE: Price = { objects: 0, dearest: null };

function fieldPrice(pricing: Pricing, node: FieldNode, parent: GraphQLNamedType, path: string): Price {
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  const type = field && getNamedType(field.type);
  // Introspection describes the schema, which is as large as it is.
  if (!node.selectionSet || !field || !isCompositeType(type)) return FREE;
  const here = path ? `${path}.${node.name.value}` : node.name.value;
  const inner = priceOf(pricing, node.selectionSet, type, here);
  if (field.args.some((argument) => argument.name === 'first')) {
    const size = pageSizeOf(pricing, node);
    return { objects: 1 + size * inner.objects, dearest: { path: here, size } };
  }
  if (CONNECTION_PARTS.has(node.name.value) && type.name !== 'PageInfo' && isPart(parent)) {
    return { objects: 1 + inner.objects, dearest: inner.dearest };
  }
  const copies = isListType(getNullableType(field.type)) ? SHORT_LIST : 1;
  return { objects: copies * (1 + inner.objects), dearest: inner.dearest };
}

/** The parts of a connection repeat once for each item that its own field was asked for. */
const CONNECTION_PARTS = new Set(['nodes', 'edges']);

function isPart(parent: GraphQLNamedType): boolean {
  return parent.name.endsWith('Connection');
}

function pageSizeOf({ variables }: Pricing, node: FieldNode): number {
  for (const { name, value } of node.arguments ?? []) {
    if (name.value !== 'first' && name.value !== 'last') continue;
    const given =
      value.kind === Kind.VARIABLE ? variables[value.name.value] : 'value' in value ? Number(value.value) : null;
    if (typeof given === 'number' && given > 0) return given;
  }
  return DEFAULT_PAGE_SIZE;
}
