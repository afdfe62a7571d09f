import { readTokens, type Token } from './tokens.js';

const PATRONYMIC = /(?:вич|вна|чна|ич|улы|уулу|оглы|кызы|vich|vna)$/u;

/** A name of three words as texts print it, without the one in the middle: "Иван Петрович Орлов" as "Иван Орлов"; another as it is. */
export function withoutMiddleName(name: string): string {
  const [first, middle, last, ...more] = readTokens(name);
  if (!first || !middle || !last || more.length > 0 || !isPlain(middle, last)) return name;
  const isSurnameFirst = PATRONYMIC.test(last.key);
  return isSurnameFirst ? `${middle.text} ${first.text}` : `${first.text} ${last.text}`;
}

function isPlain(...words: readonly Token[]): boolean {
  return words.every(({ isCapital, gap, text }) => isCapital && gap === 'SPACE' && text.length >= SHORTEST);
}

const SHORTEST = 3;

/** Names with the first names as initials: "Ivan Orlov" as "I. Orlov", "Иван Петрович Орлов" as "И. П. Орлов" besides. */
export function initialedNames(names: readonly string[]): string[] {
  const initialed = names.flatMap((name) => {
    const [first, second, third, ...more] = readTokens(name);
    if (!first || !second || more.length > 0 || first.text.length < SHORTEST || !isPlain(second)) return [];
    if (!third) return [`${initialOf(first)} ${second.text}`];
    return isPlain(third) && PATRONYMIC.test(second.key)
      ? [`${initialOf(first)} ${initialOf(second)} ${third.text}`]
      : [];
  });
  return [...new Set(initialed)];
}

function initialOf({ text }: Token): string {
  return `${text.slice(0, 1)}.`;
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
