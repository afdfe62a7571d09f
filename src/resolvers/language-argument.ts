import { Arg } from 'type-graphql';
import { LanguageTagScalar } from '../schema/scalars.js';

export const SERVED_LANGUAGE =
  'The language that `name` and the other translated texts come in when asked for with the same argument.';

/** The `language:` of a field that comes in several. */
export function LANGUAGE_ARGUMENT(): ParameterDecorator {
  return Arg('language', () => LanguageTagScalar, {
    nullable: true,
    description:
      "The language wanted; the request's Accept-Language when left out. What is not there in it comes in the original.",
  }) as ParameterDecorator;
}
