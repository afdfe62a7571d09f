import { quotedSpans } from '../recognition/span.js';

interface Voice {
  /** Words only somebody who speaks of themselves uses as subject or verb. */
  readonly speaks: RegExp;
  /** A report of what somebody else said, whom it names by pronoun. */
  readonly reports: RegExp;
}

const SAID_EN =
  '(?:said|says|noted|notes|stressed|stresses|added|adds|emphasi[sz]ed|emphasi[sz]es|stated|states|told|underlined|recalled|pointed out|explained|answered|replied|believes|assured|concluded)';
const SAID_RU =
  '(?:сказал|отметил|подчеркнул|заявил|добавил|сообщил|рассказал|пояснил|указал|напомнил|ответил|считает|отмечает|подчеркивает|подчёркивает|уточнил|заметил|заверил)а?';

/**
 * How first and third person show, by language. "Our" alone is not enough: newspapers have their own correspondents. An
 * "I" after a capital is a number, as in "Annex I".
 */
const VOICES: Readonly<Record<string, Voice>> = {
  en: {
    speaks: /(?<![\p{L}\p{N}’'-])(?:(?<!\p{Lu}[\p{L}]*\s)I(?=['’](?:m|ve|d|ll)|\s+\p{Ll})|[Ww]e(?=['’\s]))/u,
    reports: new RegExp(
      `(?<!\\p{L})(?:(?:he|she) (?:also |further |then )?${SAID_EN}|${SAID_EN} (?:he|she)|according to (?:him|her|the (?:official|politician|diplomat)))(?!\\p{L})`,
      'iu',
    ),
  },
  ru: {
    speaks:
      /(?<![\p{L}\p{N}-])(?:я|мы|мне|мною|нами|хочу|хотел бы|хотела бы|считаю|считаем|надеюсь|надеемся|полагаю|полагаем|уверены|отмечу|подчеркну|напомню|благодарю|благодарим|призываем|приветствую|приветствуем|поздравляю|выражаю|выражаем|намерены|исходим из|рассчитываем|готовы)(?![\p{L}\p{N}-])/iu,
    reports: new RegExp(
      `(?<!\\p{L})(?:(?:он|она) (?:также |далее )?${SAID_RU}|${SAID_RU} (?:он|она)|по (?:его|ее|её) (?:словам|мнению))(?!\\p{L})`,
      'iu',
    ),
  },
};

function voiceOf(language: string): Voice | undefined {
  return VOICES[language.split('-')[0]!.toLowerCase()];
}

/** A text with what stands between quotation marks blanked out, so that offsets stay. */
export function withoutQuotes(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of quotedSpans(text)) {
    parts.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** Whether a text without its quotations is in the first person, and reports nobody's words; false in a language not known. */
export function isFirstPerson(unquoted: string, language: string): boolean {
  const voice = voiceOf(language);
  return voice !== undefined && voice.speaks.test(unquoted) && !voice.reports.test(unquoted);
}

/** Whether an office at a place is one the speaker claims: "as Secretary General, I …". */
export function isSaidOfSelf(text: string, start: number): boolean {
  return /(?<!\p{L})(?:as|как|в качестве)\s+(?:the\s+|your\s+)?$/iu.test(text.slice(Math.max(0, start - 20), start));
}

/** Whether a text speaks of a man or a woman by pronoun. */
export function speaksOfSomebody(unquoted: string): boolean {
  return /(?<!\p{L})(?:he|she|him|his|her|он|она|ему|ей|него|нее|неё)(?!\p{L})/iu.test(unquoted);
}

const LABEL =
  /^[^\S\n]*(?:q|a|question|answer|вопрос|ответ|в|о)(?:\s?\d+)?\s*[:.]\s|^[^\S\n]*(?:question|вопрос)\s*[—–-]/imu;
const QUESTION = /^(?:\s*[—–-])?[^.!?…]*\?["”»)]*\s*$/u;

/** Whether a text is made of questions and answers: labels before them, or paragraphs that are nothing but a question. */
export function hasQuestions(text: string): boolean {
  return LABEL.test(text) || text.split(/\n\s*\n/u).some((paragraph) => QUESTION.test(paragraph));
}
