import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalizedLists } from '../kinds/kind.js';
import { TermColumns } from './columns.js';

@Entity('presidency')
export class PresidencyEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text', default: 'PRESIDENCY', insert: false, update: false })
  kind!: string;

  @Column({ type: 'bigint' })
  organizationId!: string;

  @Column({ type: 'bigint' })
  countryId!: string;

  @Column({ type: 'jsonb', default: {} })
  priorities!: LocalizedLists;

  @Column(() => TermColumns, { prefix: false })
  term!: TermColumns;
}
