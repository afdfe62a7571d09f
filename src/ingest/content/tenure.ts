import { z } from 'zod';
import { TenureEntity } from '../../entities/tenure.js';
import { slugSql } from '../export/sql.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, evidence, language, slug, term, termOf, termSql, evidenceSql } from './list.js';

export const tenureList = recordList({
  typeName: 'Tenure',
  record: z.strictObject({
    official: slug,
    office: slug,
    acting: z.boolean().default(false),
    ...term,
    ...evidence,
    /** The one that notes are original in; the newsroom's usual one where it is left out. */
    language: language.optional(),
  }),
  references: { official: ['officials'], office: ['offices'] },
  rows({ official, office, acting, sources, notes, language: given, ...term_ }, usual) {
    const columns = { officialId: official, officeId: office, acting, term: termOf(term_), sources, notes };
    return recordRows(rowOf(TenureEntity, columns, { language: given ?? usual }));
  },
  exported: {
    table: 'tenure',
    fields: {
      ...{ official: slugSql('t.official_id'), office: slugSql('t.office_id'), acting: 't.acting' },
      ...termSql,
      ...evidenceSql,
    },
  },
});
