import { z } from 'zod';
import { CountryEntity } from '../../entities/country.js';
import { bundleList, subject } from './list.js';

export const countryList = bundleList({
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
  async load({ db, idOf }, { slug, code, code3 }) {
    await db.insert(CountryEntity, { id: idOf(slug), code, code3 });
  },
});
