import { ObjectType } from 'type-graphql';
import { Node } from './node.js';
import { Subject } from './subject.js';

@ObjectType({ implements: [Node, Subject], simpleResolvers: true, description: 'A person in public life.' })
export class Official extends Subject {}
