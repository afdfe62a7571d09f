import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One run of `communique import`. */
@Entity('import_run')
export class ImportRunEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  startedAt!: Date;

  /** Null while it runs, and for ever where it was ended from outside. */
  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  /** Files and addresses, as they were given. */
  @Column({ type: 'text', array: true })
  inputs!: readonly string[];

  @Column({ type: 'jsonb', default: {} })
  options!: Readonly<Record<string, unknown>>;

  @Column({ type: 'integer', default: 0 })
  created!: number;

  @Column({ type: 'integer', default: 0 })
  updated!: number;

  @Column({ type: 'integer', default: 0 })
  unchanged!: number;

  @Column({ type: 'integer', default: 0 })
  rejected!: number;
}
