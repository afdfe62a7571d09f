import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { BucketCount, TimelineQuery } from '../database/facet.js';
import type { ListSet } from '../database/conjunct.js';
import { pageSize } from '../database/page.js';
import { checkTimeline, fillTimeline, type StretchCount } from '../domain/facet.js';
import { bucketOf, type Facet } from '../kinds/facet.js';
import { kindOf } from '../kinds/index.js';
import type { SubjectKind } from '../kinds/vocabulary.js';
import type { Interval } from '../lib/interval.js';
import type { Id } from '../lib/node-key.js';
import { IntervalEnum, SubjectKindEnum } from '../schema/enums.js';
import { bucketType, FACETS, TimeBucket } from '../schema/facet.js';
import { DateScalar } from '../schema/scalars.js';
import type { RequestContext } from './context.js';

/** A list that is to be counted: its facets' values are worked out field by field, and counted together. */
export interface FacetsValue {
  readonly list: ListSet;
  readonly parent: Id;
}

const DEFAULT_BUCKETS = 10;

async function buckets(
  value: FacetsValue,
  facetName: string,
  facet: Facet,
  { loaders, rowOf }: RequestContext,
  first: number | null | undefined,
  subjectKind: SubjectKind | null | undefined,
): Promise<object[]> {
  const { field, node, isShort } = bucketOf(facet);
  const size = isShort ? undefined : pageSize(first, 'first', { usual: DEFAULT_BUCKETS });
  const counts = await loaders.facet.load({ ...value, query: { facet: facetName, first: size, subjectKind } });
  const shown = (key: string | null) => (node === undefined || key === null ? key : rowOf(key));
  return Promise.all(counts.map(async ({ key, count }: BucketCount) => ({ [field]: await shown(key), count })));
}

async function timeline(
  value: FacetsValue,
  { loaders }: RequestContext,
  query: TimelineQuery,
): Promise<StretchCount[]> {
  checkTimeline(query);
  return fillTimeline(query, await loaders.facet.load({ ...value, query }));
}

/** The fields of a kind's facets, one for each way to count its lists. */
function facetsResolver(kindName: string, type: new () => object): new () => object {
  const made = class {};
  Object.defineProperty(made, 'name', { value: `${kindName}FacetsResolver` });
  Resolver(() => type as never)(made);
  const { buckets: facets, dayMeaning } = kindOf(kindName).facets!;

  for (const [name, facet] of Object.entries(facets)) {
    const method = (
      value: FacetsValue,
      context: RequestContext,
      first?: number | null,
      subjectKind?: SubjectKind | null,
    ) => buckets(value, name, facet, context, first, subjectKind);
    const isShort = bucketOf(facet).isShort;
    field(made, name, method, () => [bucketType(facet.bucket)], facet.description, [
      ...(isShort ? [] : [Arg('first', () => Int, FIRST)]),
      ...(facet.subjectKind ? [Arg('kind', () => SubjectKindEnum, KIND)] : []),
    ]);
  }
  const method = (
    value: FacetsValue,
    context: RequestContext,
    interval: Interval,
    from?: string | null,
    until?: string | null,
  ) => timeline(value, context, { interval, from, until });
  field(made, 'timeline', method, () => [TimeBucket], `${dayMeaning} ${TIMELINE}`, [
    Arg('interval', () => IntervalEnum, { description: 'How long each stretch is.' }),
    Arg('from', () => DateScalar, { nullable: true, description: 'The first day; that of the oldest when left out.' }),
    Arg('until', () => DateScalar, { nullable: true, description: 'The last day; that of the newest when left out.' }),
  ]);
  return made;
}

const TIMELINE =
  'Empty stretches count 0, so a chart has no holes; the first and last are cut to the days asked for. At most 1,000 stretches.';
const FIRST = {
  nullable: true,
  defaultValue: DEFAULT_BUCKETS,
  description: 'How many buckets, the largest first: 1 to 100.',
} as const;
const KIND = { nullable: true, description: 'Only subjects of this kind; all when left out.' } as const;

/** A field of a resolver that is given the root, the context, and its arguments. */
function field(
  resolver: new () => object,
  name: string,
  method: (value: FacetsValue, context: RequestContext, ...args: never[]) => Promise<object[]>,
  type: () => unknown,
  description: string,
  args: readonly ReturnType<typeof Root>[],
): void {
  const prototype = resolver.prototype as object;
  Object.defineProperty(prototype, name, { value: method });
  FieldResolver(type as never, { description })(prototype, name, Object.getOwnPropertyDescriptor(prototype, name)!);
  [Root(), Ctx(), ...args].forEach((decorate, at) => decorate(prototype, name, at));
}

export const FACET_RESOLVERS = FACETS.map(({ kindName, type }) => facetsResolver(kindName, type));
