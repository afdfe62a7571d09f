import { ObjectType } from 'type-graphql';
import { Node } from './node.js';
import { HasTerm } from './shared-fields.js';
import { Subject } from './subject.js';

@HasTerm()
@ObjectType({
  implements: [Node, Subject],
  simpleResolvers: true,
  description: "A country's term at the head of an organization. 'Chairmanship' is the same thing.",
})
export class Presidency extends Subject {}
