import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Localized } from '../kinds/kind.js';
import { RevisedEntity } from './columns.js';

@Entity('section')
export class SectionEntity extends RevisedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'text', unique: true })
  slug!: string;

  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'jsonb' })
  name!: Localized;

  @Column({ type: 'bigint', nullable: true })
  parentId!: string | null;
}
