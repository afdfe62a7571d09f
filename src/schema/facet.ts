import { Field, Int, ObjectType } from 'type-graphql';
import { BUCKETS, type Bucket, type BucketName } from '../kinds/facet.js';
import { KINDS } from '../kinds/index.js';
import { pluralOf } from '../kinds/kind.js';
import { enumNamed } from './enums.js';
import { declareFacets } from './list.js';
import { Office } from './office.js';
import { DateScalar, LanguageTagScalar } from './scalars.js';
import { Section } from './section.js';
import { Subject } from './subject.js';

type Class = new () => object;

const NODES = { Subject, Office, Section } as const;

/** The type of what a bucket counts. */
function typeOf(name: BucketName, { node, enumName }: Bucket): () => unknown {
  if (node) return () => NODES[node];
  if (enumName) return () => enumNamed(enumName);
  return () => (name === 'Language' ? LanguageTagScalar : Int);
}

function declareBucket(name: BucketName, bucket: Bucket): Class {
  const made = class {};
  Object.defineProperty(made, 'name', { value: `${name}Bucket` });
  ObjectType(`${name}Bucket`, { simpleResolvers: true, description: bucket.description })(made);
  Field(typeOf(name, bucket) as never, {
    nullable: bucket.withNone ?? false,
    description: 'What is counted.',
  })(made.prototype, bucket.field);
  Field(() => Int, { description: 'How many.' })(made.prototype, 'count');
  return made;
}

const buckets = new Map(
  Object.entries(BUCKETS).map(([name, bucket]) => [name, declareBucket(name as BucketName, bucket)]),
);

/** The type of a facet's buckets. */
export function bucketType(name: BucketName): Class {
  return buckets.get(name) as Class;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'One stretch of a timeline, `from` and `until` included. What is dated less exactly counts where it begins.',
})
export class TimeBucket {
  @Field(() => DateScalar, { description: 'Its first day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  until!: string;

  @Field(() => Int, { description: 'How many fall into it.' })
  count!: number;
}

/** The type of what the lists of each kind can be counted by. */
export const FACETS: readonly { readonly kindName: string; readonly type: Class }[] = KINDS.filter(
  ({ facets }) => facets,
).map((kind) => {
  const kindName = kind.name;
  const type = class {};
  Object.defineProperty(type, 'name', { value: `${kindName}Facets` });
  ObjectType(`${kindName}Facets`, { description: `What a list of ${pluralOf(kind)} consists of.` })(type);
  declareFacets(kindName, type);
  return { kindName, type };
});
