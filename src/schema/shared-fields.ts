import { Field, Float, Int } from 'type-graphql';
import { DatePrecisionEnum, EvidenceMethodEnum, ReviewStateEnum } from './enums.js';
import { DateScalar } from './scalars.js';

type Shared = readonly [name: string, type: () => unknown, description: string, isNullable?: 'nullable'];

/** A class decorator that gives a type the same fields wherever it stands; rows hold them by the same names. */
function sharing(fields: readonly Shared[]): () => ClassDecorator {
  return () => (target) => {
    for (const [name, type, description, isNullable] of fields) {
      Field(type as never, { description, nullable: isNullable === 'nullable' })(target.prototype as object, name);
    }
  };
}

/** A time in office or in the chair: see `Term` in `src/lib/term.ts`. */
export const HasTerm = sharing([
  ['startsOn', () => DateScalar, 'First day; null when not known.', 'nullable'],
  ['startsPrecision', () => DatePrecisionEnum, 'How exactly the first day is known.'],
  [
    'endsOn',
    () => DateScalar,
    'Last day; null when not known or not over, which `endsPrecision` tells apart.',
    'nullable',
  ],
  ['endsPrecision', () => DatePrecisionEnum, 'How exactly the last day is known.'],
  [
    'firstKnownOn',
    () => DateScalar,
    'When the first day is not known: the earliest day for which there is evidence; else null.',
    'nullable',
  ],
  [
    'lastKnownOn',
    () => DateScalar,
    'When the end is not known: the latest day for which there is evidence; else null.',
    'nullable',
  ],
]);

/** A place in an article's text, and how it came to be known. */
export const HasEvidence = sharing([
  ['start', () => Int, 'Where it begins in `article.text`, in UTF-16 code units.'],
  ['end', () => Int, 'Where it ends in `article.text`, exclusive.'],
  ['method', () => EvidenceMethodEnum, 'How it was found.'],
  ['confidence', () => Float, '0 to 1; 1 for what an editor set.'],
  ['reviewState', () => ReviewStateEnum, 'What has been decided about it.'],
]);
