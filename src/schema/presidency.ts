import { ObjectType } from 'type-graphql';
import { Node } from './node.js';
import { HasTerm } from './shared-fields.js';
import { Subject } from './subject.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@HasTerm()
@ObjectType({
  implements: [Node, Subject],
  simpleResolvers: true,
  description: "A country's term at the head of an organization. 'Chairmanship' is the same thing.",
})
export class Presidency extends Subject {}

export const PresidencyList = declareList('Presidency', () => Presidency);
export const PresidencyBy = lookUpInput('Presidency', 'a presidency', ['id', 'slug', 'externalId']);
