import { z } from 'zod';
import { OrganizationEntity } from '../../entities/organization.js';
import { ORGANIZATION_TYPES } from '../../kinds/vocabulary.js';
import { bundleList, localized, optionalSlug, subject } from './list.js';

export const organizationList = bundleList({
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
  async load({ db, idOf, optionalIdOf }, { slug, organizationType, acronym, parent, country }) {
    const [parentId, countryId] = [optionalIdOf(parent), optionalIdOf(country)];
    await db.insert(OrganizationEntity, { id: idOf(slug), organizationType, acronym, parentId, countryId });
  },
});
