import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One word of one name of a subject or section. Triggers write it. */
@Entity('search_word')
export class SearchWordEntity {
  @PrimaryColumn({ type: 'text', collation: 'C' })
  typeName!: string;

  @PrimaryColumn({ type: 'bigint' })
  nodeId!: string;

  @PrimaryColumn({ type: 'integer' })
  nameNumber!: number;

  @PrimaryColumn({ type: 'integer' })
  wordNumber!: number;

  /** How many words the name has. */
  @Column({ type: 'integer' })
  words!: number;

  @Column({ type: 'text' })
  written!: string;

  /** Folded: upper and lower case and accents apart. */
  @Column({ type: 'text', collation: 'C' })
  word!: string;

  /** In Latin letters, the same for the spellings of one name in any script. */
  @Column({ type: 'text', collation: 'C' })
  key!: string;

  /** The keys of all words of the name, in order: its beginning. */
  @Column({ type: 'text', collation: 'C' })
  nameKey!: string;
}
