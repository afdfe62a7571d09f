import { z } from 'zod';
import { PresidencyEntity } from '../../entities/presidency.js';
import { slugSql } from '../export/sql.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, localizedLists, slug, subject, term, termOf, termSql } from './list.js';

export const presidencyList = recordList({
  typeName: 'Presidency',
  subject: 'PRESIDENCY',
  record: z.strictObject({
    ...subject,
    organization: slug,
    country: slug,
    priorities: localizedLists.default({}),
    ...term,
  }),
  references: { organization: ['organizations'], country: ['countries'] },
  rows: ({ organization, country, priorities, ...term_ }) =>
    recordRows(
      rowOf(PresidencyEntity, { organizationId: organization, countryId: country, priorities, term: termOf(term_) }),
    ),
  exported: {
    table: 'presidency',
    fields: {
      ...{ organization: slugSql('t.organization_id'), country: slugSql('t.country_id') },
      priorities: 't.priorities',
      ...termSql,
    },
  },
});
