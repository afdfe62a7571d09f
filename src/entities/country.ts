import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('country')
export class CountryEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text', default: 'COUNTRY', insert: false, update: false })
  kind!: string;

  @Column({ type: 'text', unique: true })
  code!: string;

  @Column({ type: 'text', nullable: true, unique: true })
  code3!: string | null;
}
