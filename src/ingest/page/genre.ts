import type { ArticleGenre } from '../../kinds/vocabulary.js';

interface GenreWording {
  readonly genre: ArticleGenre;
  /** Headlines that say so of their own article. "Ministers made a statement" is news of a statement and none itself. */
  readonly headlines: readonly RegExp[];
}

const OPENING =
  '(?:(?:joint|official|full|special|press|media|exclusive|opening|closing|welcoming?|keynote|final|the|text|of|transcript) ){0,4}';
const OPENING_RU =
  '(?:(?:совместн|официальн|специальн|итогов|эксклюзивн|вступительн|приветственн|заключительн|полн)\\p{L}+ |текст |стенограмма ){0,3}';
const ABOUT = '(?= (?:by|of|from|on|to|at|in|for|regarding|concerning|about|following|during|before)(?!\\p{L})|[:.]|$)';
const POSSESSIVE = "^(?:[^,:]{1,120}['’]s?) (?:(?:joint|official|opening|closing|keynote) )?";

/** The first that matches decides: an answer given in an interview with a comment in it is filed under the first of these. */
const GENRES: readonly GenreWording[] = [
  {
    genre: 'MEDIA_ANSWER',
    headlines: [
      words(
        '(?:answer(?:s|ed)?|repl(?:y|ies|ied) to|respon(?:ds?|ded) to|responses? to|in reply to) .{0,80}?questions?',
      ),
      words('(?:ответ(?:ы|ил|ила|или)?|отвеча(?:ет|ют|л|ла|ли)) (?:[^—:]{0,80}? )?на (?:\\p{L}+ ){0,3}вопрос(?:ы|ов)?'),
    ],
  },
  { genre: 'INTERVIEW', headlines: [words('interviews?'), words('интервью')] },
  {
    genre: 'STATEMENT',
    headlines: [
      starts(`${OPENING}statements?${ABOUT}`),
      possessive('statements?'),
      starts(`${OPENING_RU}заявлени[ея]`),
    ],
  },
  {
    genre: 'SPEECH',
    headlines: [
      starts(`${OPENING}(?:speech|address|remarks)${ABOUT}`),
      possessive('(?:speech|address|remarks)'),
      starts(`${OPENING_RU}(?:выступлени[ея]|речь|слово|обращение)`),
    ],
  },
  {
    genre: 'COMMENTARY',
    headlines: [
      starts(`${OPENING}(?:comments?|commentary)${ABOUT}`),
      possessive('(?:comments?|commentary)'),
      words('(?:gave|in) (?:an? )?(?:exclusive )?(?:comment|commentary) (?:to|for)'),
      words('commented on'),
      starts(`${OPENING_RU}комментари[йи]`),
      words('(?:дал[аи]?|в) (?:эксклюзивн\\p{L}+ )?комментари[йие]'),
      words('прокомментировал[аи]?'),
    ],
  },
  {
    genre: 'PRESS_RELEASE',
    headlines: [starts(`${OPENING}press[ -]release${ABOUT}`), starts(`${OPENING_RU}пресс-релиз`)],
  },
  { genre: 'COMMUNIQUE', headlines: [starts(`${OPENING}communiqu[eé]`), starts(`${OPENING_RU}коммюнике`)] },
  {
    genre: 'ANNOUNCEMENT',
    headlines: [starts(`${OPENING}(?:announcement|advisory)${ABOUT}`), starts(`${OPENING_RU}(?:объявлени[ея]|анонс)`)],
  },
];

const QUOTED = /["“„«][^"“”„»]*["”»]/gu;

/** The genre a headline gives its article; NEWS when it names none. What stands in quotation marks is not asked. */
export function genreOf(headline: string): ArticleGenre {
  const text = headline.replace(QUOTED, '').replace(/\s+/gu, ' ').trim();
  return GENRES.find(({ headlines }) => headlines.some((pattern) => pattern.test(text)))?.genre ?? 'NEWS';
}

function words(pattern: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu');
}

function starts(pattern: string): RegExp {
  return new RegExp(`^${pattern}(?!\\p{L})`, 'iu');
}

function possessive(pattern: string): RegExp {
  return new RegExp(`${POSSESSIVE}${pattern}${ABOUT}`, 'iu');
}
