import { ObjectType } from 'type-graphql';
import { Node } from './node.js';
import { Subject } from './subject.js';

@ObjectType({ implements: [Node, Subject], simpleResolvers: true, description: 'Something that news is filed under.' })
export class Topic extends Subject {}
