import { gigabyteLine, goingOn, MANY, type HostileInput } from './input.js';

const DEEP = /deep|nested/;
const LARGE = /characters|at most|A row|A cell|objects and lists/;

const post = (name: string, body: string, reason: RegExp | null, front = 'title: Ministers meet'): HostileInput => ({
  name: `Markdown: ${name}`,
  file: 'post.md',
  content: () => `---\n${front}\n---\n\nThey met.\n\n${body}\n`,
  isLargest: reason === null,
  items: reason === null ? 1 : 0,
  reason,
});

/** Runs that become more than a text may have. */
const REFUSED_RUNS: ReadonlySet<string> = new Set([
  '[',
  '![',
  '[a](',
  '![a][',
  '<',
  '<a ',
  '`',
  '\n|-',
  '{{<a ',
  '<!--',
]);

const MARKDOWN: readonly HostileInput[] = [
  post(`quotations ${MANY.toLocaleString('en')} deep`, '>'.repeat(MANY), DEEP),
  post('a list 90,000 deep', '- '.repeat(90_000), DEEP),
  ...[
    '[',
    '![',
    '[a](',
    '<',
    '<a ',
    '`',
    '(',
    '![a][',
    '\\',
    '&#',
    'http://a.',
    '|a',
    '\n|-',
    '{{',
    '{%',
    '{{<a ',
    '<!--',
  ].map((mark) =>
    post(
      `a run of ${JSON.stringify(mark)}`,
      mark.repeat(MANY / mark.length),
      REFUSED_RUNS.has(mark) ? /at most|brackets|lines/ : null,
    ),
  ),
  post('emphasis that never closes', '**a '.repeat(40_000), /emphasis/),
  {
    name: 'Markdown: a line of 1 GB',
    ...gigabyteLine('post.md', '---\ntitle: Ministers meet\n---\n'),
    items: 0,
    reason: LARGE,
  },
  post('front matter 20,000 deep', '', DEEP, `title: ${'['.repeat(20_000)}`),
  post(
    'aliases of aliases in front matter',
    '',
    /30 parts by an alias/,
    `a0: &a0 ha\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(10)}]`).join('\n')}`,
  ),
  post('front matter of 180 kB in brackets', '', LARGE, `title: [${'[],'.repeat(60_000)}]`),
  post('front matter of as many brackets as may be', '', null, `title: Ministers meet\ntags: [${'[],'.repeat(8_000)}]`),
];

const FEED = '{"version":"https://jsonfeed.org/version/1.1","items":';
const GOVUK = '{"base_path":"/a","schema_name":"news_article","details":';
const JSON_FILES: readonly HostileInput[] = [
  {
    name: `JSON Feed ${MANY.toLocaleString('en')} deep`,
    file: 'feed.json',
    content: () => `${FEED}${'['.repeat(MANY)}${']'.repeat(MANY)}}`,
    items: 0,
    reason: /./,
  },
  {
    name: 'JSON Feed of five million empty objects',
    file: 'feed.json',
    content: () => `${FEED}[${'{},'.repeat(5_000_000)}{}]}`,
    items: 0,
    reason: LARGE,
  },
  { name: 'JSON Feed: a line of 1 GB', ...gigabyteLine('feed.json', `${FEED}[{"title":"`), items: 0, reason: LARGE },
  {
    name: `a content item ${MANY.toLocaleString('en')} deep`,
    file: 'item.json',
    content: () => `${GOVUK}${'{"a":'.repeat(MANY)}1${'}'.repeat(MANY)}}`,
    items: 0,
    reason: /./,
  },
  { name: 'a content item of 1 GB in one line', ...gigabyteLine('item.json', `${GOVUK}"`), items: 0, reason: LARGE },
  {
    name: 'Popolo of five million empty objects',
    file: 'people.json',
    content: () => `{"persons":[{"id":"1","name":"Ada Lind","other_names":[]},${'{},'.repeat(5_000_000)}{}]}`,
    items: 0,
    reason: LARGE,
  },
  {
    name: 'Popolo: a line of 1 GB',
    ...gigabyteLine('people.json', '{"persons":[{"id":"1","other_names":[],"name":"'),
    items: 0,
    reason: LARGE,
  },
];

const PEOPLE = '- id:\n    bioguide: L000001\n  terms:\n';
const YAML_FILES: readonly HostileInput[] = [
  {
    name: `YAML ${MANY.toLocaleString('en')} deep`,
    file: 'people.yaml',
    content: () => `${PEOPLE}  - ${'['.repeat(MANY)}`,
    items: 0,
    reason: /./,
  },
  {
    name: 'YAML: aliases of aliases',
    file: 'people.yaml',
    content: () =>
      `${PEOPLE}  - a0: &a0 ha\n${Array.from({ length: 30 }, (_, at) => `    a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(10)}]`).join('\n')}`,
    items: 0,
    reason: /./,
  },
  {
    name: 'YAML of 24 MB in brackets',
    file: 'people.yaml',
    content: () => goingOn(`${PEOPLE}  - [`, '[],', 24),
    items: 0,
    reason: LARGE,
  },
  { name: 'YAML: a line of 1 GB', ...gigabyteLine('people.yaml', `${PEOPLE}  - a: `), items: 0, reason: LARGE },
];

const CSV_FILES: readonly HostileInput[] = [
  {
    name: 'a table of 10,000 columns',
    file: 'officials.csv',
    content: () =>
      `name.en,${Array.from({ length: 9_999 }, (_, at) => `c${at}`).join(',')}\nAda Lind${','.repeat(9_999)}\n`,
    items: 0,
    reason: /columns/,
  },
  { name: 'a table: a line of 1 GB', ...gigabyteLine('officials.csv', 'slug\n'), items: 0, reason: LARGE },
  { name: 'a table: a gigabyte of commas', ...gigabyteLine('officials.csv', 'slug\n', ','), items: 0, reason: LARGE },
  {
    name: 'a table: a quote that is never closed',
    ...gigabyteLine('officials.csv', 'slug\n"', 'a\n'),
    items: 0,
    reason: LARGE,
  },
  {
    name: 'a table whose mapping is not there',
    file: 'anything.csv',
    content: () => 'a,b\n1,2\n',
    items: 0,
    reason: /mapping/,
  },
];

const calendar = (...events: readonly string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.map((event, at) => `BEGIN:VEVENT\r\nUID:${at}\r\nSUMMARY:Council\r\nDTSTART:20200101T100000Z\r\n${event}\r\nEND:VEVENT`).join('\r\n')}\r\nEND:VCALENDAR\r\n`;

const event = (name: string, rule: string, items: number, reason: RegExp | null): HostileInput => ({
  name: `a calendar: ${name}`,
  file: 'council.ics',
  content: () => calendar(rule),
  items,
  reason,
});

const CALENDARS: readonly HostileInput[] = [
  event('daily without end', 'RRULE:FREQ=DAILY', 500, /the first 500/),
  event('a thousand million times', 'RRULE:FREQ=DAILY;COUNT=1000000000', 0, /RRULE/),
  event('a million times', 'RRULE:FREQ=DAILY;COUNT=1000000', 500, /the first 500/),
  event('every second', 'RRULE:FREQ=SECONDLY', 0, /by the day, week, month or year/),
  event(
    'every second of a day, by a list',
    `RRULE:FREQ=DAILY;BYSECOND=${Array.from({ length: 60 }, (_, at) => at).join()}`,
    0,
    /by the day/,
  ),
  event('on a day that never comes', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231T000000Z', 1, null),
  {
    name: 'a calendar: 200 rules for days that never come',
    file: 'council.ics',
    content: () =>
      calendar(
        ...Array.from({ length: 200 }, () => 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20991231T000000Z'),
      ),
    items: 27,
    reason: /days/,
  },
  event(
    '100,000 dates',
    `RDATE:${Array.from({ length: MANY }, (_, at) => `2020${String(1 + (at % 12)).padStart(2, '0')}01T${String(at % 24).padStart(2, '0')}0000Z`).join()}`,
    0,
    /./,
  ),
  {
    name: 'a calendar: a line of 1 GB',
    ...gigabyteLine('council.ics', 'BEGIN:VCALENDAR\r\nX:'),
    items: 0,
    reason: LARGE,
  },
  {
    name: 'a calendar: folded lines of 1 GB',
    ...gigabyteLine('council.ics', 'BEGIN:VCALENDAR\r\nX:', 'a\r\n '),
    items: 0,
    reason: LARGE,
  },
  {
    name: 'a calendar: components 100,000 deep',
    file: 'council.ics',
    content: () => 'BEGIN:VCALENDAR\r\n'.repeat(MANY),
    items: 0,
    reason: DEEP,
  },
];

/** Markdown, JSON, YAML, tables and calendars. */
export const TEXTS: readonly HostileInput[] = [...MARKDOWN, ...JSON_FILES, ...YAML_FILES, ...CSV_FILES, ...CALENDARS];
