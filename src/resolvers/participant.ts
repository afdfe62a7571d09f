import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ParticipantRow } from '../kinds/participant.js';
import { Office } from '../schema/office.js';
import { Participant } from '../schema/participant.js';
import { Subject } from '../schema/subject.js';
import type { RequestContext } from './context.js';
import { related } from './relation.js';

@Resolver(() => Participant)
export class ParticipantResolver {
  @FieldResolver(() => Subject, { description: 'A person, a country or an organization.' })
  subject(@Root() row: ParticipantRow, @Ctx() context: RequestContext) {
    return related(context, row.subjectRef);
  }

  @FieldResolver(() => Office, {
    nullable: true,
    description: 'The office in which the person came; null when not a person or not known.',
  })
  office(@Root() row: ParticipantRow, @Ctx() context: RequestContext) {
    return related(context, row.officeRef);
  }
}
