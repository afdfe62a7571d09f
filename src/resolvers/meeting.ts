import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { firstDaysOf, meetingPhase } from '../domain/meeting.js';
import { presidingThroughout } from '../domain/presidency.js';
import type { AgendaValue, MeetingRow } from '../kinds/meeting.js';
import type { MeetingPhase, ParticipantRole } from '../kinds/vocabulary.js';
import { splitKey } from '../lib/node-key.js';
import { Country } from '../schema/country.js';
import { MeetingPhaseEnum, ParticipantRoleEnum } from '../schema/enums.js';
import type { ListArguments } from '../schema/list.js';
import type { By } from '../schema/look-up.js';
import { AgendaItem, Meeting, MeetingBy, MeetingList } from '../schema/meeting.js';
import { Official } from '../schema/official.js';
import { Organization } from '../schema/organization.js';
import { ParticipantList } from '../schema/participant.js';
import { Presidency } from '../schema/presidency.js';
import { Resolution } from '../schema/resolution.js';
import { LanguageTagScalar } from '../schema/scalars.js';
import { StatementList } from '../schema/statement.js';
import { listAll, listWithin, narrowed } from './connection.js';
import type { RequestContext } from './context.js';
import { LANGUAGE_ARGUMENT, SERVED_LANGUAGE } from './language-argument.js';
import { servedIn, textIn } from './language.js';
import { lookUp } from './look-up.js';
import { allRelated, related } from './relation.js';

@Resolver(() => Meeting)
export class MeetingResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization whose bodies meet; null when the source, a calendar say, does not name it.',
  })
  organization(@Root() row: MeetingRow, @Ctx() context: RequestContext) {
    return related(context, row.organizationRef);
  }

  @FieldResolver(() => [Organization], {
    description: 'The bodies that meet: one, or several in a joint session; empty when not known.',
  })
  bodies(@Root() row: MeetingRow, @Ctx() context: RequestContext) {
    return allRelated(context, row.bodyRefs);
  }

  @FieldResolver(() => MeetingPhaseEnum, { description: 'As the clock has it.' })
  phase(@Root() row: MeetingRow, @Ctx() { moment }: RequestContext): MeetingPhase {
    return meetingPhase(row, moment);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'City or building, as the source names it; null when online or not known.',
  })
  place(
    @Root() row: MeetingRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string | null {
    return textIn(context, row, row.places, language);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: 'The country it is held in; null when online or not known.',
  })
  country(@Root() row: MeetingRow, @Ctx() context: RequestContext) {
    return related(context, row.countryRef);
  }

  @FieldResolver(() => Presidency, {
    nullable: true,
    description:
      'Who presided over the organization on that day, worked out from the date; null when nobody did. On a hand-over day shared by two, the outgoing one.',
  })
  async presidency(@Root() row: MeetingRow, @Ctx() context: RequestContext) {
    if (row.organizationRef === null) return null;
    const presidencies = await context.loaders.presidenciesOf.load(splitKey(row.organizationRef).id);
    const presiding = presidingThroughout(presidencies, firstDaysOf(row), context.moment.today);
    return related(context, presiding && `Presidency:${presiding.id}`);
  }

  @FieldResolver(() => Official, { nullable: true, description: 'The person in the chair; null when not known.' })
  chair(@Root() row: MeetingRow, @Ctx() context: RequestContext) {
    return related(context, row.chairRef);
  }

  @FieldResolver(() => Country, {
    nullable: true,
    description: "The country in the chair, which need not be the presidency's; null when not known.",
  })
  chairCountry(@Root() row: MeetingRow, @Ctx() context: RequestContext) {
    return related(context, row.chairCountryRef);
  }

  @FieldResolver(() => ParticipantList.Connection, {
    description:
      'Who was there, and who was expected and stayed away (ABSENT): the chair first, then by role and name.',
  })
  participants(
    @Root() row: MeetingRow,
    @Arg('role', () => ParticipantRoleEnum, { nullable: true, description: 'Only these; all when left out.' })
    role: ParticipantRole | null | undefined,
    @Args(() => ParticipantList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const asked = role ? narrowed(args, { role: { eq: role } }) : args;
    return listWithin('Participant', 'meeting', row, asked, context, info);
  }

  @FieldResolver(() => [AgendaItem], { description: 'In order; empty when not known.' })
  agenda(@Root() row: MeetingRow): readonly AgendaValue[] {
    return row.agenda;
  }

  @FieldResolver(() => [Resolution], { description: 'Adopted there, in agenda order.' })
  adoptedResolutions(@Root() row: MeetingRow, @Ctx() context: RequestContext) {
    return allRelated(context, row.adoptedRefs);
  }

  @FieldResolver(() => StatementList.Connection, { description: 'What was said there, newest first.' })
  statementsMade(
    @Root() row: MeetingRow,
    @Args(() => StatementList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listWithin('Statement', 'meeting', row, args, context, info);
  }

  @Query(() => Meeting, { nullable: true, description: 'A meeting; null when there is none.' })
  meeting(@Arg('by', () => MeetingBy, { description: 'How to find it.' }) by: By, @Ctx() context: RequestContext) {
    return lookUp('Meeting', by, context);
  }

  @Query(() => MeetingList.Connection, { description: 'Meetings, newest first.' })
  meetings(
    @Args(() => MeetingList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Meeting', args, context, info);
  }
}

@Resolver(() => AgendaItem)
export class AgendaItemResolver {
  @FieldResolver(() => String, { description: 'What is to be dealt with, in that language, else in the original.' })
  title(@Root() item: AgendaValue, @Ctx() context: RequestContext, @LANGUAGE_ARGUMENT() language?: string): string {
    return textIn(context, item, item.title, language) ?? '';
  }

  @FieldResolver(() => LanguageTagScalar, { description: SERVED_LANGUAGE })
  servedLanguage(
    @Root() item: AgendaValue,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string {
    return servedIn(context, item, item.title, language);
  }
}
