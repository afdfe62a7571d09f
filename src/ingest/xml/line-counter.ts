/** Tells on which line something lies in a text that comes in pieces, asked for in the order of the text. */
export function lineCounter() {
  let chunk = '';
  let startsAt = 0;
  let line = 1;
  /** The next line end within the piece; its length when there is none. */
  let nextEnd = 0;

  function advance(to: number): void {
    while (nextEnd < to) {
      line += 1;
      nextEnd = lineEndFrom(nextEnd + 1);
    }
  }

  function lineEndFrom(index: number): number {
    const end = chunk.indexOf('\n', index);
    return end === -1 ? chunk.length : end;
  }

  return {
    /** The next piece. */
    add(next: string): void {
      advance(chunk.length);
      startsAt += chunk.length;
      chunk = next;
      nextEnd = lineEndFrom(0);
    },
    /** The line of a character of the last piece; for what lies before, the line on which the piece begins. */
    lineOf(index: number): number {
      advance(Math.min(index - startsAt, chunk.length));
      return line;
    },
    /** How many characters came in. */
    read: () => startsAt + chunk.length,
    chunkLength: () => chunk.length,
  };
}
