import { isPromise } from '../lib/value-or-promise.js';
import type { ObjectWriter, Writing } from './run.js';

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
