import { z } from 'zod';
import { OfficialEntity } from '../../entities/official.js';
import { slugSql } from '../export/sql.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, optionalSlug, subject } from './list.js';

export const officialList = recordList({
  typeName: 'Official',
  subject: 'OFFICIAL',
  record: z.strictObject({ ...subject, country: optionalSlug }),
  references: { country: ['countries'] },
  rows: ({ country }) => recordRows(rowOf(OfficialEntity, { countryId: country })),
  exported: { table: 'official', fields: { country: slugSql('t.country_id') } },
});
