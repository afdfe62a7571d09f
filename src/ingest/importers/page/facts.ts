import type { DraftDate, ImageDraft } from '../../../domain/article-draft.js';
import { webAddress } from '../../../lib/web-address.js';
import { parseLanguageTag } from '../../../lib/language-tag.js';
import { readDate } from '../../date-text.js';
import { articleInJsonLd, textOf, type LinkedData } from './json-ld.js';
import { allOf, firstOf, readMeta, type Meta } from './meta.js';
import type { PageDocument } from './open-page.js';
import { metaText } from './meta-text.js';

/** What a page says of its article beside the words. */
export interface PageFacts {
  readonly title: string | null;
  readonly subheading: string | null;
  readonly lead: string | null;
  readonly language: string | null;
  readonly published: DraftDate | null;
  readonly url: string | null;
  readonly categories: readonly string[];
  readonly images: readonly ImageDraft[];
  /** The words, where JSON-LD has them. */
  readonly articleBody: string | null;
  /** What relative addresses go by. */
  readonly baseUrl: string | null;
}

/** What is read of a page, and by whom it may have been written. */
interface Said {
  readonly page: PageDocument;
  readonly meta: Meta;
  readonly article: LinkedData | null;
}

/**
 * JSON-LD takes precedence, being about the article and nothing else; then Dublin Core, then what is written for those who share links
 * (OpenGraph) and what analysts ask for, then the page itself. Of dates those that only say when something came out stand first.
 */
const TITLES = 'dc.title dc:title dcterms.title dcterm:title og:title twitter:title parsely-title sailthru.title'.split(
  ' ',
);
const LEADS = ['dc.description', 'dc:description', 'dcterms.description', 'og:description', 'twitter:description'];
const DATES = (
  'article:published_time article:published og:published_time og:article:published_time datepublished parsely-pub-date sailthru.date ' +
  'dc.date.issued dcterms.issued dc.date.created dcterms.created dcterms.date dc.date dc:date pubdate publishdate publish-date publication_date ' +
  'date_published publish_date cxenseparse:recs:publishtime date'
).split(' ');
const SITES = ['og:site_name', 'application-name', 'dc.publisher', 'twitter:site:name'];
const CATEGORIES = ['article:section', 'parsely-section', 'article:tag', 'parsely-tags', 'news_keywords'];
const MOST_CATEGORIES = 50;

export function readFacts(page: PageDocument, address: string | null, timeZone: string): PageFacts {
  const meta = readMeta(page);
  const canonical = page.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? null;
  const baseUrl = baseOf(page, address ?? webAddress(canonical ?? firstOf(meta, ['og:url']), null));
  const url = addressOf([canonical, firstOf(meta, ['og:url'])], address, baseUrl);
  const pageTitle = metaText(page.querySelector('title')?.textContent);
  const article = articleInJsonLd(page, (each) => {
    const headline = metaText(textOf(each.headline));
    const isNamed = headline !== null && (pageTitle?.includes(headline) ?? false);
    const own = webAddress(textOf(each.mainEntityOfPage, ['@id', 'url']) ?? textOf(each.url), baseUrl);
    return isNamed || (own !== null && own === url);
  });
  const said: Said = { page, meta, article };
  const language = languageOf(said);
  return {
    title: titleOf(said, pageTitle),
    subheading: metaText(textOf(article?.alternativeHeadline)),
    lead: metaText(textOf(article?.description)) ?? firstOf(meta, LEADS),
    language,
    published: publishedOf(said, { timeZone, language }),
    url,
    categories: categoriesOf(said),
    images: imagesOf(said, baseUrl),
    articleBody: textOf(article?.articleBody),
    baseUrl,
  };
}

function titleOf({ page, meta, article }: Said, pageTitle: string | null): string | null {
  const site = metaText(textOf(article?.publisher)) ?? firstOf(meta, SITES);
  const title =
    metaText(textOf(article?.headline)) ?? firstOf(meta, TITLES) ?? headlineOf(page, pageTitle) ?? pageTitle;
  return title === null ? null : withoutSite(title, [site, ...allOf(meta, SITES)]);
}

/** The only `<h1>`, where the title of the page has it, too. */
function headlineOf(page: PageDocument, pageTitle: string | null): string | null {
  const headlines = [...page.querySelectorAll('h1')].map(({ textContent }) => metaText(textContent));
  const [only] = headlines.length === 1 ? headlines : [];
  return only && (pageTitle === null || pageTitle.includes(only)) ? only : null;
}

/** A title without the name of the site after it, where the page says what the name is. */
function withoutSite(title: string, sites: readonly (string | null)[]): string {
  for (const site of sites) {
    if (site === null || !title.toLowerCase().endsWith(site.toLowerCase())) continue;
    const [, words] = /^(.+?)\s*[|\-–—:·»/]\s*$/su.exec(title.slice(0, -site.length)) ?? [];
    if (words) return words;
  }
  return title;
}

function languageOf({ page, meta, article }: Said): string | null {
  const given = [
    textOf(article?.inLanguage, ['alternateName', 'name']),
    page.documentElement.getAttribute('lang') ?? page.documentElement.getAttribute('xml:lang'),
    ...allOf(meta, ['content-language', 'dc.language', 'og:locale']),
  ];
  for (const tag of given) {
    try {
      if (tag) return parseLanguageTag(tag.trim().replaceAll('_', '-'));
    } catch {
      // The name of a language is no tag; the next may be.
    }
  }
  return null;
}

function publishedOf(
  { page, meta, article }: Said,
  options: { timeZone: string; language: string | null },
): DraftDate | null {
  const given = [
    textOf(article?.datePublished),
    textOf(article?.dateCreated),
    ...DATES.map((name) => meta.get(name)?.[0]),
  ];
  const dates = [...given, ...timesOf(page)].map((text) => (text ? readDate(text, options) : null));
  return dates.find((date) => date !== null) ?? null;
}

/** What `<time>` says, unless a page has several: sites repeat the newest teasers around every old article. */
function timesOf(page: PageDocument): (string | null)[] {
  const marked = [
    ...page.querySelectorAll('[itemprop~="datePublished"], time[pubdate], .dt-published, time.entry-date.published'),
  ];
  const times = marked.length > 0 ? marked : [...page.querySelectorAll('article time, main time')];
  const texts = times
    .slice(0, 20)
    .map((time) => time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent);
  return new Set(texts).size === 1 ? texts.slice(0, 1) : [];
}

function categoriesOf({ meta, article }: Said): string[] {
  const lists = [article?.articleSection, article?.keywords].flatMap((list) => [list].flat());
  const given = [...lists.map((each) => metaText(textOf(each))), ...allOf(meta, CATEGORIES)];
  const names = given.flatMap((each) => each?.split(/[,;]/) ?? []).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== '' && name.length <= 200))].slice(0, MOST_CATEGORIES);
}

/** The picture that stands for the article. */
function imagesOf({ meta, article }: Said, baseUrl: string | null): ImageDraft[] {
  const shared = firstOf(meta, [
    'og:image',
    'og:image:url',
    'og:image:secure_url',
    'twitter:image',
    'twitter:image:src',
  ]);
  const url = webAddress(shared ?? textOf(article?.image, ['url', 'contentUrl', '@id']), baseUrl);
  if (url === null) return [];
  const pixels = (name: string) => {
    const [given] = shared === null ? [] : (meta.get(name) ?? []);
    return given !== undefined && /^[1-9]\d{0,4}$/.test(given) ? Number(given) : null;
  };
  const alt = firstOf(meta, ['og:image:alt', 'twitter:image:alt']);
  const [width, height] = [pixels('og:image:width'), pixels('og:image:height')];
  return [{ url, fileName: null, alt, caption: null, credit: null, width, height }];
}

/** Where relative addresses begin: at `<base>` where there is one. */
function baseOf(page: PageDocument, address: string | null): string | null {
  return webAddress(page.querySelector('base[href]')?.getAttribute('href') ?? null, address) ?? address;
}

/** The address that the page gives itself, if it can be its own: of the same site, and not that of the front page. */
function addressOf(given: readonly (string | null)[], address: string | null, baseUrl: string | null): string | null {
  const own = given.map((text) => webAddress(text, address ?? baseUrl)).find((url) => url !== null && isArticle(url));
  if (address === null) return own ?? null;
  return own !== undefined && own !== null && siteOf(own) === siteOf(address) ? own : webAddress(address, null);
}

function isArticle(url: string): boolean {
  const { pathname, search } = new URL(url);
  return pathname !== '/' || search !== '';
}

function siteOf(url: string): string {
  return new URL(url).hostname.replace(/^(?:www|m|amp)\./, '');
}
