import type { ArticleDraft, DraftDate, ImageDraft } from '../../domain/article-draft.js';
import { refuseManyWords } from '../../domain/html/bounds.js';
import { readBody } from '../../domain/html/read-body.js';
import type { Authority, ItemPlace } from '../../domain/import-run.js';
import { newsroomMoment, type Newsroom } from '../../domain/newsroom.js';
import { badInput } from '../../lib/errors.js';
import { parseLanguageTag } from '../../lib/language-tag.js';
import type { Id } from '../../lib/node-key.js';
import { excerptOf } from '../../lib/text.js';
import type { ArticleItem } from '../importers/item.js';
import { genreOf } from '../page/genre.js';
import { languageOf } from '../page/language.js';
import {
  asMentionDraft,
  asStatementDraft,
  readArticle,
  type ArticleText,
  type NewsroomGazetteer,
} from '../recognizer.js';
import { sectionNamed, type SectionNames } from './section-names.js';

/** What whoever imports knows besides the source; it takes precedence over what the source says. */
export interface ArticleFacts {
  /** The address of the one article that is imported. */
  readonly sourceUrl: string | null;
  readonly published: DraftDate | null;
  readonly sectionId: Id | null;
  readonly language: string | null;
}

/** What articles of a newsroom are read against. */
export interface ArticleReading {
  readonly newsroom: Newsroom;
  /** Null where what texts name and say is not looked for. */
  readonly gazetteer: NewsroomGazetteer | null;
  readonly sections: SectionNames;
  readonly facts: ArticleFacts;
}

/** Where an item comes from, and what it became before. */
export interface ItemOrigin extends ItemPlace {
  readonly knownId: Id | null;
  /** Whether `knownId` is surely this item's: not where only another file of the same name had one of the same key. */
  readonly isSurelyKnown: boolean;
  /** Whether a source of that name cannot but be the same one. */
  readonly isSure: boolean;
  /** The file or the address that was named. */
  readonly input: string;
  /** The site that it was found at; null where nothing says so, and for what somebody gives an address. */
  readonly site: string | null;
  readonly authority: Authority;
}

/**
 * An item of a source as an article: its body made safe, its language, kind and shelf told, and whatever it names or says
 * found in it. `scheme` says under which name readers are told what the source calls it; null where that says nothing to them. BAD_USER_INPUT for one without a title or without words.
 */
export function draftArticle(reading: ArticleReading, item: ArticleItem, scheme: string | null): ArticleDraft {
  const { newsroom, gazetteer, sections, facts } = reading;
  const { body, article } = articleIn(item, facts);
  const { title, language, genre, given, concluded } = article;
  const { today } = newsroomMoment(newsroom);
  if (given !== null && given.from > today) throw stillToCome(given);
  const { published, mentions, statements, outletId } =
    gazetteer === null ? { ...NOTHING, published: given ?? concluded } : readArticle(gazetteer, article);
  // What has no date at all is filed under today.
  const filed: DraftDate = published ?? { from: today, until: today, precision: 'UNKNOWN' };
  const url = facts.sourceUrl ?? item.url;
  return {
    knownId: null,
    slug: null,
    workId: null,
    language,
    isOriginal: true,
    genre,
    title,
    subheading: lineOf(item.subheading),
    lead: leadOf(item.lead, body.text),
    text: body.text,
    html: body.html,
    question: null,
    sectionId: facts.sectionId ?? sectionNamed(sections, item.categories),
    outletId,
    sourceUrl: url,
    sources: url === null ? [] : [{ url }],
    externalIds: item.externalId === null || scheme === null ? [] : [{ scheme, value: item.externalId }],
    published: filed,
    isPublishedGiven: given !== null,
    images: [...item.images, ...body.images],
    aboutIds: [],
    mentions: mentions.map(asMentionDraft),
    statements: statements.map((statement) => asStatementDraft(statement, filed, outletId)),
  };
}

/** What an item says, made safe, with its language and kind told. BAD_USER_INPUT for one without words. */
export function articleIn(
  item: ArticleItem,
  facts: Pick<ArticleFacts, 'language' | 'published'>,
): { readonly body: Body; readonly article: ArticleText } {
  const body = 'html' in item.body ? readBody(item.body.html, item.body.baseUrl) : textBody(item.body.text);
  if (body.text === '') throw badInput('A news item must have words, but the body of this one has none.');
  const title = lineOf(item.title) ?? excerptOf(body.text, LONGEST_TITLE);
  const language = languageIn(facts.language ?? item.language, `${title}\n${body.text}`);
  const genre = item.genre ?? genreOf(title);
  const given = facts.published ?? item.published;
  return { body, article: { title, text: body.text, language, genre, given, concluded: item.concluded ?? null } };
}

interface Body {
  readonly text: string;
  readonly html: string | null;
  readonly images: readonly ImageDraft[];
}

/** Where nothing is looked for. */
const NOTHING = { mentions: [], statements: [], outletId: null };

/** What is dated ahead is meant to come out then, and an import publishes at once. */
function stillToCome({ from }: DraftDate): Error {
  return badInput(
    `A news item must be out, but this one is dated ${from}, which is still to come; import it again then, or give its date with --published.`,
  );
}

const LONGEST_TITLE = 120;

function textBody(text: string) {
  refuseManyWords(text);
  return { text: text.normalize('NFC').trim(), html: null, images: [] };
}

/** One line of text; null for nothing. */
function lineOf(text: string | null): string | null {
  const line = text?.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return line ? line : null;
}

/** A lead that only repeats how the body begins says nothing. */
function leadOf(lead: string | null, text: string): string | null {
  const line = lineOf(lead);
  const opening = line?.replace(/\s*(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*$/u, '') ?? '';
  if (line === null) return null;
  // In a body there are two ends of lines together at most.
  const beginning = text.slice(0, 2 * opening.length + 100).replace(/\s+/gu, ' ');
  return beginning.startsWith(opening) ? null : line;
}

/** A tag that cannot be read is no reason to refuse the news: the words tell as well. */
function languageIn(tag: string | null, words: string): string {
  try {
    return tag === null ? languageOf(words) : parseLanguageTag(tag.trim().replaceAll('_', '-'));
  } catch {
    return languageOf(words);
  }
}
