import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One item of a source in one of its places, and what became of it the last time that it was written or rejected. */
@Entity('import_item')
export class ImportItemEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'text', collation: 'C' })
  source!: string;

  /** What the source calls it, else its address, else what its words come to. */
  @Column({ type: 'text', collation: 'C' })
  key!: string;

  /** Of all that it said: the same again is not looked at. Null when it was rejected. */
  @Column({ type: 'text', nullable: true })
  digest!: string | null;

  @Column({ type: 'text', nullable: true })
  typeName!: string | null;

  @Column({ type: 'bigint', nullable: true })
  nodeId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  runId!: string | null;

  @Column({ type: 'text' })
  verdict!: string;

  @Column({ type: 'text' })
  file!: string;

  /** Which of the items under its key in the file, from 1. */
  @Column({ type: 'integer', default: 1 })
  nth!: number;

  /** Whose word it is: see `AUTHORITIES`. */
  @Column({ type: 'smallint', default: 2 })
  authority!: number;

  /** Prints of what the article was when this item wrote it; null where it did not. */
  @Column({ type: 'jsonb', nullable: true })
  written!: Readonly<Record<string, string>> | null;

  @Column({ type: 'timestamptz', default: () => 'clock_timestamp()' })
  notedAt!: Date;

  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
