import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Localized } from '../kinds/kind.js';
import type { OrganizationType } from '../kinds/vocabulary.js';

@Entity('organization')
export class OrganizationEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text', default: 'ORGANIZATION', insert: false, update: false })
  kind!: string;

  @Column({ type: 'text' })
  organizationType!: OrganizationType;

  @Column({ type: 'jsonb', default: {} })
  acronym!: Localized;

  @Column({ type: 'bigint', nullable: true })
  parentId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  countryId!: string | null;
}
