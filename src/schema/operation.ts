import { Field, ObjectType } from 'type-graphql';
import type { OperationType } from '../kinds/vocabulary.js';
import { OperationTypeEnum } from './enums.js';
import { Node } from './node.js';
import { HasTerm } from './shared-fields.js';
import { Subject } from './subject.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@HasTerm()
@ObjectType({
  implements: [Node, Subject],
  simpleResolvers: true,
  description:
    "An operation, an exercise or a mission: one dated edition, or the series that its editions belong to ('Channel').",
})
export class Operation extends Subject {
  @Field(() => OperationTypeEnum, {
    description: 'Whether it is a series, an edition of one, an exercise or a mission.',
  })
  operationType!: OperationType;
}

export const OperationList = declareList('Operation', () => Operation);
export const OperationBy = lookUpInput('Operation', 'an operation', ['id', 'slug', 'externalId']);
