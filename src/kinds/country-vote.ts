import { column, type Kind } from './kind.js';
import { filter } from './filter.js';
import { VOTE_POSITIONS, type VotePosition } from './vocabulary.js';

const columns = {
  countryRef: column.ref('Country', 't.country_id'),
  position: column.word<VotePosition>('t.position'),
} as const;

export const countryVoteKind: Kind<typeof columns> = {
  name: 'CountryVote',
  noun: "country's vote",
  table: 'country_vote',
  isSubject: false,
  isNode: false,
  columns,
  filters: {
    country: filter.relation('Country', 't.country_id in (:related)'),
    position: filter.word('VotePosition', VOTE_POSITIONS, 't.position', 'How it voted.'),
  },
  orders: {},
  defaultOrder: [],
  scopes: {},
  visible: [],
  keys: {},
};
