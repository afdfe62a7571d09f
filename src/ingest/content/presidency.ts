import { z } from 'zod';
import { PresidencyEntity } from '../../entities/presidency.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, localizedLists, slug, subject, term, termOf } from './list.js';

export const presidencyList = recordList({
  typeName: 'Presidency',
  subject: 'PRESIDENCY',
  record: z.strictObject({
    ...subject,
    organization: slug,
    country: slug,
    priorities: localizedLists.default({}),
    ...term,
  }),
  references: { organization: ['organizations'], country: ['countries'] },
  rows: ({ organization, country, priorities, ...term_ }) =>
    recordRows(
      rowOf(PresidencyEntity, { organizationId: organization, countryId: country, priorities, term: termOf(term_) }),
    ),
});
