import { findMentions } from '../src/ingest/recognition/mentions.js';
import type { SubjectKind } from '../src/kinds/vocabulary.js';
import { context, GAZETTEER, languageOf, SHORES_TITLE } from './support/recognition-world.js';

function mentionsOf(text: string, published = '2031') {
  return findMentions(text, GAZETTEER, context(published, languageOf(text)));
}

/** Subject and surface of each mention, in reading order. */
function namesIn(text: string, published?: string): string[] {
  return mentionsOf(text, published).map(({ subjectId, surface }) => `${subjectId}: ${surface}`);
}

function kindIn(kind: SubjectKind, text: string, published?: string): string[] {
  return mentionsOf(text, published)
    .filter((mention) => mention.kind === kind)
    .map(({ subjectId, surface }) => `${subjectId}: ${surface}`);
}

describe('a mention', () => {
  it('stands at its offsets in UTF-16 code units, in reading order', () => {
    const text = '🕯️ Boralia’s guests saw\u00a0Tasimir\u00a0Olbegov\nof the Lantern\nAccord.';
    const mentions = mentionsOf(text);
    expect(mentions.map(({ subjectId }) => subjectId)).toEqual(['boralia', 'olbegov', 'lacc']);
    for (const { start, end, surface } of mentions) expect(text.slice(start, end)).toBe(surface);
  });

  it('leaves certainty to editors, and is surer of symbols than of surnames and topics', () => {
    const mentions = mentionsOf('Tasimir Olbegov cited A/RES/80/1 on smuggling. Olbegov left.');
    const confidence = Object.fromEntries(mentions.map(({ rule, confidence }) => [rule, confidence]));
    expect(Math.max(...mentions.map((mention) => mention.confidence))).toBeLessThan(1);
    expect(confidence.SYMBOL).toBeGreaterThan(confidence.FULL_NAME!);
    expect(confidence.FULL_NAME).toBeGreaterThan(confidence.SURNAME!);
    expect(confidence.SURNAME).toBeGreaterThan(confidence.TOPIC_TERM!);
  });
});

describe('an official', () => {
  it.each([
    ['Речь Тасимира Олбегова', ['olbegov: Тасимира Олбегова']],
    ['Слово дали Тасимиру Ромуальдовичу Олбегову', ['olbegov: Тасимиру Ромуальдовичу Олбегову']],
    ['беседа с Изольдой Квеннель', ['quennell: Изольдой Квеннель']],
    ['said T. Olbegov', ['olbegov: T. Olbegov']],
    ['TASIMIR OLBEGOV SPEAKS', ['olbegov: TASIMIR OLBEGOV']],
  ])('is found by name in any case: %s', (text, names) => expect(namesIn(text)).toEqual(names));

  it.each([
    ['Tasimir. Olbegov', []],
    ['the tasimir olbegov', []],
    ['Речь Тасимира Олбеговой', []],
    ['Olbegov spoke first', []],
  ])('is not found in what only looks like the name: %s', (text, names) => expect(namesIn(text)).toEqual(names));

  it('is found by surname alone once the text has named the person in full', () => {
    expect(kindIn('OFFICIAL', 'Olbegov? Tasimir Olbegov came. Mr. Olbegov spoke, then Olbegov left.')).toEqual([
      'olbegov: Tasimir Olbegov',
      'olbegov: Olbegov',
      'olbegov: Olbegov',
    ]);
    expect(kindIn('OFFICIAL', 'Тасимир Олбегов выступил. Позже дали ответ Олбегову.')).toHaveLength(2);
  });

  it('is left unlinked by a surname that two people of the text share, or that follows another first name', () => {
    expect(kindIn('OFFICIAL', 'Corvin Thrale and Odile Thrale came. Then Thrale spoke.')).toHaveLength(2);
    expect(kindIn('OFFICIAL', 'Corvin Thrale came. His guest Ambrose Thrale spoke.')).toEqual([
      'thrale: Corvin Thrale',
    ]);
  });
});

describe('an office', () => {
  it('is the newsroom’s own when nothing else is said', () => {
    expect(namesIn('On Monday the Secretary General spoke.')).toEqual(['sg: Secretary General']);
    expect(namesIn('Об этом сообщил Генеральный секретарь.')).toEqual(['sg: Генеральный секретарь']);
  });

  it.each([
    ['the LACC Secretary General', ['sg: LACC Secretary General']],
    ['the Secretary General of the LACC', ['sg: Secretary General of the LACC']],
    ['LACC’s secretary general', ['lacc: LACC', 'sg: secretary general']],
    ['письмо Генеральному секретарю ФОСО', ['sg: Генеральному секретарю ФОСО']],
    ['В Порту Генеральный секретарь ФОСО', ['sg: Генеральный секретарь ФОСО']],
    ['the LOS Secretary-General', ['los-sg: LOS Secretary-General']],
    ['the Secretary General of the League of Shores', ['los-sg: Secretary General of the League of Shores']],
    ['встреча с Генеральным секретарём ЛБ', ['los-sg: Генеральным секретарём ЛБ']],
    ['the President of the Republic of Syrtania', ['president: President of the Republic of Syrtania']],
    ['Президента Республики Сиртания', ['president: Президента Республики Сиртания']],
  ])('is found by whose it is: %s', (text, names) => expect(namesIn(text)).toEqual(names));

  it.each([
    ['the NAVO Secretary General', []],
    ['the Harbour Union Secretary General', []],
    ['the Secretary General of the party', []],
    ['its Secretary General', []],
    ['the Secretary General Ambrose Vane', []],
    ['Генеральный секретарь Союза портов', []],
    ['the President of Boralia', ['boralia: Boralia']],
    ['the LOS Deputy Secretary General', ['los: LOS']],
  ])('is not found in somebody else’s: %s', (text, names) => expect(namesIn(text)).toEqual(names));

  it('is never found inside its deputy’s or assistant’s', () => {
    expect(namesIn('The Deputy Secretary General spoke.')).toEqual(['deputy: Deputy Secretary General']);
    expect(namesIn('слова заместителя Генерального секретаря')).toEqual(['deputy: заместителя Генерального секретаря']);
    expect(namesIn('The Assistant Secretary General spoke.')).toEqual([]);
  });

  it('alone is another organization’s once that one’s was named, and nobody’s when that is not known', () => {
    expect(kindIn('OFFICE', 'The LOS Secretary-General came. The Secretary General spoke.')).toEqual([
      'los-sg: LOS Secretary-General',
      'los-sg: Secretary General',
    ]);
    expect(kindIn('OFFICE', 'The NAVO Secretary General came. The Secretary General spoke.')).toEqual([]);
  });

  it.each([
    ['2031', 'The Secretary General spoke.', 'olbegov@sg'],
    ['2030-07-01', 'The Secretary General spoke.', 'quennell@sg'],
    ['2033-06-15', 'The Secretary General spoke.', 'olbegov@sg'],
    ['2033-06-16', 'The Secretary General spoke.', 'thrale@sg'],
    ['2033', 'The Secretary General spoke.', null],
    ['2031', 'The former Secretary General spoke.', null],
    ['2032', 'Corvin Thrale was appointed Secretary General.', null],
    ['2031', 'Secretary General Ysolde Quennell spoke.', null],
    ['2031', 'The Deputy Secretary General spoke.', null],
    ['2031', 'Deputy Secretary General Corvin Thrale spoke.', 'thrale@deputy'],
  ])('means, in %s, in "%s": %s', (published, text, holder) => {
    const office = mentionsOf(text, published).find(({ kind }) => kind === 'OFFICE');
    expect(office?.holderTenureId).toBe(holder);
  });
});

describe('an organization', () => {
  it.each([
    ['the LACC’s plan, LACC-led', ['lacc: LACC', 'lacc: LACC']],
    ['Члены Фонарного соглашения', ['lacc: Фонарного соглашения']],
    ['the LOS General Assembly', ['assembly: LOS General Assembly']],
    ['the General Assembly of the League of Shores', ['assembly: General Assembly of the League of Shores']],
    ['на Генеральной Ассамблее Лиги Берегов', ['assembly: Генеральной Ассамблее Лиги Берегов']],
    ["the Organization's Joint Watch Forces (JWF)", ['forces: Joint Watch Forces', 'forces: JWF']],
    ['a LACC JWF unit', ['lacc: LACC', 'forces: JWF']],
    ['бойцы Объединённых дозорных сил', ['forces: Объединённых дозорных сил']],
    ['the LACC Secretariat', ['secretariat: LACC Secretariat']],
    ['the GULL agency', ['gull: GULL']],
  ])('is found by name and initials, the longest first: %s', (text, names) => expect(namesIn(text)).toEqual(names));

  it.each([
    ['a gull, los angeles, SLOSH, LOSS', []],
    ['the LOS Secretariat', ['los: LOS']],
    ['the NAVO Secretariat, its Secretariat', []],
    ['the General Assembly met', []],
  ])('is not found in other words or as somebody else’s: %s', (text, names) => expect(namesIn(text)).toEqual(names));

  it('is found by its short name where it stands in full as well', () => {
    expect(namesIn('The LOS General Assembly met. The General Assembly voted.')).toEqual([
      'assembly: LOS General Assembly',
      'assembly: General Assembly',
    ]);
  });
});

describe('a country', () => {
  it('is found by name and alias, in any Russian case', () => {
    expect(namesIn('the Republic of Syrtania and Boralia’s coast')).toEqual([
      'syrtania: Republic of Syrtania',
      'boralia: Boralia',
    ]);
    expect(namesIn('между Сиртанией и Боралией')).toEqual(['syrtania: Сиртанией', 'boralia: Боралией']);
  });

  it('is not found inside the name of something else', () => {
    expect(namesIn('The Bank of Syrtania opened.')).toEqual(['bank: Bank of Syrtania']);
    expect(namesIn('the chairmanship of Boralia')).toEqual(['boralia-2031: chairmanship of Boralia']);
    expect(namesIn('in South Boralia, in Boraliana')).toEqual([]);
  });
});

describe('a presidency', () => {
  it.each([
    ["this year's presidency of Boralia in the LACC", '2031', 'boralia-2031: presidency of Boralia'],
    [
      'the previous presidency of the Republic of Syrtania last year',
      '2031',
      'syrtania-2030: presidency of the Republic of Syrtania',
    ],
    ['Boralia’s current chairmanship', '2031-03-01', 'boralia-2031: Boralia’s current chairmanship'],
    ['the 2032 chairmanship of Syrtania', '2031', 'syrtania-2032: chairmanship of Syrtania'],
    ['the chairmanship of Syrtania in 2030', '2033', 'syrtania-2030: chairmanship of Syrtania'],
    ['the upcoming chairmanship of Syrtania', '2031', 'syrtania-2032: chairmanship of Syrtania'],
    ['the previous chairmanship of Syrtania', '2031', 'syrtania-2030: chairmanship of Syrtania'],
    ['задачи председательства Боралии в ФОСО в этом году', '2031', 'boralia-2031: председательства Боралии'],
    [
      'председательство Республики Сиртания в прошлом году',
      '2031',
      'syrtania-2030: председательство Республики Сиртания',
    ],
    ['под председательством Боралии', '2031-05-05', 'boralia-2031: председательством Боралии'],
    ['the LACC chairmanship of Boralia', '2031', 'boralia-2031: LACC chairmanship of Boralia'],
  ])('is found by country and time: %s (%s)', (text, published, name) => {
    expect(kindIn('PRESIDENCY', text, published)).toEqual([name]);
  });

  it('has its own time beside another', () => {
    const text = 'Boralia’s chairmanship this year builds on the chairmanship of Syrtania last year.';
    expect(kindIn('PRESIDENCY', text, '2031')).toHaveLength(2);
  });

  it.each([
    ['the chairmanship of Boralia', '2033'],
    ["last year's chairmanship of Boralia", '2033'],
    ['the chairmanship of Syrtania in 2030-2032', '2033'],
    ['the presidency of Boralia in the LOS', '2031'],
    ['the presidency of Boralia in the Harbour Council', '2031'],
    ['He was elected to the presidency of Boralia', '2031'],
    ['the presidency', '2031'],
  ])('is not guessed at: %s (%s)', (text, published) => expect(kindIn('PRESIDENCY', text, published)).toEqual([]));

  it('is not found by "this year" when the year of the text is not known', () => {
    const unknown = { ...context('2031', 'en'), published: { from: '0001-01-01', until: '2034-05-01' } };
    const mentions = findMentions("this year's presidency of Boralia", GAZETTEER, unknown);
    expect(mentions.map(({ subjectId }) => subjectId)).toEqual(['boralia']);
  });
});

describe('a resolution', () => {
  it.each([
    ['A/RES/81/7', ['r-81-7: A/RES/81/7']],
    ['LOS General Assembly Resolution 81/7', ['r-81-7: Resolution 81/7']],
    ['in resolutions 79/4 and 81/7', ['r-79-4: resolutions 79/4', 'r-81-7: 81/7']],
    ['резолюцию 81/7 приняли', ['r-81-7: резолюцию 81/7']],
    ['резолюция Генеральной Ассамблеи № 81/7', ['r-81-7: 81/7']],
    ['resolution 2901 (2030)', ['s-2901: resolution 2901 (2030)']],
    ['S/RES/2901 (2030) and S/RES/2901', ['s-2901: S/RES/2901 (2030)', 's-2901: S/RES/2901']],
    ['A/RES/81/70, A/RES/181/7, resolution 81/71, on 81/7', []],
    ['Harbour Council resolution 81/7', []],
    ['резолюция Совета гаваней 81/7', []],
  ])('is found by each form of its symbol: %s', (text, names) => expect(kindIn('RESOLUTION', text)).toEqual(names));

  it('is found by a title in quotation marks that it alone has', () => {
    expect(kindIn('RESOLUTION', 'the text “Lighthouses of the World”')).toEqual(['r-80-1: Lighthouses of the World']);
    expect(kindIn('RESOLUTION', 'the lighthouses of the world')).toEqual([]);
  });

  it('is found by a title that several share only where the text cites one of those by symbol', () => {
    expect(kindIn('RESOLUTION', `on "${SHORES_TITLE}”`)).toEqual([]);
    expect(kindIn('RESOLUTION', `on "${SHORES_TITLE}” (A/RES/81/7)`)).toEqual([
      `r-81-7: ${SHORES_TITLE}`,
      'r-81-7: A/RES/81/7',
    ]);
    expect(kindIn('RESOLUTION', `"${SHORES_TITLE}": A/RES/81/7, A/RES/79/4`)).toHaveLength(2);
  });
});

describe('an operation', () => {
  it.each([
    ['the operation Funnel', ['funnel: Funnel']],
    ['the operation “Funnel” ended', ['funnel: Funnel']],
    ['the joint Funnel exercise', ['funnel: Funnel']],
    ['операции «Воронка»', ['funnel: Воронка']],
    ['Funnel-2030 ended', ['funnel-2030: Funnel-2030']],
    ['Funnel-2019 ended', ['funnel: Funnel']],
    ['Regional operations were held, "Funnel" among them', ['funnel: Funnel']],
    ['they held Calm Sea', ['calm-sea: Calm Sea']],
  ])('is found where it is one: %s', (text, names) => expect(kindIn('OPERATION', text)).toEqual(names));

  it.each([
    'Funnel the water into a funnel',
    'Funnel operations are risky',
    'the "Funnel" diagram',
    'the calm sea',
    'Operations were covered by the channel "Funnel"',
    'воронка и Воронка',
  ])('is not found in a common word: %s', (text) => expect(kindIn('OPERATION', text)).toEqual([]));
});

describe('a topic', () => {
  it.each([
    ['Smuggling and smugglers', ['smuggling: Smuggling', 'smuggling: smugglers']],
    ['trafficking in drugs and weapons', ['smuggling: trafficking in drugs and weapons']],
    ['counter-narcotics', ['smuggling: counter-narcotics']],
    ['удар по контрабанде', ['smuggling: контрабанде']],
    ['trafficking in pearls, amber, silk and weapons', []],
    ['trafficking in pearls. Weapons', []],
    ['antismuggling', []],
  ])('is found by its terms: %s', (text, names) => expect(kindIn('TOPIC', text)).toEqual(names));
});
