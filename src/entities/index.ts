import { ArticleEntity } from './article.js';
import { ArticleImageEntity } from './article-image.js';
import { ArticleRevisionEntity } from './article-revision.js';
import { ArticleSubjectEntity } from './article-subject.js';
import { ChangeEntity } from './change.js';
import { CountryEntity } from './country.js';
import { CountryVoteEntity } from './country-vote.js';
import { ImageEntity } from './image.js';
import { MeetingEntity } from './meeting.js';
import { ImportAddressEntity } from './import-address.js';
import { ImportItemEntity } from './import-item.js';
import { ImportRunEntity } from './import-run.js';
import { MeetingBodyEntity } from './meeting-body.js';
import { MembershipEntity } from './membership.js';
import { MentionEntity } from './mention.js';
import { NewsroomEntity } from './newsroom.js';
import { OfficeEntity } from './office.js';
import { OfficialEntity } from './official.js';
import { OperationEntity } from './operation.js';
import { OperationCountryEntity } from './operation-country.js';
import { OrganizationEntity } from './organization.js';
import { ParticipantEntity } from './participant.js';
import { PresidencyEntity } from './presidency.js';
import { ResolutionEntity } from './resolution.js';
import { ResolutionSubjectEntity } from './resolution-subject.js';
import { SearchDocumentEntity } from './search-document.js';
import { SearchWordEntity } from './search-word.js';
import { SecretEntity } from './secret.js';
import { SectionEntity } from './section.js';
import { StatementEntity } from './statement.js';
import { StatementSubjectEntity } from './statement-subject.js';
import { SubjectEntity } from './subject.js';
import { TenureEntity } from './tenure.js';
import { TopicEntity } from './topic.js';
import { VoteEntity } from './vote.js';

/** Every table. */
export const ENTITIES = [
  ArticleEntity,
  ArticleImageEntity,
  ArticleRevisionEntity,
  ArticleSubjectEntity,
  ChangeEntity,
  CountryEntity,
  CountryVoteEntity,
  ImageEntity,
  ImportAddressEntity,
  ImportItemEntity,
  ImportRunEntity,
  MeetingEntity,
  MeetingBodyEntity,
  MembershipEntity,
  MentionEntity,
  NewsroomEntity,
  OfficeEntity,
  OfficialEntity,
  OperationEntity,
  OperationCountryEntity,
  OrganizationEntity,
  ParticipantEntity,
  PresidencyEntity,
  ResolutionEntity,
  ResolutionSubjectEntity,
  SearchDocumentEntity,
  SearchWordEntity,
  SecretEntity,
  SectionEntity,
  StatementEntity,
  StatementSubjectEntity,
  SubjectEntity,
  TenureEntity,
  TopicEntity,
  VoteEntity,
];
