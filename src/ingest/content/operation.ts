import { z } from 'zod';
import { OperationCountryEntity } from '../../entities/operation-country.js';
import { OperationEntity } from '../../entities/operation.js';
import { OPERATION_TYPES } from '../../kinds/vocabulary.js';
import { bundleList, localized, optionalSlug, slug, subject, term, termOf } from './list.js';

export const operationList = bundleList({
  subject: 'OPERATION',
  record: z.strictObject({
    ...subject,
    operationType: z.enum(OPERATION_TYPES),
    organization: optionalSlug,
    series: optionalSlug,
    country: optionalSlug,
    participatingCountries: z.array(slug).default([]),
    place: localized.default({}),
    ...term,
  }),
  within: 'series',
  references: {
    organization: ['organizations'],
    series: ['operations'],
    country: ['countries'],
    participatingCountries: ['countries'],
  },
  async load({ db, idOf, optionalIdOf }, record) {
    const id = idOf(record.slug);
    await db.insert(OperationEntity, {
      id,
      operationType: record.operationType,
      organizationId: optionalIdOf(record.organization),
      seriesId: optionalIdOf(record.series),
      countryId: optionalIdOf(record.country),
      place: record.place,
      term: termOf(record),
    });
    for (const [position, country] of record.participatingCountries.entries()) {
      await db.insert(OperationCountryEntity, { operationId: id, countryId: idOf(country), position });
    }
  },
});
