import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Localized } from '../kinds/kind.js';
import type { ExampleRequest } from '../lib/example-request.js';

/** The one newsroom a database belongs to. */
@Entity('newsroom')
export class NewsroomEntity {
  @PrimaryColumn({ type: 'integer' })
  id!: number;

  @Column({ type: 'jsonb' })
  name!: Localized;

  @Column({ type: 'text', array: true })
  languages!: string[];

  @Column({ type: 'text' })
  timeZone!: string;

  @Column({ type: 'bigint', nullable: true })
  organizationId!: string | null;

  /** Where its readers reach it, unless the surroundings say otherwise. */
  @Column({ type: 'text', nullable: true })
  publicUrl!: string | null;

  /** Requests to begin with. */
  @Column({ type: 'jsonb', default: [] })
  examples!: readonly ExampleRequest[];
}
