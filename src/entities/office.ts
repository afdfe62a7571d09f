import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('office')
export class OfficeEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text', default: 'OFFICE', insert: false, update: false })
  kind!: string;

  @Column({ type: 'bigint', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  countryId!: string | null;

  @Column({ type: 'integer', nullable: true })
  rank!: number | null;

  @Column({ type: 'integer', default: 1 })
  seats!: number;
}
