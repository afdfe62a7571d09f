import { z } from 'zod';
import { OrganizationEntity } from '../../entities/organization.js';
import { ORGANIZATION_TYPES } from '../../kinds/vocabulary.js';
import { slugSql } from '../export/sql.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, localized, optionalSlug, subject } from './list.js';

export const organizationList = recordList({
  typeName: 'Organization',
  subject: 'ORGANIZATION',
  record: z.strictObject({
    ...subject,
    organizationType: z.enum(ORGANIZATION_TYPES),
    acronym: localized.default({}),
    parent: optionalSlug,
    country: optionalSlug,
  }),
  within: 'parent',
  references: { parent: ['organizations'], country: ['countries'] },
  rows: ({ organizationType, acronym, parent, country }) =>
    recordRows(rowOf(OrganizationEntity, { organizationType, acronym, parentId: parent, countryId: country })),
  exported: {
    table: 'organization',
    fields: {
      ...{ organizationType: 't.organization_type', acronym: 't.acronym', parent: slugSql('t.parent_id') },
      country: slugSql('t.country_id'),
    },
  },
});
