import { ObjectType } from 'type-graphql';
import { Node } from './node.js';
import { Subject } from './subject.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@ObjectType({ implements: [Node, Subject], simpleResolvers: true, description: 'A person in public life.' })
export class Official extends Subject {}

export const OfficialList = declareList('Official', () => Official);
export const OfficialBy = lookUpInput('Official', 'an official', ['id', 'slug', 'externalId']);
