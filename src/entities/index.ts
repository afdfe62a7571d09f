import { ArticleEntity } from './article.js';
import { ArticleImageEntity } from './article-image.js';
import { ArticleRevisionEntity } from './article-revision.js';
import { ArticleSubjectEntity } from './article-subject.js';
import { ChangeEntity } from './change.js';
import { CountryEntity } from './country.js';
import { ImageEntity } from './image.js';
import { MentionEntity } from './mention.js';
import { NewsroomEntity } from './newsroom.js';
import { OfficeEntity } from './office.js';
import { OfficialEntity } from './official.js';
import { OperationEntity } from './operation.js';
import { OrganizationEntity } from './organization.js';
import { PresidencyEntity } from './presidency.js';
import { ResolutionEntity } from './resolution.js';
import { ResolutionSubjectEntity } from './resolution-subject.js';
import { SectionEntity } from './section.js';
import { StatementEntity } from './statement.js';
import { StatementSubjectEntity } from './statement-subject.js';
import { SubjectEntity } from './subject.js';
import { TenureEntity } from './tenure.js';
import { TopicEntity } from './topic.js';

/** Every table. */
export const ENTITIES = [
  ArticleEntity,
  ArticleImageEntity,
  ArticleRevisionEntity,
  ArticleSubjectEntity,
  ChangeEntity,
  CountryEntity,
  ImageEntity,
  MentionEntity,
  NewsroomEntity,
  OfficeEntity,
  OfficialEntity,
  OperationEntity,
  OrganizationEntity,
  PresidencyEntity,
  ResolutionEntity,
  ResolutionSubjectEntity,
  SectionEntity,
  StatementEntity,
  StatementSubjectEntity,
  SubjectEntity,
  TenureEntity,
  TopicEntity,
];
