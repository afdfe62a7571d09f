/** The part of a word that its forms share, and what may follow it. */
export interface WordForms {
  readonly stem: string;
  readonly endings: ReadonlySet<string>;
}

interface Declension {
  /** Words in their first form that are declined so. */
  readonly words: RegExp;
  /** How many letters of the first form give way to the endings. */
  readonly strip: number;
  /** A dash is no ending at all. */
  readonly endings: string;
}

const NONE = '-';

/**
 * How Russian nouns, adjectives and surnames change, by how their first form ends; the first that fits decides.
 * Surnames in -ов and -ова are kept apart: "Орловой" is never a form of "Орлов".
 */
const DECLENSIONS: readonly Declension[] = [
  { words: /[оеи]в$|[иы]н$/u, strip: 0, endings: '- а у ым ом е ы ых ыми' },
  { words: /[оеи]ва$|[иы]на$/u, strip: 1, endings: 'а ы ой у ою е' },
  { words: /(?:ск|цк)ий$/u, strip: 2, endings: 'ий ого ому им ом ая ой ую ое ие их ими' },
  { words: /ый$/u, strip: 2, endings: 'ый ого ому ым ом ая ой ую ое ые ых ыми' },
  { words: /ий$/u, strip: 2, endings: 'ий его ему им ем ого ому ом ие их ими ия ию ием ии' },
  { words: /ой$/u, strip: 2, endings: 'ой ого ому ым им ом ая ую ое ые ых ыми оя ою оем ое' },
  { words: /[аеуюя]й$/u, strip: 1, endings: 'й я ю ем е и ев ям ями ях' },
  { words: /[ая]я$/u, strip: 2, endings: 'ая яя ой ей ую юю ою ею ые ие ых их ым им' },
  { words: /ия$/u, strip: 2, endings: 'ия ии ию ией ий иям иями иях' },
  { words: /я$/u, strip: 1, endings: 'я и ю ей ею е ь ям ями ях' },
  { words: /а$/u, strip: 1, endings: 'а ы и у ой ей ою ею е ам ами ах' },
  { words: /ь$/u, strip: 1, endings: 'ь я ю ем е и ью ей ям ями ях' },
  { words: /ое$/u, strip: 2, endings: 'ое ого ому ым им ом ые ых ыми' },
  { words: /[ыи]е$/u, strip: 2, endings: 'ые ие ых их ым им ыми ими ия ию ием ии ий иям иями иях ее его ему ем' },
  { words: /ее$/u, strip: 2, endings: 'ее его ему им ем ие их ими' },
  { words: /[ое]$/u, strip: 1, endings: 'о е а я у ю ом ем -' },
  { words: /[ыи]$/u, strip: 1, endings: 'ы и ам ями ами ям ах ях ов ев ей -' },
  { words: /ец$/u, strip: 2, endings: 'ец ца цу цем цом це цы цев цам цами цах' },
  { words: /ел$/u, strip: 2, endings: 'ел ла лу лом ле ела елу елом еле' },
  { words: /ок$/u, strip: 2, endings: 'ок ка ку ком ке ки ков ока оку оком оке' },
  { words: /[бвгджзклмнпрстфхцчшщ]$/u, strip: 0, endings: '- а у ом ем е ы и ов ей ам ами ах' },
];

const RULES = DECLENSIONS.map(({ endings, ...rule }) => ({
  ...rule,
  endings: new Set(endings.split(' ').map((ending) => (ending === NONE ? '' : ending))),
}));

/** The most letters that an ending has. */
export const LONGEST_ENDING = 4;
const SHORTEST_DECLINED = 3;
const CYRILLIC_WORD = /^[а-яіў]+$/u;

/** The forms of a word given as its key in the first form; null for a word that keeps its form in every case. */
export function formsOf(key: string): WordForms | null {
  if (key.length < SHORTEST_DECLINED || !CYRILLIC_WORD.test(key)) return null;
  const rule = RULES.find(({ words }) => words.test(key));
  return rule ? { stem: key.slice(0, key.length - rule.strip), endings: rule.endings } : null;
}

/** Whether a printed word may be a form of a word given in its first form; both as keys. */
export function isFormOf(printed: string, first: string): boolean {
  if (printed === first) return true;
  const forms = formsOf(first);
  return forms !== null && printed.startsWith(forms.stem) && forms.endings.has(printed.slice(forms.stem.length));
}
