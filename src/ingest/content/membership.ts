import { z } from 'zod';
import { MembershipEntity } from '../../entities/membership.js';
import { MEMBERSHIP_STATUSES } from '../../kinds/vocabulary.js';
import { slugSql } from '../export/sql.js';
import { recordRows, rowOf } from '../records/rows.js';
import { recordList, evidence, language, slug, term, termOf, termSql, evidenceSql } from './list.js';

export const membershipList = recordList({
  typeName: 'Membership',
  record: z.strictObject({
    organization: slug,
    member: slug,
    membershipStatus: z.enum(MEMBERSHIP_STATUSES),
    ...term,
    ...evidence,
    /** The one that notes are original in; the newsroom's usual one where it is left out. */
    language: language.optional(),
  }),
  references: { organization: ['organizations'], member: ['countries', 'organizations'] },
  rows({ organization, member, membershipStatus, sources, notes, language: given, ...term_ }, usual) {
    const columns = { organizationId: organization, memberId: member, membershipStatus, term: termOf(term_), sources, notes };
    return recordRows(rowOf(MembershipEntity, columns, { language: given ?? usual }));
  },
  exported: {
    table: 'membership',
    fields: {
      ...{ organization: slugSql('t.organization_id'), member: slugSql('t.member_id') },
      membershipStatus: 't.membership_status',
      ...termSql,
      ...evidenceSql,
    },
  },
});
