import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Localized } from '../kinds/kind.js';
import type { OperationType } from '../kinds/vocabulary.js';
import { TermColumns } from './columns.js';

@Entity('operation')
export class OperationEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text', default: 'OPERATION', insert: false, update: false })
  kind!: string;

  @Column({ type: 'text' })
  operationType!: OperationType;

  @Column({ type: 'bigint', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  seriesId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  countryId!: string | null;

  @Column({ type: 'jsonb', default: {} })
  place!: Localized;

  @Column(() => TermColumns, { prefix: false })
  term!: TermColumns;
}
