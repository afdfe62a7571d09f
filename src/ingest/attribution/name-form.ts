import type { CompiledGazetteer } from '../recognition/compile.js';
import type { FoundMention } from '../recognition/found.js';
import { spellingsOf } from '../recognition/owners.js';
import { keyOf } from '../recognition/tokens.js';

const CYRILLIC = /^\p{Script=Cyrillic}/u;
/** Ends of names that change from case to case. */
const DECLINED = /(?:[бвгджзклмнпрстфхцчшщ]|й|а|я)$/u;

/** Whether a name is printed in the form of a subject; in a language without cases it always is. */
export function isNominative(mention: FoundMention, { subjects }: CompiledGazetteer): boolean {
  if (!CYRILLIC.test(mention.surface)) return true;
  const printed = wordsOf(mention.surface);
  return spellingsOf(subjects.get(mention.subjectId)!).some((spelling) => {
    const spelled = wordsOf(spelling);
    // Of an official every word; of all else the first, what follows being in cases of its own.
    return mention.kind === 'OFFICIAL'
      ? printed.every((word) => spelled.includes(word) || isInitial(word))
      : printed[0] === spelled[0];
  });
}

function isInitial(word: string): boolean {
  return /^(?:\p{L}\.?){1,2}$/u.test(word);
}

/** Whether the form of a name tells its case: that of "Шевченко" or of initials does not. */
export function showsCase({ surface }: FoundMention): boolean {
  if (!CYRILLIC.test(surface)) return false;
  if (/^\p{Lu}{2,}$/u.test(surface)) return false;
  return wordsOf(surface).some((word) => word.length > 2 && DECLINED.test(word));
}

/** Whether a person is a woman or a man, as far as a Russian name shows it; null when it does not. */
export function genderOf(names: readonly string[]): 'HE' | 'SHE' | null {
  for (const name of names.filter((each) => CYRILLIC.test(each))) {
    const last = wordsOf(name).at(-1) as string;
    if (/(?:[оеё]ва|[иы]на|ская|цкая|ая)$/u.test(last)) return 'SHE';
    if (/(?:[оеё]в|[иы]н|ский|цкий)$/u.test(last)) return 'HE';
    const first = wordsOf(name)[0] as string;
    if (/[ая]$/u.test(first) && !/^(?:никита|илья|фома|лука|кузьма|данила)$/u.test(first)) return 'SHE';
  }
  return null;
}

function wordsOf(name: string): string[] {
  return name
    .trim()
    .split(/[\s-]+/u)
    .map(keyOf);
}
