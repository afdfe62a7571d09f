import { z } from 'zod';
import { MembershipEntity } from '../../entities/membership.js';
import { MEMBERSHIP_STATUSES } from '../../kinds/vocabulary.js';
import { bundleList, evidence, slug, term, termOf } from './list.js';

export const membershipList = bundleList({
  record: z.strictObject({
    organization: slug,
    member: slug,
    membershipStatus: z.enum(MEMBERSHIP_STATUSES),
    ...term,
    ...evidence,
  }),
  references: { organization: ['organizations'], member: ['countries', 'organizations'] },
  async load({ db, idOf, language }, record) {
    const { membershipStatus, sources, notes } = record;
    const [organizationId, memberId] = [idOf(record.organization), idOf(record.member)];
    await db.insert(MembershipEntity, {
      organizationId,
      memberId,
      membershipStatus,
      term: termOf(record),
      sources,
      notes,
      language,
    });
  },
});
