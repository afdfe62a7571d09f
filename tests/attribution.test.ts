import { attributeFullText } from '../src/ingest/attribution/full-text.js';
import { findMentions } from '../src/ingest/recognition/mentions.js';
import type { ArticleGenre } from '../src/kinds/vocabulary.js';
import { context, GAZETTEER, languageOf } from './support/recognition-world.js';

describe('a whole text', () => {
  const attribute = (
    title: string,
    text = 'We are glad. I thank you.',
    genre: ArticleGenre = 'MEDIA_ANSWER',
    published = '2031',
  ) => {
    const read = context(published, languageOf(text));
    return attributeFullText({ title, text, genre, inTitle: findMentions(title, GAZETTEER, read) }, GAZETTEER, read);
  };

  it('is the words of the one its title names as answering, with office and outlet', () => {
    const text = '\nWe are glad. I thank all.\n\n“It helps.” ';
    const { statement, outletId } = attribute(
      "The LACC Secretary General Tasimir Olbegov answered GULL's question about Corvin Thrale",
      text,
    );
    expect(statement).toMatchObject({
      speakerId: 'olbegov',
      officeId: 'sg',
      roleAsPrinted: 'LACC Secretary General',
      form: 'FULL_TEXT',
      text: text.trim(),
    });
    expect(text.slice(statement?.start, statement?.end)).toBe(statement?.text);
    expect(outletId).toBe('gull');
  });

  it.each([
    ['Тасимир Олбегов ответил на вопрос агентства ЧАЙКА', 'Мы рады. Хочу поблагодарить.', 'MEDIA_ANSWER', 'olbegov'],
    ['Ответ Генерального секретаря ФОСО Тасимира Олбегова', 'Наш план ясен, и мы рады.', 'MEDIA_ANSWER', 'olbegov'],
    ['The Secretary General answered a question', 'I am glad.', 'MEDIA_ANSWER', 'olbegov'],
    ['Speech by Corvin Thrale at the harbour', 'I am glad.', 'SPEECH', 'thrale'],
    ["Corvin Thrale's statement on pearls", 'I am glad.', 'STATEMENT', 'thrale'],
    ['Statement by the LACC Secretariat', 'We are glad.', 'STATEMENT', 'secretariat'],
    ['At the harbour, Corvin Thrale spoke about pearls', 'I am glad.', 'COMMENTARY', 'thrale'],
  ] as const)('is a statement: %s', (title, text, genre, speaker) => {
    expect(attribute(title, text, genre).statement?.speakerId).toBe(speaker);
  });

  it.each([
    ['Ambrose Vane answered a question about Tasimir Olbegov'],
    ['An adviser to Tasimir Olbegov answered a question'],
    ['The spokesman of the LACC Secretary General answered a question'],
    ['After talks with Tasimir Olbegov Ambrose Vane answered a question'],
    ['Statement by Tasimir Olbegov and Ambrose Vane'],
    ['The Assistant Secretary General answered a question'],
    ['The LOS Secretary-General answered a question'],
    ['Answers to the press'],
    ['Ambrose Vane, Tasimir Olbegov answered a question'],
    ['Ambrose Vane: Tasimir Olbegov answered a question badly'],
    ['Reply to the statement by Tasimir Olbegov'],
    ["Answer of Tasimir Olbegov's adviser"],
  ])('is nobody’s when the title does not name one known speaker as such: %s', (title) => {
    expect(attribute(title).statement).toBeNull();
  });

  it('is nobody’s when the name is not the subject of a Russian title', () => {
    expect(attribute('Тасимиру Олбегову ответил министр', 'Мы рады. Хочу поблагодарить.').statement).toBeNull();
    expect(
      attribute('Генеральному секретарю ФОСО ответил министр', 'Мы рады. Хочу поблагодарить.').statement,
    ).toBeNull();
  });

  it('is nobody’s by office alone when the holder is not sure', () => {
    expect(
      attribute('The Secretary General answered a question', 'I am glad.', 'MEDIA_ANSWER', '2033').statement,
    ).toBeNull();
  });

  it.each([
    ['is about the speaker', 'Tasimir Olbegov said we are glad. I was there.'],
    ['reports the speaker by office', 'The Secretary General noted the plan. We print it.'],
    ['reports the speaker by pronoun', 'We asked. He said the plan is ready.'],
    ['has a first person in quotation marks only', 'The plan is ready. “We are glad, I thank you.”'],
    ['has no first person', 'The plan is ready, as Annex I says.'],
    ['has questions and answers', 'Question: are we glad?\n\nAnswer: we are.'],
    ['has questions', 'What is the plan?\n\nI am glad to say it is ready.'],
  ])('is no statement when it %s', (_why, text) => {
    expect(attribute('Tasimir Olbegov answered a question', text).statement).toBeNull();
  });

  it('may claim the speaker’s own office', () => {
    const text = 'As Secretary General, I am glad.';
    expect(attribute('Tasimir Olbegov answered a question', text).statement).not.toBeNull();
  });

  it('is no statement when a journalist tells of the talk', () => {
    const text = 'I met him at the harbour. We spoke of pearls.';
    expect(attribute('Interview with Tasimir Olbegov', text, 'INTERVIEW').statement).toBeNull();
  });

  it('is no statement when it is news, whoever is named', () => {
    const { statement, outletId } = attribute(
      'Tasimir Olbegov said pearls are rare, GULL reports',
      'I am glad.',
      'NEWS',
    );
    expect([statement, outletId]).toEqual([null, null]);
  });

  it('keeps the outlet when the speaker is not known', () => {
    expect(attribute("Ambrose Vane answered GULL's question")).toMatchObject({ statement: null, outletId: 'gull' });
  });
});
