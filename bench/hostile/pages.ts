import { gigabyteLine, MANY, pageOf, type HostileInput } from './input.js';

const PARAGRAPH = '<p>A light, a coast, a ship, and another, which nobody had seen, were there.</p>';
const LARGE = /characters|at most/;
const MANY_ELEMENTS = /elements|at most/;

const page = (name: string, body: () => string, reason: RegExp | null): HostileInput => ({
  name: `a page: ${name}`,
  file: 'page.html',
  content: () => pageOf(body()),
  isLargest: reason === null,
  items: reason === null ? 1 : 0,
  reason,
});

/** What cannot be told for a text among them is refused for that. */
const TEXT_MARKS = [' ', '.', '0', 'a, ', '"', '\n', '- '];
const ENOUGH_TO_REFUSE: Readonly<Record<string, RegExp>> = { ' ': /headline/, '\n': /headline|lines/ };

const text = (mark: string, length: number, reason: RegExp | null): HostileInput => ({
  name: `a text: ${length.toLocaleString('en')} characters of “${mark === '\n' ? 'line end' : mark}”`,
  file: 'page.txt',
  content: () => `Ministers meet\n\nThe ministers met ${mark.repeat(length / mark.length)}`,
  isLargest: reason === null,
  items: reason === null ? 1 : 0,
  reason,
});

/** Saved pages. */
export const PAGES: readonly HostileInput[] = [
  page('one paragraph of 15 MB', () => `<p>${'word '.repeat(3_000_000)}`, LARGE),
  page('a script of 15 MB', () => `<script>${'word;'.repeat(3_000_000)}</script>`, LARGE),
  page(`tags ${MANY.toLocaleString('en')} deep`, () => '<div>'.repeat(MANY), /deep|at most/),
  page('100,000 tags that close nothing', () => '</b></p>'.repeat(50_000), LARGE),
  page('200,000 lines broken', () => 'a<br>'.repeat(200_000), MANY_ELEMENTS),
  page('100,000 paragraphs', () => '<p>a, b</p>'.repeat(MANY), MANY_ELEMENTS),
  page('formatting around all paragraphs', () => '<b><i><u><s><em>' + '<p>a'.repeat(20_000), MANY_ELEMENTS),
  page(
    'boxes in boxes, each with words',
    () => `${`<div>${PARAGRAPH}`.repeat(200)}${'</div>'.repeat(200)}`.repeat(60),
    MANY_ELEMENTS,
  ),
  page('as many elements as may be, each with words', () => `<div>${PARAGRAPH}</div>`.repeat(3_950), null),
  page('as many links as may be', () => '<div><a href="/a">light, ship</a></div>'.repeat(3_950), null),
  page(
    'as many boxes in boxes as may be',
    () => `${`<div>${PARAGRAPH}`.repeat(200)}${'</div>'.repeat(200)}`.repeat(18),
    null,
  ),
  page('as many lines broken as may be', () => 'a light, a ship<br>'.repeat(5_900), null),
  page(
    'little to read in as many boxes as are read four times',
    () => '<div><span>light</span></div>'.repeat(740),
    null,
  ),
  page('a row of 10,000 cells', () => `<table><tr>${'<td>a'.repeat(10_000)}</table>`, MANY_ELEMENTS),
  page('links in links in a table', () => '<table><a href=x>'.repeat(10_000), /deep|elements/),
  page('a million <', () => '<'.repeat(1_000_000), LARGE),
  page('a million spaces', () => ' '.repeat(1_000_000), LARGE),
  {
    name: 'a page: a comment that never ends, over and over',
    file: 'page.html',
    content: () => `${'<!-- '.repeat(MANY)}<html>`,
    items: 0,
    reason: /format/,
  },
  {
    name: 'a page: a line of 1 GB',
    ...gigabyteLine('page.html', '<!doctype html><title>a</title><p>'),
    items: 0,
    reason: LARGE,
  },
  {
    name: 'a page: JSON-LD 100,000 deep',
    file: 'page.html',
    content: () => pageOf('', `<script type="application/ld+json">${'['.repeat(MANY)}${']'.repeat(MANY)}</script>`),
    items: 1,
    reason: null,
  },
  { name: 'a text: a line of 1 GB', ...gigabyteLine('page.txt', 'Ministers meet\n\n'), items: 0, reason: LARGE },
  ...TEXT_MARKS.map((mark) => text(mark, 900_000, LARGE)),
  ...TEXT_MARKS.map((mark) => text(mark, 190_000, ENOUGH_TO_REFUSE[mark] ?? null)),
];
