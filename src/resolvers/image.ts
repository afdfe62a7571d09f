import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { ImageRow } from '../kinds/image.js';
import { Image } from '../schema/image.js';
import { LanguageTagScalar, UrlScalar } from '../schema/scalars.js';
import type { RequestContext } from './context.js';
import { LANGUAGE_ARGUMENT, SERVED_LANGUAGE } from './language-argument.js';
import { servedIn, textIn } from './language.js';

@Resolver(() => Image)
export class ImageResolver {
  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description:
      'Where the picture is; scaled down to `width` pixels when asked, where the server can. Null when only its file name is known.',
  })
  url(
    @Root() row: ImageRow,
    @Arg('width', () => Int, { nullable: true, description: 'Pixels; the picture as it is when left out.' })
    _width?: number | null,
  ): string | null {
    return row.address;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it shows, for those who cannot see it; null when nobody has written it.',
  })
  alt(@Root() row: ImageRow, @Ctx() context: RequestContext, @LANGUAGE_ARGUMENT() language?: string): string | null {
    return textIn(context, row, row.alts, language);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What is printed below it; null when nothing is.' })
  caption(
    @Root() row: ImageRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string | null {
    return textIn(context, row, row.captions, language);
  }

  @FieldResolver(() => LanguageTagScalar, { description: SERVED_LANGUAGE })
  servedLanguage(
    @Root() row: ImageRow,
    @Ctx() context: RequestContext,
    @LANGUAGE_ARGUMENT() language?: string,
  ): string {
    return servedIn(context, row, row.alts, language);
  }
}
