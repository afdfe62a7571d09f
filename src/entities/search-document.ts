import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is searched of one article edition, statement, subject or section. Triggers write it. */
@Entity('search_document')
export class SearchDocumentEntity {
  @PrimaryColumn({ type: 'text', collation: 'C' })
  typeName!: string;

  @PrimaryColumn({ type: 'bigint' })
  nodeId!: string;

  @Column({ type: 'text', array: true })
  languages!: string[];

  @Column({ type: 'date', nullable: true })
  datedOn!: string | null;

  @Column({ type: 'boolean' })
  visible!: boolean;

  @Column({ type: 'tsvector' })
  vector!: string;

  /** The database works it out: the logarithm to the base 2 of one more than the places of its words. */
  @Column({ type: 'double precision', insert: false, update: false })
  logLength!: number;
}
