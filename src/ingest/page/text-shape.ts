/** Closing quotes and brackets, which may stand after the stop of a sentence. */
const CLOSING = `["'”’»“›)\\]]`;
const ENDS_WITH_STOP = new RegExp(`[.։。۔](?:${CLOSING}|\\s)*$`, 'u');
const ENDS_OPEN = /(?:…|\.{2,})["'”’»)\]\s]*$/u;
const ENDS_AS_SENTENCE = new RegExp(`[.!?…։。！？؟۔:;](?:${CLOSING}|\\s)*$`, 'u');
const SENTENCE_END = new RegExp(
  `[.!?…։。！？؟۔]${CLOSING}{0,4}\\s{1,9}(?=["'“„«(\\[—–-]?\\s?[\\p{Lu}\\p{Lo}\\d])`,
  'gu',
);

/** What ends in a full stop without ending a sentence; single letters, as initials, besides. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof gen col lt maj adm amb rep sen st no art vol vs etc e.g i.e u.s u.n u.k inc ltd jan feb mar apr jun jul aug sep sept ' +
    'oct nov dec approx г гг вв им ул тыс млн млрд руб т.д т.п т.е т.к др пр проф акад ген ст пп стр п см англ рус'
  ).split(' '),
);
const LAST_WORD = /([\p{L}.]+)\.["'”’»)\]\s]*$/u;
const LIST_MARK = /^(?:[-–—•·*▪●◦‣]|\d{1,2}[.)]\s|[a-zа-я]\))/iu;

/** Whether the text ends in a full stop; an ellipsis and the point of an abbreviation are none. */
export function endsWithStop(text: string): boolean {
  return ENDS_WITH_STOP.test(tailOf(text)) && !endsOpen(text) && !endsInAbbreviation(text);
}

/** Whether the text breaks off, as teasers do. */
export function endsOpen(text: string): boolean {
  return ENDS_OPEN.test(tailOf(text));
}

export function endsAsQuestion(text: string): boolean {
  return /[?？؟]["'”’»)\]\s]*$/u.test(tailOf(text));
}

/** Whether the text reads as running text: it ends as sentences do, or is longer than a line of heading ever is. */
export function isParagraph(text: string): boolean {
  return ENDS_AS_SENTENCE.test(tailOf(text)) || text.length > 320;
}

/** Whether the text is an item of a list, or a turn of a dialogue that begins with a dash. */
export function isListItem(text: string): boolean {
  return LIST_MARK.test(text);
}

/** The sentences of a paragraph, in order. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const end of text.matchAll(SENTENCE_END)) {
    const sentence = text.slice(start, end.index + end[0].length);
    if (endsInAbbreviation(sentence)) continue;
    sentences.push(sentence.trim());
    start = end.index + end[0].length;
  }
  return [...sentences, text.slice(start).trim()].filter((sentence) => sentence !== '');
}

function endsInAbbreviation(text: string): boolean {
  const [, word] = LAST_WORD.exec(tailOf(text)) ?? [];
  return word !== undefined && (word.length === 1 || ABBREVIATIONS.has(word.toLowerCase()));
}

/** Where a text ends is seen in its last letters; a pattern tried on all of a long line would take long. */
function tailOf(text: string): string {
  return text.slice(-24);
}
