import { isPromise } from '../lib/value-or-promise.js';
import type { ObjectWriter, Writing } from './run.js';

/** Keeps the texts of objects from one run to the next. It alone knows what they hang on, and which still hold. */
export interface TextKeeper {
  /** The text of an object in a selection; null where none is kept that still holds. */
  find(source: unknown, selection: number): string | null;
  /** Begins to notice what is read, until `end`; false where nothing can be kept. */
  begin(source: unknown): boolean;
  /** Ends it with what was written at once, null for nothing; false where trying again is of no use. */
  end(source: unknown, selection: number, text: string | null): boolean;
}

/** After so many texts in turn that cannot be kept, those within them may be. */
const MOST_IN_VAIN = 8;
let numbered = 0;

/** Writes what a selection shows of an object, or takes it as it was written before. It must not ask for variables. */
export function keptWriter(write: ObjectWriter): ObjectWriter {
  const selection = ++numbered;
  let inVain = 0;
  return (run, source, place) => {
    const { texts } = run;
    if (texts === null || inVain >= MOST_IN_VAIN) return write(run, source, place);
    const kept = texts.find(source, selection);
    if (kept !== null) return kept;
    if (!texts.begin(source)) return write(run, source, place);
    const errors = run.errors.found.length;
    let written: Writing = null;
    try {
      written = write(run, source, place);
    } finally {
      const isWhole = !isPromise(written) && run.errors.found.length === errors;
      inVain = texts.end(source, selection, isWhole ? (written as string | null) : null) ? 0 : inVain + 1;
    }
    return written;
  };
}
