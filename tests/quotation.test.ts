import { findQuotations } from '../src/ingest/attribution/quotations.js';

function quotedIn(text: string): string[] {
  return findQuotations(text).map(({ start, end }) => text.slice(start, end));
}

describe('a quotation', () => {
  it.each([
    ['He said “a “b” c” and "x y".', ['a “b” c', 'x y']],
    ['an „ab cd“ here', ['ab cd']],
    ['«Победит «Новая волна», — сказал он', ['Победит «Новая волна»']],
    [
      "‘We don’t like the workers’ rights bill,’ he said, 'no way, sir.'",
      ['We don’t like the workers’ rights bill,', 'no way, sir.'],
    ],
  ])('stands between marks of any kind, the outermost of nested ones: %s', (text, quoted) => {
    expect(quotedIn(text)).toEqual(quoted);
  });

  it('that each of several paragraphs opens is one', () => {
    expect(quotedIn('“One ‘in between’ here.\n\n“Two.\n\n“Three,” he said. “Four.”')).toEqual([
      'One ‘in between’ here.\n\n“Two.\n\n“Three,',
      'Four.',
    ]);
  });

  it('is not opened by what is never closed, nor by an apostrophe', () => {
    expect(quotedIn('“never closed and "these are" fine')).toEqual(['these are']);
    expect(quotedIn("The dogs' dinner, 'tis said, is the cats' dinner")).toEqual([]);
  });

  it('has its offsets in UTF-16 code units, with the marks and without', () => {
    const text = '🕯️ “Light it,” he said.';
    const [quotation] = findQuotations(text);
    expect(text.slice(quotation!.open, quotation!.close)).toBe('“Light it,”');
  });

  it.each(['“', '"', "'", '‘', '«', "'a "])('does not keep anybody waiting, however often it is opened: %s', (mark) => {
    expect(quotedIn(mark.repeat(100_000 / mark.length)).length).toBeLessThan(50_000);
  });
});
