import { z } from 'zod';
import { PresidencyEntity } from '../../entities/presidency.js';
import { bundleList, localizedLists, slug, subject, term, termOf } from './list.js';

export const presidencyList = bundleList({
  subject: 'PRESIDENCY',
  record: z.strictObject({
    ...subject,
    organization: slug,
    country: slug,
    priorities: localizedLists.default({}),
    ...term,
  }),
  references: { organization: ['organizations'], country: ['countries'] },
  async load({ db, idOf }, record) {
    const { organization, country, priorities } = record;
    const [organizationId, countryId] = [idOf(organization), idOf(country)];
    await db.insert(PresidencyEntity, {
      id: idOf(record.slug),
      organizationId,
      countryId,
      priorities,
      term: termOf(record),
    });
  },
});
