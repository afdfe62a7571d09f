import { column, type Kind, type RowOf } from './kind.js';
import { filter } from './filter.js';
import { sourcedColumns } from './subject.js';
import type { VotePosition } from './vocabulary.js';

/** How one country voted. */
export interface CountryVoteValue {
  readonly countryRef: string;
  readonly position: VotePosition;
}

const columns = {
  adoptedWithoutVote: column.boolean('t.adopted_without_vote'),
  inFavour: column.optionalInteger('t.in_favour'),
  against: column.optionalInteger('t.against'),
  abstaining: column.optionalInteger('t.abstaining'),
  notVoting: column.optionalInteger('t.not_voting'),
  rollCall: column.json<readonly CountryVoteValue[]>(
    `(select coalesce(json_agg(json_build_object('countryRef', 'Country:' || c.id, 'position', x.position) order by c.code),
      '[]') from country_vote x join country c on c.id = x.country_id where x.vote_id = t.id)`,
  ),
  ...sourcedColumns,
} as const;

export type VoteRow = RowOf<typeof columns>;

export const voteKind: Kind<typeof columns> = {
  name: 'Vote',
  noun: 'vote',
  table: 'vote',
  isSubject: false,
  isNode: false,
  columns,
  filters: {
    adoptedWithoutVote: filter.boolean('t.adopted_without_vote', 'Whether it was adopted by consensus.'),
    inFavour: filter.integer('t.in_favour', 'By votes in favour.'),
    against: filter.integer('t.against', 'By votes against.'),
    abstaining: filter.integer('t.abstaining', 'By abstentions.'),
    notVoting: filter.integer('t.not_voting', 'By how many took no part.'),
    rollCall: filter.relation(
      'CountryVote',
      't.id in (select x.vote_id from country_vote x where x.id in (:related))',
      'How a country voted.',
    ),
  },
  orders: {},
  defaultOrder: [],
  scopes: {},
  visible: [],
  keys: {},
};
