import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedLists } from '../kinds/kind.js';

@Entity('topic')
export class TopicEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text', default: 'TOPIC', insert: false, update: false })
  kind!: string;

  @Column({ type: 'bigint', nullable: true })
  broaderId!: string | null;

  @Column({ type: 'jsonb', default: {} })
  terms!: LocalizedLists;
}
