import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { VotePosition } from '../kinds/vocabulary.js';

@Entity('country_vote')
export class CountryVoteEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'bigint' })
  voteId!: string;

  @Column({ type: 'bigint' })
  countryId!: string;

  @Column({ type: 'text' })
  position!: VotePosition;
}
