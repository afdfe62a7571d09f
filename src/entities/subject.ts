import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Localized, LocalizedLists } from '../kinds/kind.js';
import type { AliasValue, ExternalIdValue, SourceValue } from '../kinds/subject.js';
import type { SubjectKind } from '../kinds/vocabulary.js';
import { RevisedEntity } from './columns.js';

/** What every named thing shares; each kind keeps its own columns under the same id. */
@Entity('subject')
export class SubjectEntity extends RevisedEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'text' })
  kind!: SubjectKind;

  @Column({ type: 'text', unique: true })
  slug!: string;

  @Column({ type: 'text' })
  language!: string;

  @Column({ type: 'jsonb' })
  name!: Localized;

  @Column({ type: 'jsonb', default: [] })
  aliases!: readonly AliasValue[];

  @Column({ type: 'jsonb', default: {} })
  summary!: Localized;

  @Column({ type: 'jsonb', default: [] })
  externalIds!: readonly ExternalIdValue[];

  @Column({ type: 'jsonb', default: [] })
  sources!: readonly SourceValue[];

  @Column({ type: 'jsonb', default: {} })
  notes!: LocalizedLists;
}
