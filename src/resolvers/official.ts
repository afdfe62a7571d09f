import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { officeHeldOn } from '../domain/tenure.js';
import type { OfficialRow } from '../kinds/official.js';
import type { ParticipantRole } from '../kinds/vocabulary.js';
import { Country } from '../schema/country.js';
import { ParticipantRoleEnum } from '../schema/enums.js';
import { Image } from '../schema/image.js';
import type { ListArguments } from '../schema/list.js';
import { type By } from '../schema/look-up.js';
import { MeetingList } from '../schema/meeting.js';
import { Office } from '../schema/office.js';
import { Official, OfficialBy, OfficialList } from '../schema/official.js';
import { DateScalar } from '../schema/scalars.js';
import { StatementList } from '../schema/statement.js';
import { TenureList } from '../schema/tenure.js';
import { listAll, listWithin } from './connection.js';
import type { RequestContext } from './context.js';
import { lookUp } from './look-up.js';
import { goingOn } from './on-day.js';
import { related } from './relation.js';

@Resolver(() => Official)
export class OfficialResolver {
  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country the person serves or comes from; null when not known.',
  })
  country(@Root() row: OfficialRow, @Ctx() context: RequestContext) {
    return related(context, row.countryRef);
  }

  @FieldResolver(() => Image, { nullable: true, description: 'Null when there is none.' })
  portrait(@Root() row: OfficialRow, @Ctx() context: RequestContext) {
    return related(context, row.portraitRef);
  }

  @FieldResolver(() => StatementList.Connection, { description: 'What the person said, newest first.' })
  statementsMade(
    @Root() row: OfficialRow,
    @Args(() => StatementList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Statement', 'madeBy', row, args, context, info);
  }

  @FieldResolver(() => MeetingList.Connection, {
    description:
      'Meetings the person took part in, newest first; with `role: ABSENT` those the person was expected at and stayed away from.',
  })
  meetings(
    @Root() row: OfficialRow,
    @Arg('role', () => ParticipantRoleEnum, {
      nullable: true,
      description: 'Only those in this role; in any but ABSENT when left out.',
    })
    role: ParticipantRole | null | undefined,
    @Args(() => MeetingList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Meeting', role ?? 'attended', row, args, context, info);
  }

  @FieldResolver(() => TenureList.Connection, {
    description: 'Offices held, newest first; `on` keeps those held that day.',
  })
  tenures(
    @Root() row: OfficialRow,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Only those held that day.' })
    on: string | null | undefined,
    @Args(() => TenureList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Tenure', 'official', row, goingOn(args, on), context, info);
  }

  @FieldResolver(() => Office, {
    nullable: true,
    description:
      "The most senior office held that day (today when left out); null when none is known. On a hand-over day shared by two it is still the outgoing holder's.",
  })
  async office(
    @Root() row: OfficialRow,
    @Ctx() context: RequestContext,
    @Arg('on', () => DateScalar, { nullable: true, description: 'A day in the newsroom; today when left out.' })
    on?: string | null,
  ) {
    const { loaders, moment } = context;
    const held = await officeHeldOn(
      await loaders.tenuresOfOfficial.load(row.key),
      (officeId) => loaders.tenuresOfOffice.load(officeId),
      on ?? moment.today,
      moment.today,
    );
    return related(context, held && `Office:${held.officeId}`);
  }

  @Query(() => Official, { nullable: true, description: 'A person in public life; null when there is none.' })
  official(@Arg('by', () => OfficialBy, { description: 'How to find it.' }) by: By, @Ctx() context: RequestContext) {
    return lookUp('Official', by, context);
  }

  @Query(() => OfficialList.Connection, { description: 'People in public life, by name.' })
  officials(
    @Args(() => OfficialList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Official', args, context, info);
  }
}
