import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { LocalizedLists } from '../kinds/kind.js';
import type { SourceValue } from '../kinds/subject.js';
import { LanguageTagScalar } from '../schema/scalars.js';
import { Source } from '../schema/subject.js';
import type { RequestContext } from './context.js';
import { LANGUAGE_ARGUMENT, SERVED_LANGUAGE } from './language-argument.js';
import { servedIn, textsIn } from './language.js';

/** What a fact that is no subject says of where it was read. */
interface SourcedRow {
  readonly language: string;
  readonly sourceValues: readonly SourceValue[];
  readonly notesByLanguage: LocalizedLists;
}

/** A source as it is shown: one without a title goes by its host. */
export function shownSources(sources: readonly SourceValue[]): Source[] {
  return sources.map(({ url, title, retrievedOn }) => ({
    url: url ?? null,
    title: title ?? (url && URL.canParse(url) ? new URL(url).hostname : 'Source'),
    retrievedOn: retrievedOn ?? null,
  }));
}

/** The fields of a type that says where its facts were read: tenures, memberships, votes. */
export function Sourced(type: () => object) {
  @Resolver(type as never)
  abstract class SourcedResolver {
    @FieldResolver(() => [Source], { description: 'Where these facts were read.' })
    sources(@Root() row: SourcedRow): Source[] {
      return shownSources(row.sourceValues);
    }

    @FieldResolver(() => [String], {
      description: 'What a careful reader should know: sources that disagree, other dates that are given.',
    })
    notes(
      @Root() row: SourcedRow,
      @Ctx() context: RequestContext,
      @LANGUAGE_ARGUMENT() language?: string,
    ): readonly string[] {
      return textsIn(context, row, row.notesByLanguage, language);
    }

    @FieldResolver(() => LanguageTagScalar, { description: SERVED_LANGUAGE })
    servedLanguage(
      @Root() row: SourcedRow,
      @Ctx() context: RequestContext,
      @LANGUAGE_ARGUMENT() language?: string,
    ): string {
      return servedIn(context, row, row.notesByLanguage, language);
    }
  }
  return SourcedResolver;
}
