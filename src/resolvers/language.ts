import type { Localized, LocalizedLists } from '../kinds/kind.js';
import { chooseLanguage } from '../lib/language-tag.js';
import type { RequestContext } from './context.js';

/** What comes in several languages, one of them the original. */
interface Translated {
  readonly language: string;
}

/** The languages wanted: what the field is asked for, else what the client accepts. */
function wishes(context: RequestContext, asked: string | null | undefined): readonly string[] {
  return asked ? [asked] : context.languages;
}

/** A text in the language wanted, else in the original, else in any that there is; null when there is none. */
export function textIn(
  context: RequestContext,
  row: Translated,
  texts: Localized,
  asked: string | null | undefined,
): string | null {
  return texts[chooseLanguage(wishes(context, asked), Object.keys(texts), row.language)] ?? null;
}

/** A list of texts in the language wanted, else in the original. */
export function textsIn(
  context: RequestContext,
  row: Translated,
  texts: LocalizedLists,
  asked: string | null | undefined,
): readonly string[] {
  return texts[chooseLanguage(wishes(context, asked), Object.keys(texts), row.language)] ?? [];
}

/** The language that a row's main texts come in when asked for like that. */
export function servedIn(
  context: RequestContext,
  row: Translated,
  texts: Readonly<Record<string, unknown>>,
  asked: string | null | undefined,
): string {
  return chooseLanguage(wishes(context, asked), Object.keys(texts), row.language);
}
