import { Field, ObjectType } from 'type-graphql';
import type { ParticipantRole } from '../kinds/vocabulary.js';
import { ParticipantRoleEnum } from './enums.js';
import { declareList } from './list.js';

@ObjectType({ simpleResolvers: true, description: 'Somebody at a meeting.' })
export class Participant {
  @Field(() => ParticipantRoleEnum, { description: 'What they were there.' })
  role!: ParticipantRole;

  @Field(() => String, { nullable: true, description: 'How the source names the role; null when it does not.' })
  roleAsPrinted!: string | null;
}

export const ParticipantList = declareList('Participant', () => Participant);
