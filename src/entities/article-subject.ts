import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link from an article to a subject. What it carries besides its key is kept by triggers. */
@Entity('article_subject')
export class ArticleSubjectEntity {
  @PrimaryColumn({ type: 'bigint' })
  articleId!: string;

  @PrimaryColumn({ type: 'text' })
  role!: 'ABOUT' | 'OUTLET';

  @PrimaryColumn({ type: 'bigint' })
  subjectId!: string;

  @Column({ type: 'text', insert: false, update: false })
  kind!: string;

  @Column({ type: 'integer', default: 0 })
  position!: number;

  @Column({ type: 'timestamptz', insert: false, update: false })
  publishedAt!: Date;

  @Column({ type: 'text', insert: false, update: false })
  language!: string;

  @Column({ type: 'bigint', nullable: true, insert: false, update: false })
  sectionId!: string | null;

  @Column({ type: 'boolean', insert: false, update: false })
  visible!: boolean;

  /** A topic above one that is linked: triggers add it, so that lists of a topic bring its narrower topics along. */
  @Column({ type: 'boolean', default: false, insert: false, update: false })
  inherited!: boolean;
}
