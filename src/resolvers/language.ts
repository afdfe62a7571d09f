import type { Localized, LocalizedLists } from '../kinds/kind.js';
import { chooseLanguage } from '../lib/language-tag.js';
import type { RequestContext } from './context.js';

/** What comes in several languages, one of them the original. */
interface Translated {
  readonly language: string;
}

/** A text in the language wanted, else in the original, else in any that there is; null when there is none. */
export function textIn(
  context: RequestContext,
  row: Translated,
  texts: Localized,
  asked: string | null | undefined,
): string | null {
  return texts[servedIn(context, row, texts, asked)] ?? null;
}

/** A list of texts in the language wanted, else in the original. */
export function textsIn(
  context: RequestContext,
  row: Translated,
  texts: LocalizedLists,
  asked: string | null | undefined,
): readonly string[] {
  return texts[servedIn(context, row, texts, asked)] ?? [];
}

/** The language that a row's texts come in: the one asked for, else one that the client accepts, as far as they are there. */
export function servedIn(
  { languages }: RequestContext,
  { language }: Translated,
  texts: Readonly<Record<string, unknown>>,
  asked: string | null | undefined,
): string {
  // What is wanted most is there in most cases, by the very tag: every name of every row comes by here.
  const most = asked ? asked : (languages[0] ?? language);
  return Object.hasOwn(texts, most) ? most : chooseLanguage(asked ? [asked] : languages, Object.keys(texts), language);
}
