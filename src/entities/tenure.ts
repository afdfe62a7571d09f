import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { SourcedEntity, TermColumns } from './columns.js';

@Entity('tenure')
export class TenureEntity extends SourcedEntity {
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

  /** Kept from the office's seats by a trigger: a constraint cannot look into another table. */
  @Column({ type: 'boolean', default: true, insert: false, update: false })
  oneSeat!: boolean;
}
