import { z } from 'zod';
import { OfficialEntity } from '../../entities/official.js';
import { bundleList, optionalSlug, subject } from './list.js';

export const officialList = bundleList({
  subject: 'OFFICIAL',
  record: z.strictObject({ ...subject, country: optionalSlug }),
  references: { country: ['countries'] },
  async load({ db, idOf, optionalIdOf }, { slug, country }) {
    await db.insert(OfficialEntity, { id: idOf(slug), countryId: optionalIdOf(country) });
  },
});
