import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedLists } from '../kinds/kind.js';
import type { SourceValue } from '../kinds/subject.js';

/** How a resolution was decided; under the resolution's id. */
@Entity('vote')
export class VoteEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'boolean' })
  adoptedWithoutVote!: boolean;

  @Column({ type: 'integer', nullable: true })
  inFavour!: number | null;

  @Column({ type: 'integer', nullable: true })
  against!: number | null;

  @Column({ type: 'integer', nullable: true })
  abstaining!: number | null;

  @Column({ type: 'integer', nullable: true })
  notVoting!: number | null;

  @Column({ type: 'jsonb', default: [] })
  sources!: readonly SourceValue[];

  @Column({ type: 'jsonb', default: {} })
  notes!: LocalizedLists;

  @Column({ type: 'text', default: 'en' })
  language!: string;
}
