import { articleKind } from './article.js';
import { countryKind } from './country.js';
import { imageKind } from './image.js';
import type { Kind } from './kind.js';
import { mentionKind } from './mention.js';
import { officeKind } from './office.js';
import { officialKind } from './official.js';
import { operationKind } from './operation.js';
import { organizationKind } from './organization.js';
import { presidencyKind } from './presidency.js';
import { resolutionKind } from './resolution.js';
import { sectionKind } from './section.js';
import { statementKind } from './statement.js';
import { subjectKind } from './subject.js';
import { tenureKind } from './tenure.js';
import { topicKind } from './topic.js';

/** Every kind of content. Adding one takes its own files and a line here. */
export const KINDS: readonly Kind[] = [
  articleKind,
  statementKind,
  mentionKind,
  officialKind,
  officeKind,
  tenureKind,
  organizationKind,
  countryKind,
  presidencyKind,
  resolutionKind,
  operationKind,
  topicKind,
  sectionKind,
  imageKind,
  subjectKind,
];

const BY_TYPE = new Map(KINDS.map((kind) => [kind.name, kind]));

/** The kind behind a GraphQL type; undefined for a type that is none. */
export function findKind(typeName: string): Kind | undefined {
  return BY_TYPE.get(typeName);
}

/** The kind behind a GraphQL type that is known to be one. */
export function kindOf(typeName: string): Kind {
  const kind = BY_TYPE.get(typeName);
  if (!kind) throw new Error(`There is no kind of content named ${typeName}.`);
  return kind;
}
