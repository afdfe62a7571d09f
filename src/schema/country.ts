import { Field, ObjectType } from 'type-graphql';
import { Node } from './node.js';
import { Subject } from './subject.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@ObjectType({ implements: [Node, Subject], simpleResolvers: true, description: 'A state.' })
export class Country extends Subject {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2: AM. A state that is no more keeps its former code.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-3: ARM; null when it has none.' })
  code3!: string | null;
}

export const CountryList = declareList('Country', () => Country);
export const CountryBy = lookUpInput('Country', 'a country', ['id', 'slug', 'code', 'externalId']);
