import { z } from 'zod';
import { TenureEntity } from '../../entities/tenure.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, evidence, slug, term, termOf } from './list.js';

export const tenureList = recordList({
  typeName: 'Tenure',
  record: z.strictObject({ official: slug, office: slug, acting: z.boolean().default(false), ...term, ...evidence }),
  references: { official: ['officials'], office: ['offices'] },
  rows({ official, office, acting, sources, notes, ...term_ }, language) {
    const term = termOf(term_);
    return recordRows(rowOf(TenureEntity, { officialId: official, officeId: office, acting, term, sources, notes }, { language }));
  },
});
