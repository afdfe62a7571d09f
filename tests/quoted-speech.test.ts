import { findStatements } from '../src/ingest/attribution/find-statements.js';
import { findMentions } from '../src/ingest/recognition/mentions.js';
import type { ArticleGenre } from '../src/kinds/vocabulary.js';
import { context, GAZETTEER, languageOf } from './support/recognition-world.js';

interface Given {
  readonly title?: string;
  readonly genre?: ArticleGenre;
}

function attributed(text: string, { title = '', genre = 'NEWS' }: Given = {}) {
  const read = context('2031', languageOf(text));
  const [inTitle, inText] = [title, text].map((words) => findMentions(words, GAZETTEER, read));
  return findStatements({ title, text, genre, inTitle: inTitle!, inText: inText! }, GAZETTEER, read);
}

/** Speaker and words of each statement, in the order of the text. */
function saidIn(text: string, given?: Given): string[] {
  return attributed(text, given).statements.map(({ speakerId, text: words }) => `${speakerId}: ${words}`);
}

const WORDS = 'the lamps are to be lit';

describe('a quotation', () => {
  it.each([
    [`“${WORDS},” said Tasimir Olbegov.`],
    [`“${WORDS},” Tasimir Olbegov told reporters on Monday.`],
    [`Tasimir Olbegov said: “${WORDS}.”`],
    [`Tasimir Olbegov, who was in Syrtania for the day, said that “${WORDS}”.`],
    [`“${WORDS},” according to Tasimir Olbegov.`],
    [`“${WORDS},” according to a statement by Tasimir Olbegov.`],
    [`“${WORDS},” LACC Secretary General Tasimir Olbegov said.`],
    [`“${WORDS},” the LACC Secretary General said.`],
    [`Tasimir Olbegov opposed the plan, calling it “${WORDS}”.`],
    [`President Olga Vane met Tasimir Olbegov of Boralia. Tasimir Olbegov of Boralia said “${WORDS}”.`],
    [`Tasimir Olbegov spoke to the press:\n\n“${WORDS}.”`],
    [`'${WORDS},' said Tasimir Olbegov.`],
    [`«${WORDS}», — заявил Тасимир Олбегов.`],
    [`Тасимир Олбегов заявил: «${WORDS}».`],
    [`По словам Тасимира Олбегова, «${WORDS}».`],
    [`Как отметил Генеральный секретарь ФОСО Тасимир Олбегов, «${WORDS}».`],
    [`— ${WORDS}, — сказал Тасимир Олбегов.`],
    [`„${WORDS}“, сообщил Тасимир Олбегов.`],
  ])('is the words of whoever is said to say them: %s', (text) => {
    const [statement] = attributed(text).statements;
    expect(statement).toMatchObject({ speakerId: 'olbegov', form: 'DIRECT_QUOTE' });
    expect(statement!.text.replace(/[.,]$/u, '')).toBe(WORDS);
    expect(text.slice(statement!.start, statement!.end)).toBe(statement!.text);
  });

  it('has the office that the attribution names, and the words for it as they are printed', () => {
    const [named, holder] = attributed(
      `“${WORDS},” said LACC Secretary General Tasimir Olbegov. “${WORDS},” the LACC Secretary General said.`,
    ).statements;
    expect(named).toMatchObject({ officeId: 'sg', roleAsPrinted: 'LACC Secretary General', isNamed: true });
    expect(holder).toMatchObject({ speakerId: 'olbegov', officeId: 'sg', isNamed: false });
  });

  it('goes on after its attribution, in its sentence and behind it', () => {
    expect(saidIn('“Lamps are to be lit,” said Tasimir Olbegov, “and boats are to wait.”')).toEqual([
      'olbegov: Lamps are to be lit,',
      'olbegov: and boats are to wait.',
    ]);
    expect(saidIn('“Lamps are to be lit,” said Tasimir Olbegov. “And boats are to wait.” It rained.')).toEqual([
      'olbegov: Lamps are to be lit,',
      'olbegov: And boats are to wait.',
    ]);
    expect(saidIn('«Лампы здесь надо зажечь, – сказал Тасимир Олбегов, – а лодкам надо ждать».')).toEqual([
      'olbegov: Лампы здесь надо зажечь',
      'olbegov: а лодкам надо ждать',
    ]);
    expect(saidIn('— Лампы здесь надо зажечь, — сказал Тасимир Олбегов. — А лодкам надо ждать.\n\nШёл дождь.')).toEqual(
      ['olbegov: Лампы здесь надо зажечь', 'olbegov: А лодкам надо ждать.'],
    );
  });

  it('by "he" or by a title is the words of the one person who can be meant', () => {
    expect(saidIn(`Tasimir Olbegov came to Boralia. “${WORDS},” he said.`)).toEqual([`olbegov: ${WORDS},`]);
    expect(saidIn(`Envoy Corvin Thrale came to Boralia. “${WORDS},” the envoy said.`)).toEqual([`thrale: ${WORDS},`]);
    expect(saidIn(`The League of Shores met. “${WORDS},” it said in a statement.`)).toEqual([`los: ${WORDS},`]);
  });

  it.each([
    ['UNKNOWN_SPEAKER', `“${WORDS},” said Ambrose Vane.`],
    ['UNKNOWN_SPEAKER', `Tasimir Olbegov came. “${WORDS},” said Ambrose Vane.`],
    ['UNKNOWN_SPEAKER', `“${WORDS},” said a spokesman for Tasimir Olbegov.`],
    ['UNKNOWN_SPEAKER', `A critic of Tasimir Olbegov said “${WORDS}”.`],
    ['UNKNOWN_SPEAKER', `“${WORDS},” said Tasimir Olbegov’s brother.`],
    ['UNKNOWN_SPEAKER', `“${WORDS},” a League of Shores spokeswoman said.`],
    ['UNKNOWN_SPEAKER', `«${WORDS}», — сказал советник Тасимира Олбегова.`],
    ['UNKNOWN_SPEAKER', `«${WORDS}», — сказали Тасимиру Олбегову.`],
    ['UNCLEAR_REFERENCE', `Tasimir Olbegov met Corvin Thrale. “${WORDS},” he said.`],
    ['UNCLEAR_REFERENCE', `Tasimir Olbegov came. Dr Ambrose Vane came too. “${WORDS},” he said.`],
    ['UNCLEAR_REFERENCE', `“${WORDS},” he said.`],
    ['SEVERAL_SPEAKERS', `Tasimir Olbegov and Corvin Thrale said “${WORDS}”.`],
    ['NO_SPEECH', `Tasimir Olbegov likes “${WORDS}”, a book by Ambrose Vane.`],
    ['NO_SPEECH', `The motto on the wall is “${WORDS}”.`],
  ] as const)('is nobody’s where it is not sure whose it is, %s: %s', (reason, text) => {
    const { statements, refusals } = attributed(text);
    expect(statements).toEqual([]);
    expect(refusals.map((refusal) => refusal.reason)).toEqual([reason]);
  });

  it.each([
    ['was told', `Tasimir Olbegov was told “${WORDS}”.`],
    ['did not say it', `Tasimir Olbegov never said “${WORDS}”.`],
    ['is only quoted by an outlet', `“${WORDS},” GULL quoted him.`],
  ])('is not the words of somebody who %s', (_who, text) => expect(saidIn(text)).toEqual([]));

  it('of three words is a name, a title or a scrap', () => {
    expect(saidIn('Tasimir Olbegov called it “a fine lamp”.')).toEqual([]);
  });
});

describe('a report', () => {
  it.each([
    ['Tasimir Olbegov said that the lamps would be lit in Boralia.', 'the lamps would be lit in Boralia'],
    ['Tasimir Olbegov told reporters on Monday that the lamps would be lit.', 'the lamps would be lit'],
    ['Tasimir Olbegov said the lamps would be lit.', 'the lamps would be lit'],
    ['The lamps will be lit, Tasimir Olbegov said.', 'The lamps will be lit'],
    ['According to Tasimir Olbegov, the lamps will be lit.', 'the lamps will be lit'],
    ['Тасимир Олбегов сообщил, что лампы будут зажжены.', 'лампы будут зажжены'],
    ['Как сообщил Тасимир Олбегов, лампы будут зажжены.', 'лампы будут зажжены'],
    ['По словам Тасимира Олбегова, лампы будут зажжены.', 'лампы будут зажжены'],
    ['Лампы будут зажжены в Алма-Нере, сообщил Тасимир Олбегов.', 'Лампы будут зажжены в Алма-Нере'],
  ])('is the clause that somebody is said to have said: %s', (text, words) => {
    expect(attributed(text).statements).toMatchObject([{ speakerId: 'olbegov', form: 'REPORTED', text: words }]);
  });

  it.each([
    'Tasimir Olbegov announced a plan for the lamps.',
    'Tasimir Olbegov condemned the plan for the lamps.',
    'In a talk with GULL, Tasimir Olbegov said a lot about lamps.',
    'Ambrose Vane said that Tasimir Olbegov would light the lamps.',
    'Tasimir Olbegov did not say that the lamps would be lit.',
  ])('is not found in what reports nobody’s words: %s', (text) => expect(saidIn(text)).toEqual([]));
});

describe('an interview', () => {
  const answers = ['olbegov: We light them at dusk.\n\nAll of them.', 'olbegov: I do.'];

  it.each([
    ['Q: When are they lit?\n\nA: We light them at dusk.\n\nAll of them.\n\nQ: Do you like it?\n\nA: I do.', 'NEWS'],
    [
      'Question: When are they lit?\n\nAnswer: We light them at dusk.\n\nAll of them.\n\nQuestion: Do you like it?\n\nAnswer: I do.',
      'NEWS',
    ],
    ['When are they lit?\n\nWe light them at dusk.\n\nAll of them.\n\nDo you like it?\n\nI do.', 'INTERVIEW'],
    [
      'GULL: When are they lit?\n\nTasimir Olbegov: We light them at dusk.\n\nAll of them.\n\nGULL: Do you like it?\n\nTasimir Olbegov: I do.',
      'NEWS',
    ],
  ] as const)('is its answers, each without the question: %s', (text, genre) => {
    const { statements, refusals } = attributed(text, { title: 'Interview with Tasimir Olbegov', genre });
    expect(statements.map(({ speakerId, text: words }) => `${speakerId}: ${words}`)).toEqual(answers);
    expect(statements.map(({ form }) => form)).toEqual(['FULL_TEXT', 'FULL_TEXT']);
    expect(refusals.map(({ reason }) => reason)).toContain('QUESTION');
  });

  it('of nobody who is known, or of two at once, is nobody’s', () => {
    const text = 'Q: When are they lit?\n\nA: We light them at dusk.';
    expect(saidIn(text, { title: 'Interview with Ambrose Vane' })).toEqual([]);
    expect(saidIn(text, { title: 'Interview with Tasimir Olbegov and Corvin Thrale' })).toEqual([]);
  });
});

describe('words that another may have said', () => {
  it.each([
    ['relatives and spokespeople', 'По словам помощника Тасимира Олбегова, договор не будет подписан до мая.'],
    ['relatives and spokespeople', 'По сообщению пресс-службы Тасимира Олбегова, гавань откроют в мае.'],
    ['relatives and spokespeople', 'По данным противников ФОСО, гавань откроют в мае.'],
    ['relatives and spokespeople', 'According to the Secretary General’s wife, the treaty was never read.'],
    ['relatives and spokespeople', 'Ysolde Quennell came. According to her lawyer, the treaty was never read.'],
    ['names without cases', '«Мы не подпишем эту бумагу», — сказал друг Изольды Квеннель.'],
    ['names without cases', 'Критик ФОСО заявил: «Мы не подпишем эту бумагу никогда».'],
    [
      'somebody unnamed in between',
      '“We hold the line here,” said A. Vane. His deputy was there. “The boats are old now,” he said.',
    ],
    [
      'somebody unnamed in between',
      'Tasimir Olbegov praised the fishermen. Their leader was not impressed. He said that the fleet was lost.',
    ],
    ['somebody unnamed in between', 'Tasimir Olbegov visited a widow. “We have waited forty years,” she said.'],
    ['another gender', 'Тасимир Олбегов встретился с Анной Сидоровой. «Мост достроен и оплачен», — сказала она.'],
    ['two candidates', 'Tasimir Olbegov met Ambrose Vane in the capital. “The bridge is paid for now,” he said.'],
    [
      'part of a title',
      'Secretary General Tasimir Olbegov came. “We will take the island by force,” the general said.',
    ],
    ['a clause with another subject', 'A lawyer representing Tasimir Olbegov said the charges were false.'],
    ['a clause with another subject', 'The doctor who examined Tasimir Olbegov said the wound was deep.'],
    ['a clause with another subject', 'The company that sued the Lantern Accord said it would appeal.'],
    ['a clause with another subject', '“This is a shameful day,” said a protester outside the Secretariat.'],
    ['a clause with another subject', '“This is a shameful day,” said Ambrose Vane alongside Tasimir Olbegov.'],
    [
      'a clause with another subject',
      'After meeting Tasimir Olbegov, the mayor, a former sailor, said the harbour was unsafe.',
    ],
    [
      'a clause with another subject',
      'Fishermen booed Tasimir Olbegov, calling his plan “a death sentence for the fleet”.',
    ],
    ['a clause with another subject', 'Tasimir Olbegov received a letter saying that the harbour would be bombed.'],
    ['what somebody read or saw', 'Protesters greeted Tasimir Olbegov with a banner: “Go home and never come back.”'],
    ['what somebody read or saw', 'Tasimir Olbegov read out the letter from the widow: “My son never came home.”'],
    ['a claim of others', 'Tasimir Olbegov said Vane’s claim that “the Accord is a museum piece” was false.'],
    ['a claim of others', '“The Accord is dead and buried” is a lie, Tasimir Olbegov said.'],
    ['two at once', 'Ambrose Vane and Tasimir Olbegov said that the harbour would be opened.'],
    ['a denial', 'Tasimir Olbegov never said: “The League is a nest of thieves.”'],
    ['a denial', 'Тасимир Олбегов отрицал, что говорил: «Лига Берегов — гнездо воров».'],
    ['a condition', 'If Tasimir Olbegov says “the Accord will collapse by winter”, markets will fall.'],
    ['a condition', 'На его месте Тасимир Олбегов сказал бы: «Гавань должна быть открыта для всех».'],
    ['a question', 'Has Tasimir Olbegov said that the harbour will close?'],
    ['an invention', 'Rumours that Tasimir Olbegov said “I will resign in March” are false.'],
    ['the title of a work', 'Tasimir Olbegov said he had never seen the film “The Lamp That Never Went Out”.'],
    ['the title of a work', 'Тасимир Олбегов написал статью «Почему мы держим гавань».'],
    ['the narrator', 'The mine had been leaking for years, but Tasimir Olbegov told nobody.'],
    ['the narrator', 'Когда корабль затонул у самого берега, Тасимир Олбегов написал вдовам.'],
    ['the narrator', 'Тасимир Олбегов ответил отказом, что удивило рыбаков Боралии.'],
    ['a noun that is no pronoun', 'Ysolde Quennell opened the yard. The constructor said that the ship would be late.'],
    ['a longer name', '«Мы не боимся зимы вовсе», — сказала Одиль Трейл-Петрова.'],
  ])('are given to nobody, %s: %s', (_why, text) => {
    const shown = attributed(text).statements.filter(({ confidence }) => confidence >= 0.7);
    expect(shown).toEqual([]);
  });

  it.each([
    ['Tasimir Olbegov said “we will hold the line”, but Ambrose Vane countered “you have lost it already”.'],
    ['“Why did you leave the harbour?” asked Tasimir Olbegov. “Because nobody had paid us for years.”'],
    ['“We will hold the line,” said Tasimir Olbegov, standing under a sign that read “No entry for the public”.'],
    ['“We will hold the line,” said Tasimir Olbegov. His deputy was more cautious. “The boats are old now,” he said.'],
    ['Q: Why?\n\nTasimir Olbegov: It was the right thing to do.\n\nAmbrose Vane: They forced me to sign it.'],
    ['The “great plan was dead. “It is over for us,” said Tasimir Olbegov.\n\n“We will not pay,” said Ambrose Vane.'],
  ])('are not added to what somebody said: %s', (text) => expect(saidIn(text)).toHaveLength(1));

  it.each([
    ['Interview with Tasimir Olbegov and Ambrose Vane', 'Q: Why did you sign?\n\nA: Nobody else would do it.'],
    ['Tasimir Olbegov interviews the poet Ambrose Vane', 'Q: Why the sea?\n\nA: I lost my father to it.'],
    ['Tasimir Olbegov visits Boralia', 'Question: How much is it?\n\nAnswer: Two crowns for adults.'],
    ['Тасимир Олбегов у рыбаков', 'В. Петров рассказал о лодках.\n\nО. Сидорова пожаловалась на цены.'],
  ])('are not the answers of whoever a title names: %s', (title, text) => {
    expect(saidIn(text, { title })).toEqual([]);
  });
});
