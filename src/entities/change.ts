import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One entry of the ledger; written by triggers. */
@Entity('change')
export class ChangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'bigint', nullable: true, unique: true })
  sequence!: string | null;

  @Column({ type: 'text' })
  changeKind!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;

  @Column({ type: 'text' })
  typeName!: string;

  @Column({ type: 'bigint' })
  nodeId!: string;

  @Column({ type: 'text', nullable: true })
  correction!: string | null;
}
