import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What only the newsroom's servers know. */
@Entity('secret')
export class SecretEntity {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  value!: string;
}
