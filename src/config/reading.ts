/**
 * How the text of a setting is read: what it says, or undefined where it does not say it. By hand: a library that checks
 * whole records would take longer to load than all the rest of a command.
 */
export type Reading<Value> = (given: string) => Value | undefined;

export function wholeNumber(least: number, most: number): Reading<number> {
  return (given) => {
    const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };
}

export function textLike(isRight: (given: string) => boolean): Reading<string> {
  return (given) => (isRight(given) ? given : undefined);
}

/** An absolute address whose scheme is one of those. */
export function address(...schemes: readonly string[]): Reading<string> {
  return (given) => {
    const text = given.trim();
    const [, scheme = ''] = /^([a-z]+):\/\//i.exec(text) ?? [];
    return schemes.includes(scheme.toLowerCase()) && URL.canParse(text) ? text : undefined;
  };
}

export function oneOf<Word extends string>(words: readonly Word[]): Reading<Word> {
  return (given) => words.find((word) => word === given);
}
