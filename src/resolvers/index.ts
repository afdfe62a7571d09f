import { ArticleResolver } from './article.js';
import { CountryResolver } from './country.js';
import { ImageResolver } from './image.js';
import { MentionResolver } from './mention.js';
import { NodeResolver } from './node.js';
import { OfficeResolver } from './office.js';
import { OfficialResolver } from './official.js';
import { OperationResolver } from './operation.js';
import { OrganizationResolver } from './organization.js';
import { PresidencyResolver } from './presidency.js';
import { ResolutionResolver } from './resolution.js';
import { SectionResolver } from './section.js';
import { StatementResolver } from './statement.js';
import { SubjectResolver } from './subject.js';
import { TenureResolver } from './tenure.js';
import { TopicResolver } from './topic.js';

/** Every resolver of the schema. */
export const RESOLVERS = [
  ArticleResolver,
  CountryResolver,
  ImageResolver,
  MentionResolver,
  NodeResolver,
  OfficeResolver,
  OfficialResolver,
  OperationResolver,
  OrganizationResolver,
  PresidencyResolver,
  ResolutionResolver,
  SectionResolver,
  StatementResolver,
  SubjectResolver,
  TenureResolver,
  TopicResolver,
] as const;
