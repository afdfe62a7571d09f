import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('article_image')
export class ArticleImageEntity {
  @PrimaryColumn({ type: 'bigint' })
  articleId!: string;

  @PrimaryColumn({ type: 'bigint' })
  imageId!: string;

  @Column({ type: 'integer' })
  position!: number;
}
