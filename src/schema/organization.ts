import { Field, ObjectType } from 'type-graphql';
import type { OrganizationType } from '../kinds/vocabulary.js';
import { OrganizationTypeEnum } from './enums.js';
import { Node } from './node.js';
import { Subject } from './subject.js';
import { declareList } from './list.js';
import { lookUpInput } from './look-up.js';

@ObjectType({
  implements: [Node, Subject],
  simpleResolvers: true,
  description: 'An organization, one of its bodies, a news outlet, an agency or a force.',
})
export class Organization extends Subject {
  @Field(() => OrganizationTypeEnum, { description: 'What sort of organization it is.' })
  organizationType!: OrganizationType;
}

export const OrganizationList = declareList('Organization', () => Organization);
export const OrganizationBy = lookUpInput('Organization', 'an organization', ['id', 'slug', 'externalId']);
