import type { ImageDraft } from '../../domain/article-draft.js';
import type { ArticleGenre } from '../../kinds/vocabulary.js';
import { badInput } from '../../lib/errors.js';
import { escapeHtml } from '../../lib/text.js';
import { readDate } from '../date-text.js';
import { addressOf, bodyOf, detailsOf, languageOf, linksOf, SITE } from './govuk-item.js';
import type { ArticleItem } from './item.js';
import { isPlainRecord } from './plain-record.js';
import { plainTextOf } from './plain-text.js';
import type { Thing } from './popolo-file.js';
import { textIn } from './popolo-subject.js';

/** What a document of each type is; of those that are not named the title tells. */
const GENRES: Readonly<Record<string, ArticleGenre>> = {
  news_story: 'NEWS',
  world_news_story: 'NEWS',
  case_study: 'NEWS',
  press_release: 'PRESS_RELEASE',
  government_response: 'STATEMENT',
  speech: 'SPEECH',
  oral_statement: 'STATEMENT',
  written_statement: 'STATEMENT',
  authored_article: 'COMMENTARY',
  fatality_notice: 'ANNOUNCEMENT',
  notice: 'ANNOUNCEMENT',
  statistics_announcement: 'ANNOUNCEMENT',
  national_statistics_announcement: 'ANNOUNCEMENT',
  official_statistics_announcement: 'ANNOUNCEMENT',
  consultation: 'ANNOUNCEMENT',
  call_for_evidence: 'ANNOUNCEMENT',
};

const SHELVES = ['taxons', 'topics', 'policy_areas', 'topical_events', 'policies'];

/** The news item that a content item is; throws BAD_USER_INPUT with what it lacks. */
export function govukArticle(item: Thing, place: string, timeZone: string): ArticleItem {
  const title = plainTextOf(textIn(item, 'title') ?? '');
  if (title === '') throw badInput('A content item must have a title, but has none.');
  const url = addressOf(item);
  const lead = plainTextOf(textIn(item, 'description') ?? '') || null;
  const html = bodyOf(item) ?? (lead === null ? null : announced(item, lead));
  if (html === null) throw badInput(`"${title}" must have a body or a description, but has neither.`);
  const language = languageOf(item);
  const id = textIn(item, 'content_id');
  return {
    type: 'ARTICLE',
    place,
    // The editions of one item in several languages have one id.
    externalId: id === null ? url : [id, language].filter(Boolean).join(':'),
    home: SITE,
    url,
    title,
    subheading: null,
    lead,
    body: { html, baseUrl: url },
    language,
    published: publishedOf(item, timeZone),
    genre: GENRES[textIn(item, 'document_type') ?? ''] ?? null,
    categories: [...new Set(linksOf(item, ...SHELVES).flatMap((link) => textIn(link, 'title') ?? []))],
    images: imagesOf(detailsOf(item)),
  };
}

/** What there is of an announcement: what it announces, and for when. */
function announced(item: Thing, lead: string): string {
  const when = textIn(detailsOf(item), 'display_date');
  return [lead, when].flatMap((text) => (text === null ? [] : `<p>${escapeHtml(text)}</p>`)).join('\n');
}

function publishedOf(item: Thing, timeZone: string): ArticleItem['published'] {
  const first = textIn(item, 'first_published_at') ?? textIn(detailsOf(item), 'first_public_at');
  const date = first ?? textIn(item, 'public_updated_at');
  return date === null ? null : readDate(date, { timeZone, language: 'en' });
}

/** What stands in the place of a picture where an item has none: nothing, or its department's front door. */
const STAND_IN = /placeholder|default_news_organisation_image/;

/** Pictures by their largest edition. */
function imagesOf(details: Thing): readonly ImageDraft[] {
  const given = [details.image, details.images].flat().filter(isPlainRecord);
  const images = given.flatMap((image): ImageDraft[] => {
    const url = assetUrl(largestOf(image));
    if (url === null || STAND_IN.test(url.pathname)) return [];
    const fileName = url.pathname.split('/').at(-1) || null;
    const [alt, caption, credit] = [textIn(image, 'alt_text'), textIn(image, 'caption'), textIn(image, 'credit')];
    return [{ url: url.href, fileName, alt, caption, credit, width: null, height: null }];
  });
  return [...new Map(images.map((image) => [image.url, image])).values()];
}

/** `sources` has editions by their width: `s960`. */
function largestOf(image: Thing): string | null {
  const sources = isPlainRecord(image.sources) ? image.sources : {};
  const widths = Object.keys(sources).filter((key) => /^s\d{1,5}$/.test(key));
  const [widest] = widths.sort((a, b) => Number(b.slice(1)) - Number(a.slice(1)));
  return (widest && textIn(sources, widest)) || textIn(image, 'high_resolution_url') || textIn(image, 'url');
}

function assetUrl(text: string | null): URL | null {
  if (text === null || !URL.canParse(text, SITE)) return null;
  const url = new URL(text, SITE);
  return /^https?:$/.test(url.protocol) ? url : null;
}
