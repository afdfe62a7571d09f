import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link from a statement to a subject. What it carries besides its key is kept by triggers. */
@Entity('statement_subject')
export class StatementSubjectEntity {
  @PrimaryColumn({ type: 'bigint' })
  statementId!: string;

  @PrimaryColumn({ type: 'text' })
  role!: 'ABOUT' | 'SPEAKER' | 'CO_SPEAKER' | 'OFFICE' | 'OUTLET' | 'MEETING';

  @PrimaryColumn({ type: 'bigint' })
  subjectId!: string;

  @Column({ type: 'text', insert: false, update: false })
  kind!: string;

  @Column({ type: 'integer', default: 0 })
  position!: number;

  @Column({ type: 'timestamptz', insert: false, update: false })
  statedAt!: Date;

  @Column({ type: 'text', insert: false, update: false })
  language!: string;

  @Column({ type: 'bigint', nullable: true, insert: false, update: false })
  officeId!: string | null;

  @Column({ type: 'boolean', insert: false, update: false })
  visible!: boolean;

  /** A topic above one that is linked: triggers add it, so that lists of a topic bring its narrower topics along. */
  @Column({ type: 'boolean', default: false, insert: false, update: false })
  inherited!: boolean;
}
