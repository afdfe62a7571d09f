import { z } from 'zod';
import { OperationCountryEntity } from '../../entities/operation-country.js';
import { OperationEntity } from '../../entities/operation.js';
import { OPERATION_TYPES } from '../../kinds/vocabulary.js';
import type { Id } from '../../lib/node-key.js';
import { listSql, slugSql } from '../export/sql.js';
import { partsOf, recordRows, rowOf } from '../records/rows.js';
import { recordList, localized, optionalSlug, slug, subject, term, termOf, termSql } from './list.js';

export const operationList = recordList({
  typeName: 'Operation',
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
  rows: (said) =>
    recordRows(
      rowOf(OperationEntity, {
        operationType: said.operationType,
        organizationId: said.organization,
        seriesId: said.series,
        countryId: said.country,
        place: said.place,
        term: termOf(said),
      }),
      partsOf(OperationCountryEntity, 'operationId', ['countryId'], countryRows(said.participatingCountries)),
    ),
  exported: {
    table: 'operation',
    fields: {
      ...{ operationType: 't.operation_type', organization: slugSql('t.organization_id') },
      ...{ series: slugSql('t.series_id'), country: slugSql('t.country_id') },
      participatingCountries: listSql(`select ${slugSql('c.country_id')} from operation_country c
        where c.operation_id = t.id order by c.position, c.country_id`),
      place: 't.place',
      ...termSql,
    },
  },
});

function countryRows(countries: readonly Id[] | undefined) {
  return countries && [...new Set(countries)].map((countryId, position) => ({ countryId, position }));
}
