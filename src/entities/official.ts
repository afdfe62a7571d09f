import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('official')
export class OfficialEntity {
  @PrimaryColumn({ type: 'bigint' })
  id!: string;

  @Column({ type: 'text', default: 'OFFICIAL', insert: false, update: false })
  kind!: string;

  @Column({ type: 'bigint', nullable: true })
  countryId!: string | null;

  @Column({ type: 'bigint', nullable: true })
  portraitId!: string | null;
}
