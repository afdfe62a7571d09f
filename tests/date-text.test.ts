import fc from 'fast-check';
import { readDate } from '../src/ingest/date-text.js';

const TIME_ZONE = 'Europe/Moscow';

/** The date of a text in short: `2024`, `2024-06`, `2024-06-06`, a moment, or null. */
function read(text: string, language: string | null = null, more: object = {}): string | null {
  const date = readDate(text, { timeZone: TIME_ZONE, language, ...more });
  if (date === null) return null;
  const lengths = { TIME: 10, DAY: 10, MONTH: 7, YEAR: 4, UNKNOWN: 0 };
  return date.precision === 'TIME'
    ? date.at.toISOString().replace('.000Z', 'Z')
    : date.from.slice(0, lengths[date.precision]);
}

describe('a date in a text', () => {
  it.each([
    ['2024-06-06', '2024-06-06'],
    ['2024-06', '2024-06'],
    ['2024', '2024'],
    ['2024-6-6', '2024-06-06'],
    ['20240606', '2024-06-06'],
    ['20240606T143000Z', '2024-06-06T14:30:00Z'],
    ['2024-06-06T14:30:00Z', '2024-06-06T14:30:00Z'],
    ['2024-06-06t14:30:00z', '2024-06-06T14:30:00Z'],
    ['2024-06-06T14:30:00+03:00', '2024-06-06T11:30:00Z'],
    ['2024-06-06T14:30:00.125+0300', '2024-06-06T11:30:00.125Z'],
    ['2024-06-06T14:30:00−05:00', '2024-06-06T19:30:00Z'],
    ['2024-06-06T14:30:00', '2024-06-06T11:30:00Z'],
    ['2024-06-06T14:30', '2024-06-06T11:30:00Z'],
    ['2024-06-06 14:30:00', '2024-06-06T11:30:00Z'],
    ['2024-06-06 14:30:00 UTC', '2024-06-06T14:30:00Z'],
    ['2024-06-06T14:30:00+09:00[Asia/Tokyo]', '2024-06-06T05:30:00Z'],
    ['2024-06-06T24:00:00Z', '2024-06-07T00:00:00Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59Z'],
    ['2024-06-06+03:00', '2024-06-06'],
    ['0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31'],
  ])('is read as ISO 8601 writes it: %s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it.each([
    ['Thu, 06 Jun 2024 14:30:00 GMT', '2024-06-06T14:30:00Z'],
    ['Thu, 06 Jun 2024 14:30:00 +0300', '2024-06-06T11:30:00Z'],
    ['Thu, 06 Jun 2024 14:30:00 -0000', '2024-06-06T14:30:00Z'],
    ['Thu, 6 Jun 2024 14:30 EST', '2024-06-06T19:30:00Z'],
    ['06 Jun 2024 14:30:00 PDT', '2024-06-06T21:30:00Z'],
    ['06 Jun 24 14:30:00 GMT', '2024-06-06T14:30:00Z'],
    ['06 Jun 97 14:30:00 GMT', '1997-06-06T14:30:00Z'],
    ['06 Jun 104 14:30:00 GMT', '2004-06-06T14:30:00Z'],
    ['Mon, 06 Jun 2024 14:30:00 GMT', '2024-06-06T14:30:00Z'],
    ['Thu,06 Jun 2024 14:30:00 +0300 (Moscow Standard Time)', '2024-06-06T11:30:00Z'],
    ['Thursday, 06-Jun-24 14:30:00 GMT', '2024-06-06T14:30:00Z'],
    ['Thu Jun 06 2024 14:30:00 GMT+0300 (MSK)', '2024-06-06T11:30:00Z'],
    ['Thu Jun  6 14:30:00 2024', '2024-06-06T11:30:00Z'],
    ['Thu Jun  6 14:30:00 +0000 2024', '2024-06-06T14:30:00Z'],
    ['Thu Jun  6 14:30:00 EDT 2024', '2024-06-06T18:30:00Z'],
    ['Чт, 06 Июн 2024 14:30:00 +0300', '2024-06-06T11:30:00Z'],
  ])('is read as mail, feeds and programs write it: %s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it.each([
    ['June 6, 2024', '2024-06-06'],
    ['6 June 2024', '2024-06-06'],
    ['June 6th, 2024', '2024-06-06'],
    ['the 6th of June 2024', '2024-06-06'],
    ['Sept. 6, 2024', '2024-09-06'],
    ['2024 June 6', '2024-06-06'],
    ['Thursday, June 6, 2024 at 2:30 PM EDT', '2024-06-06T18:30:00Z'],
    ['June 6, 2024 | 14:30', '2024-06-06T11:30:00Z'],
    ['2:30 p.m., 6 June 2024', '2024-06-06T11:30:00Z'],
    ['6 June 2024, 12:30 am', '2024-06-05T21:30:00Z'],
    ['6 June 2024, 2pm', '2024-06-06T11:00:00Z'],
    ['Published on 6 June 2024', '2024-06-06'],
    ['June 2024', '2024-06'],
    ['6 июня 2024 года', '2024-06-06'],
    ['Четверг, 6 июня 2024 г., 14:30 (МСК)', '2024-06-06T11:30:00Z'],
    ['6 июня 2012 г. 14:30 МСК', '2012-06-06T10:30:00Z'],
    ['14:30, 6 июн 2024', '2024-06-06T11:30:00Z'],
    ['в 14:30 6 июня 2024', '2024-06-06T11:30:00Z'],
    ['6-го июня 2024г.', '2024-06-06'],
    ['Июнь 2024', '2024-06'],
    ['2024 г.', '2024'],
    ['6 червня 2024 року', '2024-06-06'],
    ['jeudi 6 juin 2024 à 14h30', '2024-06-06T11:30:00Z'],
    ['1er juin 2024', '2024-06-01'],
    ['6. Juni 2024, 14:30 Uhr', '2024-06-06T11:30:00Z'],
    ['6 de junio de 2024', '2024-06-06'],
    ['6 de junho de 2024', '2024-06-06'],
    ['6 giugno 2024', '2024-06-06'],
    ['6 Haziran 2024', '2024-06-06'],
    ['6 يونيو 2024', '2024-06-06'],
    ['٦ يونيو ٢٠٢٤', '2024-06-06'],
    ['6 հունիսի, 2024', '2024-06-06'],
    ['2024年6月6日', '2024-06-06'],
    ['2024年6月6日 下午2:30', '2024-06-06T11:30:00Z'],
    ['2024년 6월 6일', '2024-06-06'],
    ['2024年6月', '2024-06'],
  ])('is read by the name of its month in the languages of the world: %s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it.each([
    ['06.06.2024', null, '2024-06-06'],
    ['6.6.2024 14:30', null, '2024-06-06T11:30:00Z'],
    ['7.6.2024', null, '2024-06-07'],
    ['7.6.2024', 'en-US', '2024-07-06'],
    ['06/06/2024', null, '2024-06-06'],
    ['13/06/2024', null, '2024-06-13'],
    ['06/13/2024', null, '2024-06-13'],
    ['06/07/2024', null, '2024'],
    ['06/07/2024', 'en', '2024'],
    ['06/07/2024 14:30', 'en', '2024'],
    ['06/07/2024', 'en-US', '2024-06-07'],
    ['06/07/2024', 'en-GB', '2024-07-06'],
    ['06/07/2024', 'ru', '2024-07-06'],
    ['06-07-2024', 'fr', '2024-07-06'],
    ['06.07.24', 'ru', '2024-07-06'],
    ['24.06.07', 'ko', '2024-06-07'],
    ['06.07.24', null, null],
    ['2024/06/07', null, '2024-06-07'],
    ['2024.06.07', null, '2024-06-07'],
    ['06/2024', null, '2024-06'],
    ['06.2024', null, '2024-06'],
  ])('is read from figures in the order of its language: %s in %s', (text, language, date) => {
    expect(read(text, language)).toBe(date);
  });

  it.each([
    '',
    'yesterday',
    '2 hours ago',
    '6 June',
    '14:30',
    '2024-02-30',
    '31 June 2024',
    '2024-13-06',
    '0000-01-01',
    '6-8 June 2024',
    '1 May 2024 - 3 May 2024',
    '2024-06-06/2024-06-08',
    'Updated 6 June 2024',
    'The summit of June 2024',
    '1717675200',
    '12345',
    '2024-06-06T14:30:00+25:00',
    '6.6.2024 7.6.2024',
    'January February 2024',
    `6 June 2024${' '.repeat(2000)}`,
  ])('is none in "%s"', (text) => {
    expect(read(text)).toBeNull();
  });

  it('keeps the day where the zone of its time means nothing or several things', () => {
    expect(read('6 June 2024 14:30 IST')).toBe('2024-06-06');
    expect(read('6 June 2024 27:30')).toBe('2024-06-06');
  });

  it('is counted in the newsroom’s days, and its moment told exactly', () => {
    expect(readDate('2024-06-06T22:30:00Z', { timeZone: TIME_ZONE, language: null })).toEqual({
      precision: 'TIME',
      at: new Date('2024-06-06T22:30:00Z'),
      from: '2024-06-07',
      until: '2024-06-07',
    });
    expect(readDate('June 2024', { timeZone: TIME_ZONE, language: 'en' })).toEqual({
      precision: 'MONTH',
      from: '2024-06-01',
      until: '2024-06-30',
    });
  });

  it('is not read by our calendar where its language has another, unless a machine wrote it', () => {
    expect(read('1403/03/17', 'fa')).toBeNull();
    expect(read('06/06/2567', 'th')).toBeNull();
    expect(read('2024-06-06', 'fa')).toBe('2024-06-06');
    expect(read('Thu, 06 Jun 2024 14:30:00 GMT', 'th')).toBe('2024-06-06T14:30:00Z');
  });

  it('takes a name that is a month in one language and another in a second only from a text that says its own', () => {
    expect(read('6 listopada 2024')).toBeNull();
    expect(read('6 listopada 2024', 'pl')).toBe('2024-11-06');
    expect(read('6. listopada 2024', 'hr')).toBe('2024-10-06');
    expect(read('mar. 4 juin 2024', 'fr')).toBe('2024-06-04');
    expect(read('4 mar. 2024', 'fr')).toBe('2024-03-04');
  });

  it('puts a year of two digits into the century that ends ten years from today', () => {
    expect(read('6 Jun 35', null, { today: '2026-06-06' })).toBe('2035-06-06');
    expect(read('6 Jun 37', null, { today: '2026-06-06' })).toBe('1937-06-06');
  });

  it('counts from 1970 only when it is asked to', () => {
    expect(read('1717684200', null, { unix: 'SECONDS' })).toBe('2024-06-06T14:30:00Z');
    expect(read('1717684200000', null, { unix: 'MILLISECONDS' })).toBe('2024-06-06T14:30:00Z');
    expect(read('9999999999999999', null, { unix: 'SECONDS' })).toBeNull();
  });

  it('reads back any moment that a machine wrote', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-03T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true }),
        (at) => {
          expect(readDate(at.toISOString(), { timeZone: TIME_ZONE, language: null })).toMatchObject({ at });
          const seconds = new Date(Math.floor(at.getTime() / 1000) * 1000);
          expect(readDate(seconds.toUTCString(), { timeZone: TIME_ZONE, language: 'ru' })).toMatchObject({
            at: seconds,
          });
        },
      ),
    );
  });

  it('takes what is no language tag for no language', () => {
    expect(read('6 June 2024', 'in english')).toBe('2024-06-06');
    expect(read('06/07/2024', 'en_GB')).toBe('2024-07-06');
    expect(read('06/07/2024', 'xx')).toBe('2024');
  });

  it('fails for no text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(null, 'en', 'ru', 'ja'), (text, language) => {
        read(text, language);
        read(`6 June 2024 ${text}`, language);
      }),
    );
  });
});
