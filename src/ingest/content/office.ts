import { z } from 'zod';
import { OfficeEntity } from '../../entities/office.js';
import { bundleList, optionalSlug, positive, subject } from './list.js';

export const officeList = bundleList({
  subject: 'OFFICE',
  record: z.strictObject({
    ...subject,
    organization: optionalSlug,
    country: optionalSlug,
    rank: positive.nullable().default(null),
    seats: positive.default(1),
  }),
  references: { organization: ['organizations'], country: ['countries'] },
  async load({ db, idOf, optionalIdOf }, { slug, organization, country, rank, seats }) {
    const [organizationId, countryId] = [optionalIdOf(organization), optionalIdOf(country)];
    await db.insert(OfficeEntity, { id: idOf(slug), organizationId, countryId, rank, seats });
  },
});
