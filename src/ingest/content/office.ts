import { z } from 'zod';
import { OfficeEntity } from '../../entities/office.js';
import { slugSql } from '../export/sql.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, optionalSlug, positive, subject } from './list.js';

export const officeList = recordList({
  typeName: 'Office',
  subject: 'OFFICE',
  record: z.strictObject({
    ...subject,
    organization: optionalSlug,
    country: optionalSlug,
    rank: positive.nullable().default(null),
    seats: positive.default(1),
  }),
  references: { organization: ['organizations'], country: ['countries'] },
  rows: ({ organization, country, rank, seats }) =>
    recordRows(rowOf(OfficeEntity, { organizationId: organization, countryId: country, rank, seats })),
  exported: {
    table: 'office',
    fields: {
      ...{ organization: slugSql('t.organization_id'), country: slugSql('t.country_id') },
      ...{ rank: 't.rank', seats: 't.seats' },
    },
  },
});
