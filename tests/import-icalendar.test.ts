import { dayNumber, dayOfNumber, daysOfRule, parseRule, wholeBudget } from '../src/ingest/importers/calendar-rule.js';
import { icalendarImporter } from '../src/ingest/importers/icalendar.js';
import { problemsOf } from './support/bundle-record.js';
import { givenFile, importAll } from './support/given-file.js';

const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:moot-1', 'SUMMARY:Lantern Moot', ...lines, 'END:VEVENT'];
const read = (text: string) => importAll(icalendarImporter, givenFile('moot.ics', text), { timeZone: 'Asia/Almaty' });
const only = async (...lines: string[]) => {
  const { records, flaws } = await read(calendar(...event(...lines)));
  expect(flaws).toEqual([]);
  expect(records.flatMap(problemsOf)).toEqual([]);
  return records[0]?.record;
};
const days = async (...lines: string[]) =>
  (await read(calendar(...event(...lines)))).records.map(({ record }) => record.startsOn);

describe('an event of a calendar', () => {
  it('is a meeting with its time, place, state and source', async () => {
    const { records } = await read(
      calendar(
        'BEGIN:VEVENT',
        'UID:moot-1',
        'SUMMARY;LANGUAGE=ru:Сход фонарей\\, весенний',
        'DESCRIPTION:The keepers me',
        ' et.',
        'LOCATION:Old Quay\\nHall 2',
        'URL:https://lantern.example/moot',
        'STATUS:TENTATIVE',
        'DTSTART;TZID=Europe/Berlin:20310402T093000',
        'DTEND;TZID=Europe/Berlin:20310402T110000',
        'BEGIN:VALARM',
        'DESCRIPTION:Wake up',
        'END:VALARM',
        'END:VEVENT',
      ),
    );
    expect(records).toEqual([
      {
        ...{ type: 'RECORD', place: 'event at line 3', externalId: 'moot-1', list: 'meetings' },
        record: {
          ...{ language: 'ru', name: { ru: 'Сход фонарей, весенний' }, summary: { ru: 'The keepers meet.' } },
          ...{ sessionKind: 'OTHER', format: null, status: 'PLANNED', place: { ru: 'Old Quay Hall 2' } },
          ...{ startsOn: '2031-04-02', startsPrecision: 'DAY', endsOn: '2031-04-02', endsPrecision: 'DAY' },
          ...{ startsAt: '2031-04-02T07:30:00Z', endsAt: '2031-04-02T09:00:00Z', timeZone: 'Europe/Berlin' },
          sources: [{ url: 'https://lantern.example/moot' }, { title: 'moot.ics' }],
        },
      },
    ]);
    expect(records.flatMap(problemsOf)).toEqual([]);
  });

  it.each([
    ['the day before its DTEND', ['DTSTART;VALUE=DATE:20310402', 'DTEND;VALUE=DATE:20310405'], '2031-04-04'],
    ['its own day without a DTEND', ['DTSTART;VALUE=DATE:20310402'], '2031-04-02'],
    ['the last of its DURATION', ['DTSTART:20310402', 'DURATION:P3D'], '2031-04-04'],
    [
      'the day before a midnight',
      ['DTSTART;TZID=Asia/Tokyo:20310402T200000', 'DTEND;TZID=Asia/Tokyo:20310403T000000'],
      '2031-04-02',
    ],
    ['no known day of a moment', ['DTSTART:20310402T200000Z'], null],
  ])('ends on %s', async (_, lines, endsOn) => {
    expect(await only(...lines)).toMatchObject({ startsOn: expect.stringMatching(/^2031-04-0[23]$/), endsOn });
  });

  it.each([
    ['UTC, told by the newsroom', 'DTSTART:20310402T200000Z', '2031-04-03', '2031-04-02T20:00:00Z', 'Asia/Almaty'],
    ['no zone: the newsroom’s', 'DTSTART:20310402T200000', '2031-04-02', '2031-04-02T15:00:00Z', 'Asia/Almaty'],
    [
      'a zone of Windows',
      'DTSTART;TZID=Tokyo Standard Time:20310402T200000',
      '2031-04-02',
      '2031-04-02T11:00:00Z',
      'Asia/Tokyo',
    ],
    [
      'a zone with a prefix',
      'DTSTART;TZID=/cal.example/2/Asia/Tokyo:20310402T200000',
      '2031-04-02',
      '2031-04-02T11:00:00Z',
      'Asia/Tokyo',
    ],
    ['a zone that nobody knows', 'DTSTART;TZID=Lantern Time:20310402T200000', '2031-04-02', null, null],
  ])('may be in %s', async (_, line, startsOn, startsAt, timeZone) => {
    expect(await only(line)).toMatchObject({ startsOn, startsAt, timeZone });
  });

  it('may be in a zone that the calendar describes', async () => {
    const zone = [
      ...['BEGIN:VTIMEZONE', 'TZID:Lantern Time', 'BEGIN:STANDARD', 'DTSTART:20001029T030000'],
      ...['RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'TZOFFSETFROM:+0430', 'TZOFFSETTO:+0330', 'END:STANDARD'],
      ...['BEGIN:DAYLIGHT', 'DTSTART:20000326T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU'],
      ...['TZOFFSETFROM:+0330', 'TZOFFSETTO:+0430', 'END:DAYLIGHT', 'END:VTIMEZONE'],
    ];
    const at = async (day: string) =>
      (await read(calendar(...zone, ...event(`DTSTART;TZID=Lantern Time:${day}T120000`)))).records[0]?.record.startsAt;
    expect(await at('20310715')).toBe('2031-07-15T07:30:00Z');
    expect(await at('20310115')).toBe('2031-01-15T08:30:00Z');
  });

  it('is left where it is when it is private, and counts once in its latest version', async () => {
    expect(await days('CLASS:PRIVATE', 'DTSTART:20310402')).toEqual([]);
    const versions = [...event('SEQUENCE:2', 'DTSTART:20310403'), ...event('SEQUENCE:1', 'DTSTART:20310402')];
    expect((await read(calendar(...versions))).records.map(({ record }) => record.startsOn)).toEqual(['2031-04-03']);
  });

  it('that cannot be read is a flaw, and the others are read', async () => {
    const { records, flaws } = await read(
      calendar(
        ...event('DTSTART:soon'),
        ...['BEGIN:VEVENT', 'UID:2', 'DTSTART:20310402', 'END:VEVENT'],
        ...event(),
        ...[
          'BEGIN:VEVENT',
          'UID:3',
          'SUMMARY:Back',
          'DTSTART:20310402',
          'DTEND;VALUE=DATE-TIME:20310301T000000Z',
          'END:VEVENT',
        ],
        ...['BEGIN:VEVENT', 'UID:4', 'SUMMARY:Good', 'DTSTART:20310402', 'END:VEVENT'],
      ),
    );
    expect(flaws.map(({ place, flaw }) => [place, flaw])).toEqual([
      ['event at line 3', expect.stringMatching(/as RFC 5545 says|must have a DTSTART/)],
      ['event at line 8', 'An event must have a SUMMARY, but has none.'],
      ['event at line 12', 'An event must have a DTSTART that is a day or a time, but has none.'],
      ['event at line 16', expect.stringMatching(/must not end before it starts, but "Back"/)],
    ]);
    expect(records.map(({ externalId }) => externalId)).toEqual(['4']);
  });
});

describe('an event that comes again', () => {
  it('is one meeting each time, with an identity of its own', async () => {
    const { records } = await read(
      calendar(...event('DTSTART;TZID=Europe/Berlin:20310328T093000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3')),
    );
    expect(records.map(({ externalId, record }) => [externalId, record.startsAt, record.endsAt])).toEqual([
      ['moot-1/2031-03-28T08:30:00Z', '2031-03-28T08:30:00Z', '2031-03-28T09:30:00Z'],
      ['moot-1/2031-03-29T08:30:00Z', '2031-03-29T08:30:00Z', '2031-03-29T09:30:00Z'],
      // The clocks have been changed.
      ['moot-1/2031-03-30T07:30:00Z', '2031-03-30T07:30:00Z', '2031-03-30T08:30:00Z'],
    ]);
  });

  it('comes without the times that are taken out, with those added, and changed where it was changed', async () => {
    const text = calendar(
      ...event('DTSTART:20300401', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE:20300408', 'RDATE:20300403'),
      ...event('RECURRENCE-ID:20300415', 'DTSTART:20300416', 'SUMMARY:Moved'),
    );
    const { records } = await read(text.replace('SUMMARY:Lantern Moot\r\nRECURRENCE', 'RECURRENCE'));
    expect(records.map(({ externalId, record }) => [externalId, record.startsOn])).toEqual([
      ['moot-1/2030-04-01', '2030-04-01'],
      ['moot-1/2030-04-03', '2030-04-03'],
      ['moot-1/2030-04-15', '2030-04-16'],
      ['moot-1/2030-04-22', '2030-04-22'],
    ]);
    expect(records[2]?.record.name).toEqual({ en: 'Moved' });
  });

  it('comes until the moment its rule says, in its own zone', async () => {
    const start = 'DTSTART;TZID=America/New_York:20100101T200000';
    expect(await days(start, 'RRULE:FREQ=DAILY;UNTIL=20100103T010000Z')).toEqual(['2010-01-01', '2010-01-02']);
    expect(await days(start, 'RRULE:FREQ=DAILY;UNTIL=20100103T005959Z')).toEqual(['2010-01-01']);
  });

  it('comes around today when its rule has no end, and 500 times at most', async () => {
    const weekly = await days('DTSTART:19990104', 'RRULE:FREQ=WEEKLY');
    expect(weekly.length).toBeGreaterThan(150);
    expect(weekly.length).toBeLessThan(160);
    const { records, flaws } = await read(calendar(...event('DTSTART:20000101', 'RRULE:FREQ=DAILY;UNTIL=20200101')));
    expect([records.length, records[0]?.record.startsOn]).toEqual([500, '2000-01-01']);
    expect(flaws[0]?.flaw).toMatch(/500 meetings at most/);
  });

  it.each([
    ['FREQ=SECONDLY', /by the day, week, month or year/],
    ['FREQ=DAILY;BYHOUR=1,2', /at its own time/],
    ['FREQ=DAILY;INTERVAL=99999999999', /from 1 to 10000/],
    ['FREQ=MONTHLY;BYDAY=MOON', /BYDAY of an RRULE/],
    ['FREQ=DAILY;UNTIL=soon', /UNTIL of an RRULE/],
  ])('is a flaw with the rule %s', async (rule, sentence) => {
    const { records, flaws } = await read(calendar(...event('DTSTART:20300401T100000Z', `RRULE:${rule}`)));
    expect([records, flaws.map(({ flaw }) => flaw)]).toEqual([[], [expect.stringMatching(sentence)]]);
  });

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'FREQ=MONTHLY;INTERVAL=12;BYMONTH=5;BYSETPOS=3',
  ])('ends where its rule never comes true: %s', async (rule) => {
    expect(await days('DTSTART:20260401', `RRULE:${rule};UNTIL=20300101`)).toEqual(['2026-04-01']);
  });
});

/** Examples of RFC 5545, 3.8.5.3, and days of which a calendar on the wall tells. */
describe('the days of a rule', () => {
  it.each([
    ['FREQ=MONTHLY;BYDAY=1FR', '1997-09-05', ['1997-09-05', '1997-10-03', '1997-11-07']],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU', '1997-09-07', ['1997-09-07', '1997-09-28', '1997-11-02']],
    ['FREQ=MONTHLY;BYMONTHDAY=-3', '1997-09-28', ['1997-09-28', '1997-10-29', '1997-11-28']],
    ['FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', ['1997-09-04', '1997-10-07', '1997-11-06']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', '1997-09-29', ['1997-09-29', '1997-10-30', '1997-11-27']],
    ['FREQ=YEARLY;BYDAY=20MO', '1997-05-19', ['1997-05-19', '1998-05-18', '1999-05-17']],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '1997-05-12', ['1997-05-12', '1998-05-11', '1999-05-17']],
    [
      'FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200',
      '1997-01-01',
      ['1997-01-01', '1997-04-10', '1997-07-19', '2000-01-01'],
    ],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '1996-11-05',
      ['1996-11-05', '2000-11-07', '2004-11-02'],
    ],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '1997-09-02', ['1998-02-13', '1998-03-13', '1998-11-13']],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU',
      '1997-08-05',
      ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
    ],
    ['FREQ=YEARLY', '2024-02-29', ['2024-02-29', '2028-02-29']],
    ['FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU', '2020-01-01', ['2021-01-03', '2022-01-02', '2023-01-01']],
  ])('%s from %s', (text, start, expected) => {
    const first = dayNumber(start);
    const rule = parseRule(text, () => 0, '000000');
    const found: string[] = [];
    for (const number of daysOfRule(rule, first, first, first + 366 * 13, wholeBudget())) {
      found.push(dayOfNumber(number));
      if (found.length === expected.length) break;
    }
    expect(found).toEqual(expected);
  });
});

describe('a calendar', () => {
  it('is told by its name or its first line, and refused where it is none', async () => {
    const recognizes = (name: string, text: string) => icalendarImporter.recognizes(givenFile(name, text));
    expect([recognizes('a.ics', ''), recognizes('a', '\nBEGIN:VCALENDAR\n'), recognizes('a.txt', 'Hello')]).toEqual([
      true,
      true,
      false,
    ]);
    await expect(read('Hello')).rejects.toThrow(/must be a calendar that begins with BEGIN:VCALENDAR/);
  });

  it.each([
    ['components without end', 'BEGIN:VCALENDAR\n'.repeat(30), /20 deep/],
    ['a line without end', `BEGIN:VCALENDAR\nX:${'a'.repeat(3_000_000)}`, /A line of moot\.ics/],
    [
      'more than its bound',
      `BEGIN:VCALENDAR\n${'X:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n'.repeat(530_000)}`,
      /33554432 characters/,
    ],
  ])('is refused with %s', async (_, text, sentence) => {
    await expect(read(text)).rejects.toThrow(sentence);
  });
});
