import fc from 'fast-check';
import { passagesOf, type Span } from '../src/search/passage.js';

/** Where the words stand in a text. */
function spansOf(text: string, ...words: string[]): Span[] {
  return words.flatMap((word) =>
    [...text.matchAll(new RegExp(word, 'gu'))].map(({ index }) => ({ start: index, end: index + word.length })),
  );
}

describe('the passages of a text', () => {
  it('are the whole of a short one, with the words marked and the rest escaped', () => {
    const text = 'Peace & <i>quiet</i>';
    expect(passagesOf(text, spansOf(text, 'quiet', 'Peace'), 2)).toEqual([
      {
        text,
        html: '<mark>Peace</mark> &amp; &lt;i&gt;<mark>quiet</mark>&lt;/i&gt;',
        spans: [
          { start: 0, end: 5 },
          { start: 11, end: 16 },
        ],
      },
    ]);
  });

  it('are none where no word stands', () => {
    expect(passagesOf('Peace', [], 2)).toEqual([]);
  });

  it('of a long text are where most of the words stand, cut between words and marked as cut', () => {
    const filler = 'The delegates of all the member states went on with their work. ';
    const text = `${filler.repeat(4)}A veto. ${filler.repeat(8)}A veto, and a vote on the veto. ${filler.repeat(6)}`;
    const [only] = passagesOf(text, spansOf(text, 'veto', 'vote'), 1);
    expect(only?.spans).toHaveLength(3);
    expect(only?.text).toMatch(/^…\S.* A veto, and a vote on the veto\. .*\S…$/u);
    expect(only?.html).toContain('A <mark>veto</mark>, and a <mark>vote</mark> on the <mark>veto</mark>.');
    const both = passagesOf(text, spansOf(text, 'veto', 'vote'), 2);
    expect(both.map(({ spans }) => spans.length)).toEqual([1, 3]);
  });

  it('say truly where the words stand, in every text', () => {
    const piece = fc.constantFrom(
      'veto',
      'vote',
      'a',
      'of',
      '😀',
      '\n',
      ' ',
      ' ',
      'длинное',
      '<b>',
      '&',
      'x'.repeat(90),
    );
    const input = fc.array(piece, { maxLength: 250 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 3 }), (text, most) => {
        const found = spansOf(text, 'veto', 'vote', 'длинное');
        const passages = passagesOf(text, found, most);
        expect(passages.length).toBeLessThanOrEqual(most);
        expect(passages.length > 0).toBe(found.length > 0);
        for (const passage of passages) {
          expect(passage.spans.length).toBeGreaterThan(0);
          expect(passage.text.isWellFormed()).toBe(true);
          expect(text).toContain(passage.text.replace(/^…|…$/gu, ''));
          for (const { start, end } of passage.spans) {
            expect(passage.text.slice(start, end)).toMatch(/^(veto|vote|длинное)+$/u);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
