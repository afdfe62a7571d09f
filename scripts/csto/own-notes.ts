import type { Bilingual } from './wording.js';

/** Of the six members: counted from the Charter. */
const CHARTER: Bilingual = {
  en: 'Counted from the day the Charter was signed; some count from the day it came into force.',
  ru: 'Отсчёт ведётся со дня подписания Устава; в некоторых источниках — со дня его вступления в силу.',
};

/** Of presidencies: why a day that no source prints is given. */
const handOver = (side: 'start' | 'end'): Bilingual => ({
  en: `The ${side} is the day of the session of the Council, where by the procedure described in 2014 (csabusiness.com) and 2022 (TASS) the presidency is handed over.`,
  ru: `${side === 'start' ? 'Начало' : 'Окончание'} — день сессии Совета, на которой, согласно порядку, описанному в 2014 году (csabusiness.com) и в 2022 году (ТАСС), передаётся председательство.`,
});
const HAND_OVER =
  'hand-over at the session of the Council is the procedure printed by csabusiness.com (2014) and tass.com/world/1382261 (2022); the day of the session itself is verified';

/**
 * The facts' own remarks in a reader's words, by the remark: remarks are written for those who gather facts, and in
 * English only. An empty list is for one that tells a reader nothing.
 */
export const OWN_NOTES: Readonly<Record<string, readonly Bilingual[]>> = {
  // Organizations and bodies
  'The site prints armradio.am; the English name is editorial.': [
    {
      en: 'The site prints armradio.am; the English name is editorial.',
      ru: 'На сайте указано armradio.am; название дано редакцией.',
    },
  ],
  'The site prints vb.kg; the full name is editorial.': [
    {
      en: 'The site prints vb.kg; the full name is editorial.',
      ru: 'На сайте указано vb.kg; полное название дано редакцией.',
    },
  ],
  'Journal; the page prints the English name.': [
    { en: 'Journal; the source prints the English name.', ru: 'Журнал; в источнике — английское название.' },
  ],
  'Parent body inside the Organization is from memory; the stored page only shows it as a body of the Organization.':
    [],
  'Day of the decision of the Council (Moscow, 4 February 2009); the agreement was signed later that year.': [
    {
      en: 'Counted from the decision of the Council (Moscow, 4 February 2009); the agreement was signed later that year.',
      ru: 'Отсчёт ведётся от решения Совета (Москва, 4 февраля 2009 года); соглашение подписано позднее в том же году.',
    },
  ],
  'Agreement on peacekeeping activities; another page counts the declaration of 2010-12-10': [
    {
      en: 'Counted from the Agreement on peacekeeping activities; another source counts from the declaration of 10 December 2010.',
      ru: 'Отсчёт ведётся от Соглашения о миротворческой деятельности; в другом источнике — от декларации 10 декабря 2010 года.',
    },
  ],
  'Charter in force': [
    { en: 'Counted from the day its Charter came into force.', ru: 'Отсчёт ведётся со дня вступления в силу Устава.' },
  ],

  // Offices and officials
  'Acting is a flag of the tenure (former record csto-sg-acting was folded in here).': [],
  'Number of seats is editorial: the page shows several deputies at once and gives no number.': [
    {
      en: 'The number of seats is editorial: the source shows several deputies at once and gives no number.',
      ru: 'Число мест дано редакцией: источник показывает нескольких заместителей одновременно, но числа не называет.',
    },
  ],
  'RT prints 1948 as the year of birth; another date is from memory and was left out.': [
    { en: 'RT prints 1948 as the year of birth.', ru: 'RT называет годом рождения 1948-й.' },
  ],
  'not to be merged with Anatoly Serdyukov, Russian defence minister 2007-2012 (namesake trap)': [
    {
      en: 'Not Anatoly Serdyukov, Russian defence minister from 2007 to 2012.',
      ru: 'Не путать с Анатолием Сердюковым, министром обороны России в 2007–2012 годах.',
    },
  ],
  'one person under a Belarusian and a Russian transliteration on the same site': [
    {
      en: 'One site prints the name in a Belarusian and in a Russian transliteration.',
      ru: 'На одном и том же сайте имя приводится и в белорусской, и в русской транслитерации.',
    },
  ],
  'head of information and public relations department of the Secretariat (2026)': [
    {
      en: 'Head of the information and public relations department of the Secretariat (2026).',
      ru: 'Начальник управления Секретариата по информации и связям с общественностью (2026 год).',
    },
  ],
  'CSTO spokesperson 2012-2022': [
    {
      en: 'Known as spokesperson of the CSTO from 2012 to 2022.',
      ru: 'Известен как пресс-секретарь ОДКБ в 2012–2022 годах.',
    },
  ],

  // Tenures
  'appointed at the Dushanbe summit 28 April 2003': [
    {
      en: 'Appointed at the summit in Dushanbe on 28 April 2003.',
      ru: 'Назначение состоялось на саммите в Душанбе 28 апреля 2003 года.',
    },
  ],
  'end is the day before the successor took office (successor appointed "from 2 May")': [
    {
      en: 'The end is the day before the successor took office, who was appointed from 2 May.',
      ru: 'Окончание — день накануне вступления в должность преемника, назначенного со 2 мая.',
    },
  ],
  'dates are those of the operation; seen as commander on 9, 10 and 13 January 2022': [
    {
      en: 'The dates are those of the operation; sources name him as commander on 9, 10 and 13 January 2022.',
      ru: 'Даты — по срокам операции; источники называют его командующим 9, 10 и 13 января 2022 года.',
    },
  ],
  'seen on single days; that he held the post without a break between them is not printed (he was acting Secretary General January-May 2017 and November 2018-December 2019)':
    [
      {
        en: 'Known from single days; no source says that the post was held without a break between them. Acting Secretary General from January to May 2017 and from November 2018 to December 2019.',
        ru: 'Известно по отдельным дням; ни один источник не говорит, что должность занималась без перерыва. Исполняющий обязанности Генерального секретаря с января по май 2017 года и с ноября 2018 года по декабрь 2019 года.',
      },
    ],
  'also: csto-sr-pk (seen 2024-12-11)': [
    {
      en: 'Also Special Representative for Peacekeeping, as of 11 December 2024.',
      ru: 'На 11 декабря 2024 года — также спецпредставитель по миротворчеству.',
    },
  ],
  'named acting on 2024-04-10; the page of 22 April 2024 prints Deputy Secretary General': [
    {
      en: 'Called acting on 10 April 2024, and Deputy Secretary General on 22 April 2024.',
      ru: '10 апреля 2024 года назван исполняющим обязанности, 22 апреля 2024 года — заместителем Генерального секретаря.',
    },
  ],
  'handed over at the first meeting of 2025': [
    { en: 'Handed over at the first meeting of 2025.', ru: 'Передача полномочий — на первом заседании 2025 года.' },
  ],
  'follows from the presidency of Russia in 2026': [
    {
      en: 'Follows from the presidency of Russia in 2026.',
      ru: 'Следует из председательства России в 2026 году.',
    },
  ],
  'reappointed with each government (2004, 2008, 2012, 2018, 2020, 2024); kept as one tenure': [
    {
      en: 'Reappointed with each government (2004, 2008, 2012, 2018, 2020, 2024); given here as one term.',
      ru: 'Назначался заново с каждым составом правительства (2004, 2008, 2012, 2018, 2020, 2024); здесь это один срок.',
    },
  ],
  'headed Kazakhstan since 1990-04-24 according to the page (first as president of the Kazakh SSR)': [
    {
      en: 'Head of Kazakhstan since 24 April 1990 according to the source, at first as president of the Kazakh SSR.',
      ru: 'Согласно источнику, во главе Казахстана с 24 апреля 1990 года, сначала как президент Казахской ССР.',
    },
  ],
  'appointed acting minister; the day of the full appointment was not found': [
    {
      en: 'Appointed acting minister; the day of the full appointment is not known.',
      ru: 'Назначение — исполняющим обязанности министра; день полного назначения неизвестен.',
    },
  ],
  'second time in office; the first was 2010-2012': [
    { en: 'Second time in office; the first was from 2010 to 2012.', ru: 'Второй срок; первый — 2010–2012 годы.' },
  ],
  'dates are taken from the presidency; alternatives stand there': [
    {
      en: 'The dates are those of the presidency, which has the notes on them.',
      ru: 'Даты — по председательству; примечания к ним даны там же.',
    },
  ],

  // Presidencies
  'older rotation, kept as partial-date example': [],
  'end not verified': [{ en: 'The end is not known.', ru: 'Дата окончания неизвестна.' }],
  'end: announced on the day of the Sochi session (RIA Novosti, reprinted)': [
    {
      en: 'The end was announced on the day of the session in Sochi (RIA Novosti, reprinted).',
      ru: 'Об окончании объявлено в день сессии в Сочи (перепечатка сообщения РИА Новости).',
    },
  ],
  'start: announced on the day of the Sochi session (RIA Novosti, reprinted)': [
    {
      en: 'The start was announced on the day of the session in Sochi (RIA Novosti, reprinted).',
      ru: 'О начале объявлено в день сессии в Сочи (перепечатка сообщения РИА Новости).',
    },
  ],
  [`end: ${HAND_OVER}`]: [handOver('end')],
  [`start: ${HAND_OVER}`]: [handOver('start')],
  [`end: ${HAND_OVER} (the Minsk session of 30 November 2017 summed up the presidency of Belarus)`]: [
    handOver('end'),
    {
      en: 'The session in Minsk on 30 November 2017 summed up the presidency of Belarus.',
      ru: 'Сессия в Минске 30 ноября 2017 года подвела итоги председательства Беларуси.',
    },
  ],
  [`start: ${HAND_OVER} (Kazakhstan is seen presiding in June 2018)`]: [
    handOver('start'),
    {
      en: 'A source shows Kazakhstan presiding in June 2018.',
      ru: 'Один из источников говорит о председательстве Казахстана в июне 2018 года.',
    },
  ],
  [`end: ${HAND_OVER}; TASS of 2 December 2020 says Russia presides this year and hands over in 2021`]: [
    handOver('end'),
    {
      en: 'TASS of 2 December 2020 says Russia presides this year and hands over in 2021.',
      ru: 'По сообщению ТАСС от 2 декабря 2020 года, Россия председательствует в этом году и передаёт председательство в 2021-м.',
    },
  ],
  'sources say December 2020; TASS of 2 December 2020 says Tajikistan takes over in 2021 (alternative start 2021-01-01)':
    [
      {
        en: 'Sources say December 2020; TASS of 2 December 2020 says Tajikistan takes over in 2021.',
        ru: 'Источники указывают декабрь 2020 года; по сообщению ТАСС от 2 декабря 2020 года, Таджикистан принимает председательство в 2021 году.',
      },
    ],
  'sources count it as 2021-2022, as 2022, or as session-to-session; the seed page speaks of "last year" from 2023': [
    {
      en: 'Sources count it as 2021–2022, as 2022, or from session to session; a page of the CSTO speaks in 2023 of "last year".',
      ru: 'Источники считают его за 2021–2022 годы, за 2022 год или от сессии до сессии; страница ОДКБ в 2023 году говорит о «прошлом годе».',
    },
  ],
  'from this presidency on the year is the calendar year': [
    {
      en: 'From this presidency on the year is the calendar year.',
      ru: 'Начиная с этого председательства год считается календарным.',
    },
  ],

  'translated differently by at least three sources': [
    {
      en: 'At least three sources translate the motto differently.',
      ru: 'По меньшей мере три источника переводят девиз по-разному.',
    },
  ],

  // Memberships
  'start = Charter signed; alternative = Charter in force': [CHARTER],
  'did not sign the extension protocol of 2 April 1999; some count the expiry on 1999-04-20': [
    {
      en: 'Uzbekistan did not sign the protocol of 2 April 1999 that extended the Treaty; some count the end from 20 April 1999.',
      ru: 'Узбекистан не подписал протокол от 2 апреля 1999 года о продлении Договора; в некоторых источниках окончание — 20 апреля 1999 года.',
    },
  ],
  'announced at Minsk summit 23 June 2006, protocol 16 August 2006, ratified 28 March 2008; suspension note 28 June 2012, accepted by the Council 19 December 2012':
    [
      {
        en: 'Announced at the summit in Minsk on 23 June 2006; the protocol is of 16 August 2006, its ratification of 28 March 2008.',
        ru: 'Объявлено на саммите в Минске 23 июня 2006 года; протокол — от 16 августа 2006 года, ратификация — 28 марта 2008 года.',
      },
      {
        en: 'The note on suspending the membership is of 28 June 2012; the Council accepted it on 19 December 2012.',
        ru: 'Нота о приостановке членства — от 28 июня 2012 года; Совет принял её 19 декабря 2012 года.',
      },
    ],
  'sources disagree on the signature day (9 December vs 9 September 1993)': [
    {
      en: 'The first day is that of the signature, on which sources disagree.',
      ru: 'Первый день — день подписания; источники о нём расходятся.',
    },
  ],
  'interview published 22 February 2024; absent from summits since 2023-11; funding stopped 2024-05; secretariat still counts it as member':
    [
      {
        en: 'Armenia’s own declaration that its participation is frozen, not a withdrawal: the secretariat still counts it as a member.',
        ru: 'Заявление самой Армении о замораживании участия, а не выход: секретариат по-прежнему считает её членом Организации.',
      },
      {
        en: 'Declared in an interview published on 22 February 2024. Absent from summits since November 2023; it stopped its funding in May 2024.',
        ru: 'Заявлено в интервью, опубликованном 22 февраля 2024 года. На саммитах отсутствует с ноября 2023 года, финансирование прекращено в мае 2024 года.',
      },
    ],

  // Meetings
  'pages of the day itself': [
    { en: 'The sources were published on the day itself.', ru: 'Источники опубликованы в день сессии.' },
  ],
  announced: [
    {
      en: 'The sources announce it; none of them reports how it went.',
      ru: 'Источники сообщают о нём заранее; о его ходе ни один из них не рассказывает.',
    },
  ],
  'held: the Secretary General spoke after it (TASS)': [
    {
      en: 'That it was held follows from TASS: the Secretary General spoke after it.',
      ru: 'То, что оно состоялось, следует из сообщения ТАСС: после него выступил Генеральный секретарь.',
    },
  ],
  'Putin by video link (hybrid)': [
    { en: 'Vladimir Putin took part by video link.', ru: 'Владимир Путин участвовал по видеосвязи.' },
  ],
  'decision to send peacekeepers to Kazakhstan': [
    { en: 'The decision was to send peacekeepers to Kazakhstan.', ru: 'Решено направить миротворцев в Казахстан.' },
  ],
  // The city had its earlier name back by then.
  'same city as 2018 Astana; called Nur-Sultan 2019-2022 (place alias test)': [],
  'announced on 2025-11-27; outcome not in the stored pages': [
    { en: 'Announced on 27 November 2025.', ru: 'Объявлено 27 ноября 2025 года.' },
  ],

  // Resolutions
  'the page says all states supported it': [
    { en: 'The source says that all states supported it.', ru: 'Согласно источнику, её поддержали все государства.' },
  ],
  'draft symbol from the record of the 40th meeting (A/67/PV.40); the press release says ten consensus texts were adopted that day; the final symbol is from memory':
    [
      {
        en: 'The symbol of the draft is from the record of the 40th meeting (A/67/PV.40); the press release says that ten texts were adopted by consensus that day.',
        ru: 'Обозначение проекта — из отчёта о 40-м заседании (A/67/PV.40); согласно пресс-релизу, в тот день консенсусом принято десять текстов.',
      },
    ],
  'adoption and draft symbol from the statement of Ukraine after action; the CSTO page carries a RIA Novosti dispatch of 26 July; the 73rd session makes the year 2019; the day and the final symbol are from memory (2019-07-25)':
    [
      {
        en: 'Adoption and symbol of the draft are from the statement of Ukraine after action; a page of the CSTO carries a RIA Novosti dispatch of 26 July. That it was 2019 follows from the 73rd session.',
        ru: 'Принятие и обозначение проекта — из заявления Украины после принятия решения по проекту; страница ОДКБ приводит сообщение РИА Новости от 26 июля. Год 2019 следует из номера сессии — 73-й.',
      },
    ],
  '75th session and subject are on the CSTO site; day and final symbol were not found': [
    {
      en: 'The site of the CSTO has the session and the subject; the day and the symbol are not known.',
      ru: 'Сессия и тема указаны на сайте ОДКБ; день принятия и обозначение неизвестны.',
    },
  ],
  // Said of the vote itself: see VOTE_NOTES.
  'vote recorded (requested by Ukraine); tally not in the stored excerpts': [],
  'symbol not found (79th session); Armenia not among the sponsors per moscow-baku.ru': [
    { en: 'The symbol is not known.', ru: 'Обозначение резолюции неизвестно.' },
    {
      en: 'Armenia was not among the sponsors, according to moscow-baku.ru.',
      ru: 'Армении не было среди соавторов, сообщает moscow-baku.ru.',
    },
  ],

  // Operations
  'month; page dated 28.06.2024': [
    {
      en: 'The source is dated 28 June 2024; of the start only the month is known.',
      ru: 'Источник датирован 28 июня 2024 года; о начале известен только месяц.',
    },
  ],
  'Russian stage': [
    { en: 'The first day is that of the Russian stage.', ru: 'Первый день — начало российского этапа.' },
  ],
  'advance group 15 September, main mission led by Zas 20 September 2022': [
    {
      en: 'An advance group went on 15 September 2022, the main mission, led by Stanislav Zas, on 20 September.',
      ru: 'Передовая группа — 15 сентября 2022 года, основная миссия во главе со Станиславом Засем — 20 сентября.',
    },
  ],
  'planned when announced': [{ en: 'Planned when announced.', ru: 'На момент объявления запланировано.' }],
};
