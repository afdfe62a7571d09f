import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { decodePage } from '../src/ingest/page/decode-page.js';
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
