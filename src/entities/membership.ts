import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { MembershipStatus } from '../kinds/vocabulary.js';
import { SourcedEntity, TermColumns } from './columns.js';

@Entity('membership')
export class MembershipEntity extends SourcedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'bigint' })
  organizationId!: string;

  @Column({ type: 'bigint' })
  memberId!: string;

  /** The member's, kept by a trigger: a constraint cannot look into another table. */
  @Column({ type: 'text', insert: false, update: false })
  kind!: string;

  @Column({ type: 'text' })
  membershipStatus!: MembershipStatus;

  @Column(() => TermColumns, { prefix: false })
  term!: TermColumns;
}
