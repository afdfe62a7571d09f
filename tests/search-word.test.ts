import fc from 'fast-check';
import { wordFunctions } from '../migrations/1764200000013-search/words.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
  for (const definition of wordFunctions()) {
    if (/^create function search_(spaced|literals)\(/.test(definition))
      await database.dataSource.query(definition.replace('create function search_', 'create function first_'));
  }
});
afterAll(() => database.close());

/** What texts are made of where reading them may go wrong. */
const PIECES = [
  ...[
    'A/RES/77/13',
    '2022-2023',
    'С/РЕЗ/5',
    '77/13.',
    '/',
    '7',
    '3.14',
    'v1.2-rc/3',
    '№5',
    '1\u00a02',
    '٣/٤',
    '10-я',
    'ко‑вид‑19',
  ],
  ...[' ', '  ', '\n\n', '\t', '\u00a0', '\u2009', '\u3000', '\u200b', '\u0085', '\u2028', '\f'],
  ...[
    'peace-keeping',
    'мир',
    'Ёж',
    'e\u0301',
    'é',
    'И\u0306',
    'ﬁ',
    '𝟜',
    '🕊',
    '\\',
    '^',
    ']',
    '[',
    '-',
    '−',
    "'",
    "''",
    '"',
    '«',
    '…',
  ],
  ...Array.from('‐‑‒–—―−.,;:!?@#%*+=|~<>&“”„‟»‹›‘’‚{}•№'),
  ...['_', '§', 'ʼ', '·', '$', '`', '(', ')', 'a.b', 'a..b', 'x/', '/y', '1/2/3/4/5/6/7/8/9/10', '9'.repeat(101)],
];
const TEXT = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 14 })
  .map((parts) => parts.join('').replaceAll('\0', ''));

describe('the words of a text', () => {
  it('are read as they were when they were read slowly', async () => {
    const texts = fc.sample(TEXT, { numRuns: 3000, seed: 1 });
    const different = await database.dataSource.query<unknown[]>(
      `select text, first_spaced(text), search_spaced(text), first_literals(text), search_literals(text)
        from json_array_elements_text($1::json) text
        where (first_spaced(text), first_literals(text)) is distinct from (search_spaced(text), search_literals(text))`,
      [JSON.stringify(texts.map((text) => text.toWellFormed()))],
    );
    expect(different).toEqual([]);
  });
});
