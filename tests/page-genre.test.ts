import { genreOf } from '../src/ingest/page/genre.js';

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
