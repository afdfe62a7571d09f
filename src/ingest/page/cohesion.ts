/** Words shorter than this are left out: most of them are function words. */
const SHORTEST = 4;
/** Words are compared by their first letters, which the endings of Russian and English leave alone. */
const STEM = 6;

const STOPWORDS = new Set(
  (
    'this that these those with from have been were will would their there which what when where also into than then they them your about after ' +
    'before during between under over such other more most some only very being both each same что этот этого этой этом эти этих который которые ' +
    'которых также после перед между более было были будет была чтобы если только очень того тому этому того года году'
  )
    .split(' ')
    .map(stem),
);

/** How the lines of one page hang together by the words they share. */
export interface Cohesion {
  /**
   * The share, 0 to 1, of a line's words that the other lines named also use. Words count the more the fewer lines of the
   * page have them: a name that every line repeats ties nothing together.
   */
  link(line: number, others: readonly number[]): number;
}

export function cohesionOf(lines: readonly string[]): Cohesion {
  const stems = lines.map(stemsOf);
  const frequency = new Map<string, number>();
  for (const line of stems) for (const word of line) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const weight = (word: string) => 1 / Math.max(2, frequency.get(word) ?? 0);

  return {
    link(line, others) {
      const words = [...stems[line]!];
      const shared = words.filter((word) => others.some((other) => other !== line && stems[other]!.has(word)));
      return sum(shared.map(weight)) / (sum(words.map(weight)) || 1);
    },
  };
}

function stemsOf(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{M}]+|\d{1,9}\/\d{1,9}/gu) ?? [];
  return new Set(
    words
      .filter((word) => word.length >= SHORTEST)
      .map(stem)
      .filter((word) => !STOPWORDS.has(word)),
  );
}

function stem(word: string): string {
  return word.slice(0, STEM);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
