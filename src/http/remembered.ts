/** So many texts of one header are remembered, of no more than so many characters: real clients send a few dozen. */
const MOST_TEXTS = 500;
const LONGEST_TEXT = 300;

/** The same reader of a header, which does not read again what it has just read. */
export function remembered<Result>(
  read: (header: string | undefined) => Result,
): (header: string | undefined) => Result {
  const known = new Map<string | undefined, Result>();
  return (header) => {
    const before = known.get(header);
    if (before !== undefined) return before;
    const result = read(header);
    if (header !== undefined && header.length > LONGEST_TEXT) return result;
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(header, result);
    return result;
  };
}
