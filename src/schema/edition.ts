import { Field, InputType } from 'type-graphql';
import { LanguageTagScalar } from './scalars.js';

@InputType({
  description:
    'Collapses language editions to one per item, in rows, totals and facets alike. Without this argument lists give every edition.',
})
export class EditionsInput {
  @Field(() => [LanguageTagScalar], {
    nullable: true,
    description:
      "Most wanted first; then the original. When left out or null: the request's Accept-Language, then the original.",
  })
  prefer?: readonly string[] | null;
}
