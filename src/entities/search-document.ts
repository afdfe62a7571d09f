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
}
