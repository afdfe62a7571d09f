import fc from 'fast-check';
import { CommuniqueError } from '../src/lib/errors.js';
import { boundedWords, parseSearchQuery, type SearchTerm } from '../src/lib/search-query.js';

const read = (query: string) => parseSearchQuery(query, '"query"');
/** The terms in short: -"a phrase" as it is read, with the number of its group. */
const short = (query: string) =>
  read(query).map(
    ({ text, isPhrase, isExcluded, either }) =>
      `${either}${isExcluded ? '-' : '+'}${isPhrase ? JSON.stringify(text) : text}`,
  );

describe('the words of a search', () => {
  it('are all wanted', () => {
    expect(short('peace  keeping\tforces')).toEqual(['0+peace', '1+keeping', '2+forces']);
  });

  it('may be a phrase, in the quotation marks of any keyboard, closed or not', () => {
    expect(short('"head of state" «глава государства» “a b” „c d“ "e f')).toEqual([
      '0+"head of state"',
      '1+"глава государства"',
      '2+"a b"',
      '3+"c d"',
      '4+"e f"',
    ]);
  });

  it('may be left out with a minus before them, phrases too', () => {
    expect(short('peace -war -"cold war" −мир')).toEqual(['0+peace', '1-war', '2-"cold war"', '3-мир']);
  });

  it('may be one or another', () => {
    expect(short('veto or abstention vote')).toEqual(['0+veto', '0+abstention', '2+vote']);
    expect(short('а или б OR "в г" | д')).toEqual(['0+а', '0+б', '0+"в г"', '0+д']);
  });

  it('are words where "or" has nothing to join', () => {
    expect(short('or veto')).toEqual(['0+or', '1+veto']);
    expect(short('veto or')).toEqual(['0+veto', '1+or']);
    expect(short('veto or -vote')).toEqual(['0+veto', '1+or', '2-vote']);
    expect(short('"or" veto')).toEqual(['0+"or"', '1+veto']);
    expect(short('this or or that')).toEqual(['0+this', '0+or', '2+that']);
  });

  it('keep their hyphens, strokes and dots', () => {
    expect(short('A/RES/77/13 peace-keeping L.73')).toEqual(['0+A/RES/77/13', '1+peace-keeping', '2+L.73']);
  });

  it('remember how they were written', () => {
    expect(read('-"a b" c').map(({ asWritten }: SearchTerm) => asWritten)).toEqual(['-"a b"', 'c']);
  });

  it.each([
    ['', /must have a word to look for, such as cooperation, but got ""/],
    [' \n ', /must have a word to look for/],
    ['"" «»', /must have a word to look for/],
    ['-', /must have a word to look for/],
    ['-veto -"cold war"', /beside those to leave out, but got "-veto -"cold war""/],
    ['x'.repeat(401), /400 characters at most, but got 401/],
    ['a '.repeat(21), /20 words and phrases at most, but got 21/],
    [`"${'a '.repeat(41)}"`, /40 words at most, but got 41/],
  ])('are refused in a sentence where there is nothing to look for or too much: %j', (query, sentence) => {
    expect(() => read(query)).toThrow(sentence);
  });

  it('are read, or refused as the wrong input, whatever they are', () => {
    const bits = fc.constantFrom(
      '"',
      '«',
      '»',
      '“',
      '-',
      ' ',
      ' or ',
      'или',
      '|',
      '&',
      '!',
      '<->',
      ':*',
      '\\',
      "'",
      'veto',
      '77/13',
      '😀',
      'ё',
    );
    const anything = fc.oneof(
      fc.array(bits, { maxLength: 30 }).map((some) => some.join('')),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(anything, (query) => {
        try {
          const terms = read(query);
          expect(terms.length).toBeGreaterThan(0);
          expect(terms.some(({ isExcluded }) => !isExcluded)).toBe(true);
          // Everything that was typed is in its place.
          let at = 0;
          for (const { asWritten, text } of terms) {
            at = query.indexOf(asWritten, at);
            expect(at).toBeGreaterThanOrEqual(0);
            at += asWritten.length;
            expect(asWritten).toContain(text);
            expect(text).toBe(text.trim());
          }
        } catch (error) {
          if (!(error instanceof CommuniqueError)) throw error;
          expect(error.code).toBe('BAD_USER_INPUT');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is being typed', () => {
  it('is taken as it is, and bounded alike', () => {
    expect(boundedWords('-"Ada', '"query"')).toBe('-"Ada');
    expect(() => boundedWords('  ', '"query"')).toThrow('must have a word to look for');
    expect(() => boundedWords('x'.repeat(401), '"query"')).toThrow('400 characters at most');
  });
});
