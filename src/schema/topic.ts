import { ObjectType } from 'type-graphql';
import { Node } from './node.js';
import { Subject } from './subject.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@ObjectType({ implements: [Node, Subject], simpleResolvers: true, description: 'Something that news is filed under.' })
export class Topic extends Subject {}

export const TopicList = declareList('Topic', () => Topic);
export const TopicBy = lookUpInput('Topic', 'a topic', ['id', 'slug', 'externalId']);
