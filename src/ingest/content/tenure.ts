import { z } from 'zod';
import { TenureEntity } from '../../entities/tenure.js';
import { bundleList, evidence, slug, term, termOf } from './list.js';

export const tenureList = bundleList({
  record: z.strictObject({ official: slug, office: slug, acting: z.boolean().default(false), ...term, ...evidence }),
  references: { official: ['officials'], office: ['offices'] },
  async load({ db, idOf, language }, record) {
    const { official, office, acting, sources, notes } = record;
    const [officialId, officeId] = [idOf(official), idOf(office)];
    await db.insert(TenureEntity, { officialId, officeId, acting, term: termOf(record), sources, notes, language });
  },
});
