import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An address that was imported in full, and how to ask its server whether there is anything new. */
@Entity('import_address')
export class ImportAddressEntity {
  @PrimaryColumn({ type: 'text', collation: 'C' })
  url!: string;

  /** A digest of what was said of its items: said otherwise, they are read once more. */
  @Column({ type: 'text' })
  askedWith!: string;

  @Column({ type: 'text', nullable: true })
  etag!: string | null;

  @Column({ type: 'text', nullable: true })
  lastModified!: string | null;

  @Column({ type: 'bigint', nullable: true })
  runId!: string | null;
}
