import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { LocalizedLists } from '../kinds/kind.js';
import type { SourceValue } from '../kinds/subject.js';
import { RevisedEntity, TermColumns } from './columns.js';

@Entity('tenure')
export class TenureEntity extends RevisedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'bigint' })
  officialId!: string;

  @Column({ type: 'bigint' })
  officeId!: string;

  @Column({ type: 'boolean', default: false })
  acting!: boolean;

  @Column(() => TermColumns, { prefix: false })
  term!: TermColumns;

  @Column({ type: 'jsonb', default: [] })
  sources!: readonly SourceValue[];

  @Column({ type: 'jsonb', default: {} })
  notes!: LocalizedLists;

  @Column({ type: 'text', default: 'en' })
  language!: string;

  /** Kept from the office's seats by a trigger: a constraint cannot look into another table. */
  @Column({ type: 'boolean', default: true, insert: false, update: false })
  oneSeat!: boolean;
}
