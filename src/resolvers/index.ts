import { ArticleResolver } from './article.js';
import {
  ChangeConnectionResolver,
  ChangeResolver,
  ContentChangeResolver,
  RemovalChangeResolver,
  TombstoneResolver,
} from './change.js';
import { CountryResolver } from './country.js';
import { FACET_RESOLVERS } from './facet.js';
import { ImageResolver } from './image.js';
import { AgendaItemResolver, MeetingResolver } from './meeting.js';
import { MembershipResolver } from './membership.js';
import { MentionResolver } from './mention.js';
import { ArticleNavigationResolver } from './navigation.js';
import { NodeResolver } from './node.js';
import { OfficeResolver } from './office.js';
import { OfficialResolver } from './official.js';
import { OperationResolver } from './operation.js';
import { OrganizationResolver } from './organization.js';
import { ParticipantResolver } from './participant.js';
import { PresidencyResolver } from './presidency.js';
import { RateLimitResolver } from './rate-limit.js';
import { ResolutionResolver } from './resolution.js';
import { SearchConnectionResolver, SearchResolver, SearchTermResolver } from './search.js';
import { SectionResolver } from './section.js';
import { ServerResolver } from './server.js';
import { StatementResolver } from './statement.js';
import { SubjectResolver } from './subject.js';
import { TenureResolver } from './tenure.js';
import { TopicResolver } from './topic.js';
import { CountryVoteResolver, VoteResolver } from './vote.js';

/** Every resolver of the schema. */
export const RESOLVERS = [
  AgendaItemResolver,
  ArticleNavigationResolver,
  ArticleResolver,
  ChangeConnectionResolver,
  ChangeResolver,
  ContentChangeResolver,
  CountryResolver,
  CountryVoteResolver,
  ...FACET_RESOLVERS,
  ImageResolver,
  MeetingResolver,
  MembershipResolver,
  MentionResolver,
  NodeResolver,
  OfficeResolver,
  OfficialResolver,
  OperationResolver,
  OrganizationResolver,
  ParticipantResolver,
  PresidencyResolver,
  RateLimitResolver,
  RemovalChangeResolver,
  ResolutionResolver,
  SearchConnectionResolver,
  SearchResolver,
  SearchTermResolver,
  SectionResolver,
  ServerResolver,
  StatementResolver,
  SubjectResolver,
  TenureResolver,
  TombstoneResolver,
  TopicResolver,
  VoteResolver,
] as const;
