import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A country that took part in an operation. */
@Entity('operation_country')
export class OperationCountryEntity {
  @PrimaryColumn({ type: 'bigint' })
  operationId!: string;

  @PrimaryColumn({ type: 'bigint' })
  countryId!: string;

  @Column({ type: 'integer', default: 0 })
  position!: number;
}
