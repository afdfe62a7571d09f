import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { LocalizedLists } from '../kinds/kind.js';
import type { SourceValue } from '../kinds/subject.js';
import type { MembershipStatus } from '../kinds/vocabulary.js';
import { RevisedEntity, TermColumns } from './columns.js';

@Entity('membership')
export class MembershipEntity extends RevisedEntity {
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

  @Column({ type: 'jsonb', default: [] })
  sources!: readonly SourceValue[];

  @Column({ type: 'jsonb', default: {} })
  notes!: LocalizedLists;

  @Column({ type: 'text', default: 'en' })
  language!: string;
}
