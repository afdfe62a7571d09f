import { readPage } from '../src/ingest/page/read-page.js';

const today = '2026-03-01';

function read(text: string) {
  return readPage(text, { today });
}

function year(number: number) {
  return { from: `${number}-01-01`, until: `${number}-12-31`, precision: 'YEAR' };
}

function day(date: string) {
  return { from: date, until: date, precision: 'DAY' };
}

describe('the date of a saved page', () => {
  const dated = (line: string) =>
    read(`Harbours of the lakes open again after the ice\n\n${line}\n\nThe ice has gone from the harbours.`);
  const saying = (sentence: string) => read(`Harbours of the lakes open again after the ice\n\n${sentence}`).published;

  it.each([
    ['14.03.2023', '2023-03-14'],
    ['14.03.2023 12:30', '2023-03-14'],
    ['14 March 2023', '2023-03-14'],
    ['March 14, 2023', '2023-03-14'],
    ['Tuesday, 14 March 2023, 12:30', '2023-03-14'],
    ['Lower Quay, 14 March 2023', '2023-03-14'],
    ['14 марта 2023', '2023-03-14'],
    ['14 марта 2023 года', '2023-03-14'],
    ['14 мая 2023 г., 09:05', '2023-05-14'],
    ['Опубликовано: 2023-03-14', '2023-03-14'],
  ])('is the day of the line "%s"', (line, date) => {
    expect(dated(line).published).toEqual(day(date));
    expect(dated(line).paragraphs).toEqual(['The ice has gone from the harbours.']);
  });

  it('is the day of a line above the headline, and of one below the body', () => {
    expect(read('14.03.2023\n\nHarbours of the lakes open again\n\nThe ice has gone.').published).toEqual(
      day('2023-03-14'),
    );
    expect(read('Harbours of the lakes open again\n\nThe ice has gone.\n\n14.03.2023\n\nGo back').published).toEqual(
      day('2023-03-14'),
    );
  });

  it('is not that of a line between a single teaser and the headline, unless the body speaks of that year', () => {
    const page = (body: string) =>
      read(`Ferries sail again.\n\n14.03.2023\n\nHarbours of the lakes open again\n\n${body}`);
    expect(page('The ice has gone.').published).toBeNull();
    expect(page('The ice went early in 2021.').published).toEqual(year(2021));
    expect(page('The ice went early in 2023.').published).toEqual(day('2023-03-14'));
  });

  it('is not that of a teaser where dates stand below teasers', () => {
    const teasers = 'Ferries sail again.\n\n14.03.2023\n\nThe fair is open.\n\n12.03.2023';
    expect(read(`${teasers}\n\nHarbours of the lakes open again\n\nThe ice has gone.`).published).toBeNull();
  });

  it('is a month where a line gives no more, and the year where day and month may be exchanged', () => {
    expect(dated('March 2023').published).toMatchObject({
      from: '2023-03-01',
      until: '2023-03-31',
      precision: 'MONTH',
    });
    expect(dated('03/04/2023').published).toEqual(year(2023));
    expect(dated('14/03/2023').published).toEqual(day('2023-03-14'));
  });

  it.each([
    ['Last year the Council adopted resolution 40/7, on December 3, 2020.', 2021],
    ['The ice of last year, 2020, was thick.', 2021],
    ['In 2021 we began to meet every week.', 2021],
    ['This year, 2021, the ice was thin.', 2021],
    ['The programme for next year, 2024, is ready.', 2023],
    ['The charter of 2012 was amended in May 2019, and the fleet will be renewed in 2024.', 2019],
    ['На сессии в прошлом году принята резолюция от 3 декабря 2020 года.', 2021],
    ['В минувшем, 2021 году, прошло шесть учений.', 2022],
    ['По итогам 2020 года лёд был тонким, в 2024 году планируется новое учение.', 2020],
    ['В нынешнем году, в марте 2021 г., прошло учение.', 2021],
  ])('is the year that follows from "%s"', (sentence, expected) => {
    expect(saying(sentence)).toEqual(year(expected));
  });

  it.each([
    'All lamps will be electric by 2024.',
    'The tables are valid until the end of 2024.',
    'The next seminar is planned for 2024.',
    'In 2024, the Council will meet again.',
    'The programme for 2019–2021 is ready.',
    'From 2019 to 2021 nothing happened.',
    'The Compact has grown since 2003.',
    'Founded in 2003, the Compact has five members.',
    'The resolution has the number WWA/RES/2019/7.',
    'The harbour took in 2019 people.',
    'The exercise "Clean Wave-2019" was long.',
    'К 2024 году все лампы станут электрическими.',
    'Программа рассчитана до конца 2024 года.',
    'В 2024 году планируется новое учение.',
    'План на 2019–2021 годы готов.',
    'The museum recalls the flood of 1824.',
    'In 2042 the ice was gone.',
  ])('does not follow from "%s"', (sentence) => {
    expect(saying(sentence)).toBeNull();
  });

  it('comes with the words it rests on', () => {
    expect(dated('14.03.2023').publishedEvidence).toBe('14.03.2023');
    const page = read('Harbours open again after the ice\n\nThe ice has gone. In 2021 it went later. Pilots are glad.');
    expect(page.publishedEvidence).toBe('In 2021 it went later.');
  });
});
