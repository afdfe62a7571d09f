import { readTokens } from './tokens.js';

const PATRONYMIC = /(?:вич|вна|чна|ич|улы|уулу|оглы|кызы|vich|vna)$/u;

/** "Иван Петрович Орлов" as texts print it: "Иван Орлов"; a name of another shape as it is. */
export function withoutPatronymic(name: string): string {
  const [first, middle, last, ...more] = readTokens(name);
  if (!first || !middle || !last || more.length > 0 || !PATRONYMIC.test(middle.key)) return name;
  return `${first.text} ${last.text}`;
}

/** "Ivan Orlov" with the first name as an initial: "I. Orlov". */
export function initialedNames(names: readonly string[]): string[] {
  const initialed = names.flatMap((name) => {
    const [first, last, ...more] = readTokens(name);
    if (!first || !last || more.length > 0 || last.gap !== 'SPACE' || first.text.length < 3 || last.text.length < 3) {
      return [];
    }
    return [`${first.text.slice(0, 1)}. ${last.text}`];
  });
  return [...new Set(initialed)];
}

/** The words that are a person's surname: the last of each name unless that is an initial or a patronymic. */
export function surnamesOf(names: readonly string[]): string[] {
  const surnames = names.flatMap((name) => {
    const words = readTokens(name);
    const last = words.at(-1);
    const isSurnameFirst = words.length > 2 && last && PATRONYMIC.test(last.key);
    return words.length > 1 && last?.isCapital && last.text.length >= 3 && !isSurnameFirst ? [last.text] : [];
  });
  return [...new Set(surnames)];
}
