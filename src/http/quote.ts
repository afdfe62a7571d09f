import { visit, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, type ValueNode } from 'graphql';
import { priceOf, withDefaults, type Instead, type Price } from './price.js';
import { OBJECTS_A_POINT, searchesIn } from './price-list.js';
import type { Refusal } from './refusal.js';
import { GREATEST_INT } from '../lib/greatest-int.js';

/** What a request costs, in the words of the API. */
export interface Quote {
  /** Points: at least one. */
  readonly cost: number;
  readonly maximumCost: number;
  /** The most objects it could return. */
  readonly nodeCount: number;
  /** The field that costs most, as a path; null when none makes up more than half. */
  readonly dominantField: string | null;
  /** A `first` for that field with which it would pass; null when it passes, or when none would help. */
  readonly tryFirst: number | null;
}

/** Asks what an operation costs; nothing is run. */
export type Quoter = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) => Quote;

export function quoteOf(
  schema: GraphQLSchema,
  maximumCost: number,
  ...[document, operation, variables]: Parameters<Quoter>
): Quote {
  const price = priceOf(schema, document, operation, variables);
  const cost = pointsOf(price);
  const way = dearestWay(price);
  const passes = (instead: Instead) =>
    pointsOf(priceOf(schema, document, operation, variables, instead)) <= maximumCost;
  const better = cost > maximumCost && Number.isFinite(cost) ? smallerPage(way, passes) : null;
  const dominant = way.findLast(({ isMost }) => isMost);
  return {
    cost: Math.min(cost, GREATEST_INT),
    maximumCost,
    nodeCount: Math.min(price.objects, GREATEST_INT),
    dominantField: (better ?? dominant)?.path.join('.') ?? null,
    tryFirst: better?.size ?? null,
  };
}

function pointsOf({ weight }: Price): number {
  return Math.max(1, Math.ceil(weight / OBJECTS_A_POINT));
}

interface Step {
  readonly path: readonly string[];
  /** The page it was asked for; null for what takes no `first`. */
  readonly size: number | null;
  /** Whether it makes up more than half of the whole. */
  readonly isMost: boolean;
}

/** The way from the root to where most of the price comes from. */
function dearestWay(whole: Price): Step[] {
  const steps: Step[] = [];
  let path: readonly string[] = [];
  for (let [price, times] = [whole, 1]; price.parts.length > 0;) {
    const dearest = price.parts.reduce((one, other) => (other.weight > one.weight ? other : one));
    path = [...path, dearest.name];
    steps.push({ path, size: dearest.size, isMost: dearest.weight * times > whole.weight / 2 });
    [price, times] = [dearest.inside, times * dearest.copies];
  }
  return steps;
}

/** The innermost list that can be made short enough, and how long it may be; those that cost most are tried first. */
function smallerPage(way: readonly Step[], passes: (instead: Instead) => boolean): Instead | null {
  const [most, others] = [true, false].map((which) => way.filter(({ isMost }) => isMost === which).reverse());
  for (const { path, size } of [...(most ?? []), ...(others ?? [])]) {
    if (size === null || size < 2 || !passes({ path, size: 1 })) continue;
    let [enough, tooMuch] = [1, size];
    while (tooMuch - enough > 1) {
      const middle = Math.floor((enough + tooMuch) / 2);
      if (passes({ path, size: middle })) enough = middle;
      else tooMuch = middle;
    }
    return { path, size: enough };
  }
  return null;
}

/** The refusal of what costs more than one request may. */
export function tooDear({ cost, maximumCost, dominantField, tryFirst }: Quote): Refusal {
  const shown = cost === GREATEST_INT ? `more than ${GREATEST_INT}` : String(cost);
  const place = dominantField === null ? '' : ` Most of it comes from ${dominantField}.`;
  const advice =
    tryFirst === null
      ? 'Ask for fewer lists within lists, in several requests.'
      : `Try "first: ${tryFirst}" there, or ask in several requests.`;
  return {
    status: 400,
    code: 'QUERY_TOO_COMPLEX',
    message: `The request costs ${shown} points, and ${maximumCost} are the most.${place} ${advice}`,
    extensions: { cost, limit: maximumCost, field: dominantField, tryFirst },
  };
}

/** Quotes of one document that are kept: one for each combination of sizes it is asked with. */
const MOST_KEPT = 100;

interface Kept {
  readonly sizing: ReadonlySet<string>;
  readonly quotes: Map<string, Quote>;
}

/** Quotes that are remembered as long as the server remembers the document. */
export function quoterOf(schema: GraphQLSchema, maximumCost: number): Quoter {
  const kept = new WeakMap<DocumentNode, Kept>();
  return (document, operation, given) => {
    const { sizing, quotes } = kept.get(document) ?? {
      sizing: sizingVariables(document),
      quotes: new Map<string, Quote>(),
    };
    kept.set(document, { sizing, quotes });
    const variables = withDefaults(operation, given);
    const sizes = [...sizing].map((name) => sizeKey(variables[name]));
    const key = JSON.stringify([operation.name?.value, ...sizes]);
    const known = quotes.get(key);
    if (known) return known;
    if (quotes.size >= MOST_KEPT) quotes.clear();
    const quote = quoteOf(schema, maximumCost, document, operation, variables);
    quotes.set(key, quote);
    return quote;
  };
}

/** All that a price depends on: a number, whether something is asked for, how many there are, searches in a filter. */
function sizeKey(value: unknown): string | null {
  if (Array.isArray(value)) return `${value.length} of them, ${searchesIn(value)} of words`;
  if (typeof value === 'object') return `${searchesIn(value)} of words`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

const SIZING_ARGUMENTS = new Set(['first', 'last', 'ids', 'if', 'where']);

/** The variables that a price can depend on. */
function sizingVariables(document: DocumentNode): Set<string> {
  const found = new Set<string>();
  const note = (value: ValueNode) => visit(value, { Variable: ({ name }) => void found.add(name.value) });
  visit(document, {
    Argument({ name, value }) {
      if (SIZING_ARGUMENTS.has(name.value)) note(value);
    },
  });
  return found;
}
