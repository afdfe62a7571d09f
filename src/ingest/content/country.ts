import { z } from 'zod';
import { CountryEntity } from '../../entities/country.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, subject } from './list.js';

export const countryList = recordList({
  typeName: 'Country',
  subject: 'COUNTRY',
  record: z.strictObject({
    ...subject,
    code: z.string().regex(/^[A-Z]{2}$/),
    code3: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
  }),
  references: {},
  rows: ({ code, code3 }) => recordRows(rowOf(CountryEntity, { code, code3 })),
  exported: { table: 'country', fields: { code: 't.code', code3: 't.code3' } },
});
