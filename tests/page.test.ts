import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { decodePage } from '../src/ingest/page/decode-page.js';
import { genreOf } from '../src/ingest/page/genre.js';
import { readPage, type SavedPage } from '../src/ingest/page/read-page.js';

const today = '2026-03-01';

function fixture(name: string): Buffer {
  return readFileSync(new URL(`./fixtures/pages/${name}`, import.meta.url));
}

function read(text: string): SavedPage {
  return readPage(text, { today });
}

function year(number: number) {
  return { from: `${number}-01-01`, until: `${number}-12-31`, precision: 'YEAR' };
}

function day(date: string) {
  return { from: date, until: date, precision: 'DAY' };
}

const PAGES = [
  {
    file: 'en-answer.txt',
    shows: 'teasers with dates, an image named in Russian, a headline that ends in a quote',
    title: /^The Secretary General of the Lakes Compact Oriel Vantongeren answered .* the Lakes Compact”$/,
    subheading: 'The Secretariat works more closely with the World Water Assembly',
    imageNames: ['Ответ газете «Курьер».jpg'],
    first: /^In the first months of 2021/,
    last: /wherever both sides have an interest\.$/,
    count: 5,
    language: 'en',
    published: year(2021),
    genre: 'MEDIA_ANSWER',
  },
  {
    file: 'ru-news.txt',
    shows: 'Russian, a date and two images below the headline, a list, a plan for later years',
    title: 'В Секретариате Озёрного союза обсудили подготовку спасателей к учению «Чистая волна»',
    subheading: 'Спасатели трёх стран выйдут на воду вместе',
    imageNames: ['Совещание в Секретариате.jpg', 'IMG_4471 общий план.JPEG'],
    first: /^В Секретариате Озёрного союза состоялось/,
    last: /запланирована на 2025 год\.$/,
    count: 6,
    language: 'ru',
    published: day('2023-03-14'),
    genre: 'NEWS',
  },
  {
    file: 'en-news-single-gaps.txt',
    shows: 'no image, no subheading, no wider gaps, a teaser without a full stop, the date at the end',
    title: 'Hydrologists of four countries compared their flood forecasts at a seminar in Lower Quay',
    subheading: null,
    imageNames: [],
    first: /^A seminar on flood forecasts was held/,
    last: /is planned for 2021\.$/,
    count: 4,
    language: 'en',
    published: day('2019-04-11'),
    genre: 'NEWS',
  },
  {
    file: 'ru-interview.txt',
    shows: 'a date above each teaser, questions and answers',
    title: 'Интервью Генерального секретаря Озёрного союза Мирона Заречнева журналу «Речной вестник»',
    subheading: null,
    imageNames: [],
    first: /^— Мирон Игнатьевич/,
    last: /общая карта глубин\.$/,
    count: 6,
    language: 'ru',
    published: day('2025-06-02'),
    genre: 'INTERVIEW',
  },
  {
    file: 'en-question-no-frame.txt',
    shows: 'neither teasers nor navigation, a question for a headline, a deadline for a year',
    title: 'Why do the lighthouses of the upper lakes stay lit by day?',
    subheading: null,
    imageNames: [],
    first: /^Ships that come down/,
    last: /^By 2035 all lamps will be electric\.$/,
    count: 3,
    language: 'en',
    published: null,
    genre: 'NEWS',
  },
  {
    file: 'en-statement-inner-headings.txt',
    shows: 'a headline with a full stop, inner headings, a numbered list, an image within the body',
    title: 'Statement by the Council of the Lakes Compact on safe crossings in winter.',
    subheading: null,
    imageNames: ['winter-crossing.png', 'winter-crossing-map.png'],
    first: /^The Council of the Lakes Compact, gathered/,
    last: /^The Council will come back to winter crossings in 2020\.$/,
    count: 10,
    language: 'en',
    published: day('2018-12-17'),
    genre: 'STATEMENT',
  },
  {
    file: 'ru-commentary.windows-1251.txt',
    shows: 'windows-1251 with CRLF, a number of a document that looks like a year',
    title: 'Комментарий Секретариата Озёрного союза о наводнении в низовьях Тихой',
    subheading: null,
    imageNames: [],
    first: /^Секретариат Озёрного союза следит .* 3\u00a0апреля 2014 г\. .* № 2015\/3\.$/,
    last: /^Помощь Секретариата — лодки/,
    count: 2,
    language: 'ru',
    published: year(2014),
    genre: 'COMMENTARY',
  },
  {
    file: 'en-hard-wrapped.txt',
    shows: 'lines broken at 76 columns',
    title: 'Press release of the Lakes Compact on the new tide tables',
    subheading: null,
    imageNames: [],
    first: /^The Lakes Compact has printed .* harbours\. In them the hours .* is given as well\.$/,
    last: /the great storm\.$/,
    count: 2,
    language: 'en',
    published: year(2011),
    genre: 'PRESS_RELEASE',
  },
  {
    file: 'en-announcement-printed-twice.txt',
    shows: 'the headline printed twice, the second time with the date; a teaser of two paragraphs',
    title: 'Announcement: the Council of the Lakes Compact will meet in Sullova',
    subheading: null,
    imageNames: [],
    first: /^The Council of the Lakes Compact will meet in the capital/,
    last: /for 2021-2025\.$/,
    count: 2,
    language: 'en',
    published: day('2020-12-02'),
    genre: 'ANNOUNCEMENT',
  },
  {
    file: 'fr-communique.txt',
    shows: 'French',
    title: 'Communiqué du Conseil du Pacte des lacs sur la pêche d’hiver',
    subheading: null,
    imageNames: [],
    first: /^Le Conseil du Pacte des lacs a examiné/,
    last: /jusqu’au dégel\.$/,
    count: 2,
    language: 'fr',
    published: null,
    genre: 'COMMUNIQUE',
  },
];

describe('a saved page', () => {
  it.each(PAGES)(
    'is read from a file with $shows',
    ({ file, title, first, last, count, subheading, imageNames, language, published, genre }) => {
      const page = read(decodePage(fixture(file)));
      if (typeof title === 'string') expect(page.title).toBe(title);
      else expect(page.title).toMatch(title);
      expect(page.paragraphs).toHaveLength(count);
      expect(page.paragraphs[0]).toMatch(first);
      expect(page.paragraphs.at(-1)).toMatch(last);
      expect(page).toMatchObject({ subheading, imageNames, language, published, genre });
      expect(page.text).toBe(page.paragraphs.join('\n\n'));
    },
  );

  it('keeps the words of its body as they are printed, in NFC and with their no-break spaces', () => {
    const page = read(
      `News of the lakes and of the cafe\u0301s\n\n\nA cafe\u0301 opened on 3\u00a0May.  \u00a0\n \u00a0\n“Come in”,\u00a0they said.`,
    );
    expect(page.title).toBe('News of the lakes and of the cafés');
    expect(page.paragraphs).toEqual(['A café opened on 3\u00a0May.', '“Come in”,\u00a0they said.']);
  });

  it.each(['\r\n', '\r', '\n'])('reads the same whatever ends its lines (%j)', (end) => {
    const text = decodePage(fixture('en-answer.txt'));
    expect(read(decodePage(Buffer.from(text.replaceAll('\n', end))))).toEqual(read(text));
  });

  it('takes lines that follow one another without an empty line for paragraphs, where the file is not hard-wrapped', () => {
    const page = read(
      'Harbours of the upper lakes open again after the ice\nThe ice has gone.\nPilots are back at work.\nGo back',
    );
    expect(page.paragraphs).toEqual(['The ice has gone.', 'Pilots are back at work.']);
  });

  it.each([
    'К разделу',
    'Вернуться назад',
    'В раздел',
    'Все новости',
    'Ко всем новостям',
    '« Назад',
    'Back to the list of news',
    'Назад | Печать',
  ])('ends above the link "%s"', (link) => {
    const text = 'Harbours of the upper lakes open again\n\nThe ice has gone.';
    expect(read(`${text}\n\n${link}\n`)).toEqual(read(text));
  });

  it('keeps a sentence that its body says twice', () => {
    const said = ['They stood up.', 'The harbours are open again.', 'The harbours are open again.'];
    expect(read(['Keepers of the lamps are back', ...said].join('\n\n')).paragraphs).toEqual(said);
  });

  it('keeps a last sentence that only resembles navigation', () => {
    expect(
      read('Keepers of the lamps are back\n\nThey were away.\n\nAll of them went back home.').paragraphs,
    ).toHaveLength(2);
  });
});

describe('the teasers above a saved page', () => {
  const SHOWN_WITH = ['en-answer.txt', 'ru-news.txt', 'en-news-single-gaps.txt', 'ru-commentary.windows-1251.txt'];
  const TEASERS = [
    'The Lakes Compact opened its autumn school for young pilots in Port Hallam on 2 September 2024.',
    'On August 30, 2024, the Deputy Secretary General Brannoc Teale received the ambassador of Marnia. They spoke at length.',
    'Radio Estuary reports that the Foreign Minister of Sullova called her work with the Compact excellent…',
    'Озёрный союз поздравил метеорологов с праздником 5 июня 2025 года.',
    'В Верхнеозёрске открылась выставка старых лоцманских карт, её можно увидеть до 2027 года.',
  ];

  it.each(SHOWN_WITH)('never change what is read from %s, whichever they are and in whatever order', (file) => {
    const text = decodePage(fixture(file));
    const page = read(text);
    const article = text.slice(text.indexOf(page.title));
    const gap = fc.constantFrom('\n\n', '\n\n\n');
    const teasers = fc
      .shuffledSubarray(TEASERS)
      .chain((chosen) => fc.tuple(...chosen.map((teaser) => gap.map((end) => teaser + end))));
    fc.assert(
      fc.property(teasers, (above) => {
        expect(read(above.join('') + article)).toEqual(page);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('never give the page their date', () => {
    const page = read(
      `06.06.2025\n\n${TEASERS[0]}\n\n\n${TEASERS[1]}\n\n\nHarbours open again after the ice\n\n\nThe ice has gone from the harbours.\n\nBack`,
    );
    expect(page.published).toBeNull();
  });
});

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

describe('the genre of a saved page', () => {
  it.each([
    ['The Secretary General replied to questions of the press', 'MEDIA_ANSWER'],
    ['Мирон Заречнев ответил на вопросы журналистов', 'MEDIA_ANSWER'],
    ['Ответ на вопрос газеты «Курьер»', 'MEDIA_ANSWER'],
    ['Oriel Vantongeren gave an interview to Radio Estuary', 'INTERVIEW'],
    ['STATEMENT of the Ministers of the Lakes Compact', 'STATEMENT'],
    ['The Secretary General’s statement on the flood', 'STATEMENT'],
    ['Совместное заявление министров', 'STATEMENT'],
    ['Opening remarks by Oriel Vantongeren at the seminar', 'SPEECH'],
    ['Выступление Мирона Заречнева на открытии школы', 'SPEECH'],
    ['In an exclusive commentary to Radio Estuary, the Secretary General spoke of the ice', 'COMMENTARY'],
    ['Пресс-релиз о приливах', 'PRESS_RELEASE'],
    ['Joint Communiqué of the harbours', 'COMMUNIQUE'],
    ['Анонс: школа лоцманов', 'ANNOUNCEMENT'],
  ])('is named by the headline "%s"', (headline, genre) => {
    expect(genreOf(headline)).toBe(genre);
  });

  it.each([
    'The ministers made a statement on the ice',
    'The Council adopted a joint statement',
    'The harbour addressed the question of the ice',
    'Министры приняли заявление',
    'Ответ пилотов на лёд — вопрос времени',
    'The conference “Interview with the lakes” has opened',
    'Release of the ducks',
  ])('is NEWS where the headline only tells of one: "%s"', (headline) => {
    expect(genreOf(headline)).toBe('NEWS');
  });
});

describe('a file that is no page', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['an empty file', Buffer.alloc(0), /the file is empty/],
    ['a file of empty lines', Buffer.from('\n \u00a0\r\n'), /nothing but empty lines/],
    ['a PNG image', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), /a PNG image/],
    ['a PDF document', Buffer.from('%PDF-1.7\n'), /a PDF document/],
    ['an office document', Buffer.from('PK\x03\x04rest', 'latin1'), /ZIP archive or an office document/],
    ['a file with NUL bytes', Buffer.from('News\0of the lakes'), /NUL bytes/],
    ['a file with other control characters', Buffer.from('News\x01of the lakes'), /control characters/],
    ['UTF-16 that breaks off', Buffer.from([0xff, 0xfe, 0x41]), /breaks off/],
    [
      'French in windows-1252',
      Buffer.from('Réunion à Saint-Étienne, très réussie', 'latin1'),
      /UTF-8, UTF-16 or windows-1251/,
    ],
    ['a web page', Buffer.from('<!DOCTYPE html><html><body>News'), /HTML or XML/],
  ])('is refused with the reason: %s', (_, bytes, reason) => {
    expect(() => decodePage(bytes)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(reason) }),
    );
  });

  it.each([
    ['a headline alone', 'Harbours of the lakes open again', /no line with running text below it/],
    ['navigation alone', 'Go back\n\nAll news', /nothing but navigation/],
    [
      'running text alone',
      'The ice has gone. Pilots are back.\n\nThe harbours are open. Ships come in.\n\nAll is well. We are glad.',
      /can be told from running text/,
    ],
    ['a book', 'The ice has gone.\n\n'.repeat(3001), /at most 3000 lines/],
    ['a log', 'The ice has gone. '.repeat(60_000), /at most 1000000 characters/],
    ['NUL characters', 'Harbours\0\n\nThe ice has gone.', /NUL/],
  ])('is refused with the reason: %s', (_, text, reason) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(reason) }),
    );
  });
});

describe('the encoding of a saved page', () => {
  it('may be UTF-8 with a byte order mark, or UTF-16 with one', () => {
    const text = 'Лёд сошёл\n\nThe ice has gone.';
    const littleEndian = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(decodePage(Buffer.from(`\ufeff${text}`))).toBe(text);
    expect(decodePage(littleEndian)).toBe(text);
    expect(decodePage(Buffer.from(littleEndian).swap16())).toBe(text);
  });

  it('may be windows-1251, also for an English page with its quotes and dashes', () => {
    const english = Buffer.concat([
      Buffer.from('The '),
      Buffer.from([0x93]),
      Buffer.from('Heron'),
      Buffer.from([0x94, 0x20, 0x96]),
    ]);
    expect(decodePage(english)).toBe('The “Heron” –');
  });

  it('is refused where KOI8-R would turn into other letters', () => {
    const koi8 = Buffer.from([
      0xec, 0xc5, 0xc4, 0x20, 0xd3, 0xcf, 0xdb, 0xc5, 0xcc, 0x20, 0xd0, 0xcf, 0xda, 0xc4, 0xce, 0xcf,
    ]);
    expect(() => decodePage(koi8)).toThrow(/save it as UTF-8/);
  });
});
