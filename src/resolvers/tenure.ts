import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import type { TenureRow } from '../kinds/tenure.js';
import type { ListArguments } from '../schema/list.js';
import { Office } from '../schema/office.js';
import { Official } from '../schema/official.js';
import { LanguageTagScalar } from '../schema/scalars.js';
import { Source } from '../schema/subject.js';
import { Tenure, TenureList } from '../schema/tenure.js';
import { listAll } from './connection.js';
import type { RequestContext } from './context.js';
import { LANGUAGE_ARGUMENT, SERVED_LANGUAGE } from './language-argument.js';
import { servedIn, textsIn } from './language.js';
import { related } from './relation.js';
import { shownSources } from './subject.js';

@Resolver(() => Tenure)
export class TenureResolver {
  @FieldResolver(() => Official, { description: 'Who held it.' })
  official(@Root() row: TenureRow, @Ctx() context: RequestContext) {
    return related(context, row.officialRef);
  }

  @FieldResolver(() => Office, { nullable: true, description: 'What was held. Never null on a tenure.' })
  office(@Root() row: TenureRow, @Ctx() context: RequestContext) {
    return related(context, row.officeRef);
  }

  @FieldResolver(() => [Source], { description: 'Where these facts were read.' })
  sources(@Root() row: TenureRow): Source[] {
    return shownSources(row.sourceValues);
  }

  @FieldResolver(() => [String], {
    description: 'What a careful reader should know: sources that disagree, other dates that are given.',
  })
  notes(
    @Root() row: TenureRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): readonly string[] {
    return textsIn(context, row, row.notesByLanguage, language);
  }

  @FieldResolver(() => LanguageTagScalar, { description: SERVED_LANGUAGE })
  servedLanguage(
    @Root() row: TenureRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string {
    return servedIn(context, row, row.notesByLanguage, language);
  }

  @Query(() => TenureList.Connection, { description: 'Times in office, newest first.' })
  tenures(
    @Args(() => TenureList.Arguments) args: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listAll('Tenure', args, context, info);
  }
}
