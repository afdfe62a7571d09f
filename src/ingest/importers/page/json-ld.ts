import type { PageDocument } from './open-page.js';

/** An object of JSON-LD. */
export type LinkedData = Readonly<Record<string, unknown>>;

/** What schema.org calls the articles that news comes as. */
const ARTICLES = new Set(
  (
    'Article NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle ReportageNewsArticle ' +
    'ReviewNewsArticle AdvertiserContentArticle Report BlogPosting LiveBlogPosting SocialMediaPosting TechArticle ScholarlyArticle ' +
    'DiscussionForumPosting SatiricalArticle Statement'
  ).split(' '),
);

const LONGEST = 2 * 1024 * 1024;
const MOST_OBJECTS = 2000;
const DEEPEST = 12;

/**
 * The article that the JSON-LD of a page is about: the only one, else the one that says it is this page or has its headline. Null where there
 * is none, and where several may be it.
 */
export function articleInJsonLd(page: PageDocument, isThisPage: (article: LinkedData) => boolean): LinkedData | null {
  const objects: LinkedData[] = [];
  for (const script of page.querySelectorAll('script[type="application/ld+json"]'))
    gather(parsed(script.textContent ?? ''), objects, 0);
  const articles = objects.filter((object) => typesOf(object).some((type) => ARTICLES.has(type)));
  return articles.length === 1 ? (articles[0] ?? null) : (articles.find(isThisPage) ?? null);
}

function gather(value: unknown, objects: LinkedData[], depth: number): void {
  if (depth > DEEPEST || objects.length >= MOST_OBJECTS || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) gather(each, objects, depth + 1);
    return;
  }
  const object = value as LinkedData;
  objects.push(object);
  for (const key of ['@graph', 'mainEntity', 'hasPart', 'mainEntityOfPage']) gather(object[key], objects, depth + 1);
}

/** From its first bracket to its last: some pages put JSON-LD into a comment. Others put characters into it that JSON does not allow. */
function parsed(text: string): unknown {
  if (text.length > LONGEST) return null;
  const bare = text.replace('<![CDATA[', '').replace(']]>', '');
  const json = bare.slice(bare.search(/[[{]/), Math.max(bare.lastIndexOf(']'), bare.lastIndexOf('}')) + 1);
  for (const attempt of [json, json.replace(/\p{Cc}/gu, ' ')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt, or none of it.
    }
  }
  return null;
}

function typesOf(object: LinkedData): string[] {
  return [object['@type']]
    .flat()
    .flatMap((type) => (typeof type === 'string' ? [type.replace(/^https?:\/\/schema\.org\//, '')] : []));
}

/** The text of a value, which may be a text, the first of a list, or an object with a name, a URL or an id. */
export function textOf(value: unknown, keys: readonly string[] = ['name', 'url', '@id', '@value']): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return first;
  if (typeof first !== 'object' || first === null) return null;
  const found = keys.map((key) => (first as LinkedData)[key]).find((text) => typeof text === 'string');
  return typeof found === 'string' ? found : null;
}
