import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A kept version of an article; written by a trigger. */
@Entity('article_revision')
export class ArticleRevisionEntity {
  @PrimaryColumn({ type: 'bigint' })
  articleId!: string;

  @PrimaryColumn({ type: 'integer' })
  revision!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  savedAt!: Date;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  subheading!: string | null;

  @Column({ type: 'text', nullable: true })
  lead!: string | null;

  @Column({ type: 'text' })
  html!: string;

  @Column({ type: 'text' })
  text!: string;
}
