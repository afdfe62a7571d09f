import type { Db } from '../../database/db.js';
import type { Id } from '../../lib/node-key.js';
import { MOST_FINDINGS, type IntegrityRule } from './rule.js';

/** Read at a time: texts are long. */
const ARTICLES_AT_A_TIME = 200;

interface Passage {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}
interface ArticleWords {
  readonly id: Id;
  readonly text: string;
  readonly passages: readonly Passage[];
}

const WORDS = `select a.id::text as id, a.text, coalesce((
    select json_agg(json_build_object('key', part.key, 'start', part.start_offset, 'end', part.end_offset, 'words', part.words))
    from (
      select 'Statement:' || s.id as key, s.start_offset, s.end_offset, s.text as words from statement s where s.article_id = a.id
      union all
      select 'Mention:' || m.id, m.start_offset, m.end_offset, m.surface from mention m where m.article_id = a.id) part
  ), '[]') as passages
  from article a where a.id > $1::bigint order by a.id limit ${ARTICLES_AT_A_TIME}`;

/**
 * Words stand letter by letter where they are said to stand. Not in SQL: offsets count UTF-16 code units, which
 * PostgreSQL does not know.
 */
export const WORDS_IN_PLACE: IntegrityRule = {
  name: 'words in their place',
  async find(db: Db) {
    const findings: string[] = [];
    for (let last: Id = '0'; findings.length < MOST_FINDINGS;) {
      const articles = await db.query<ArticleWords>(WORDS, [last]);
      findings.push(...articles.flatMap(misplaced));
      const [end] = articles.slice(-1);
      if (!end || articles.length < ARTICLES_AT_A_TIME) break;
      last = end.id;
    }
    return findings.slice(0, MOST_FINDINGS);
  },
};

function misplaced({ id, text, passages }: ArticleWords): string[] {
  const isComposed = text === text.normalize('NFC');
  return [
    ...(isComposed ? [] : [`Article:${id} has a text that is not in Unicode NFC`]),
    ...passages
      .filter(({ start, end, words }) => text.slice(start, end) !== words)
      .map(({ key, start, words }) => `${key} does not stand at ${start} of Article:${id}: "${words.slice(0, 40)}"`),
  ];
}
