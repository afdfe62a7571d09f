import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Localized } from '../kinds/kind.js';
import { RevisedEntity } from './columns.js';

@Entity('image')
export class ImageEntity extends RevisedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  url!: string | null;

  @Column({ type: 'text', nullable: true })
  fileName!: string | null;

  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'jsonb', default: {} })
  alt!: Localized;

  @Column({ type: 'jsonb', default: {} })
  caption!: Localized;

  @Column({ type: 'text', nullable: true })
  credit!: string | null;

  @Column({ type: 'integer', nullable: true })
  width!: number | null;

  @Column({ type: 'integer', nullable: true })
  height!: number | null;

  /** Whether something that readers may see shows it; kept by triggers. */
  @Column({ type: 'boolean', default: false, insert: false, update: false })
  isShown!: boolean;
}
