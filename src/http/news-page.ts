import { listPage, type Page } from '../database/page.js';
import type { ArticleRow } from '../kinds/article.js';
import { kindOf } from '../kinds/index.js';
import type { SectionRow } from '../kinds/section.js';
import { parseWhere } from '../kinds/where.js';
import { addressOf, articleUrl, sectionUrl } from '../lib/address.js';
import { chooseLanguage } from '../lib/language-tag.js';
import { escapeHtml, excerptOf } from '../lib/text.js';
import type { RequestContext } from '../resolvers/context.js';
import { date, document, sendPage } from './page-frame.js';
import { phrase } from './phrases.js';
import { sendProblem, type Exchange, type Route } from './route.js';

const NEWS_ON_A_PAGE = 20;
const EXCERPT = 200;
const SECTION_PATH = /^\/sections\/([\w-]+)$/;

/** All news and the news of a section, newest first, in the edition that the reader's languages ask for. */
export function newsRoutes(createContext: (exchange: Exchange) => Promise<RequestContext>): Route[] {
  return [
    {
      methods: ['GET', 'HEAD'],
      matches: (path) => path === '/news',
      async handle(exchange) {
        const context = await createContext(exchange);
        await sendNews(exchange, context, null);
      },
    },
    {
      methods: ['GET', 'HEAD'],
      matches: (path) => SECTION_PATH.test(path),
      async handle(exchange) {
        const context = await createContext(exchange);
        const [, slug = ''] = SECTION_PATH.exec(exchange.url.pathname) ?? [];
        const section = await context.loaders.rows.find(kindOf('Section'), 'slug', slug);
        if (section) return sendNews(exchange, context, section as SectionRow);
        sendProblem(exchange, 404, 'NOT_FOUND', `There is nothing at ${exchange.url.pathname}.`);
      },
    },
  ];
}

/** The name of a section in the first of the languages that it has one in, else in its own. */
export function sectionName({ names, language, slug }: SectionRow, languages: readonly string[]): string {
  return names[chooseLanguage(languages, Object.keys(names), language)] ?? slug;
}

async function sendNews(exchange: Exchange, context: RequestContext, section: SectionRow | null): Promise<void> {
  const kind = kindOf('Article');
  const where = section === null ? {} : { section: { slug: { eq: section.slug } } };
  const page = await listPage(context, {
    kind,
    where: parseWhere(kind, where),
    editions: context.languages,
    first: NEWS_ON_A_PAGE,
    after: exchange.url.searchParams.get('after'),
    withTotal: false,
  });
  const language = context.languages[0] ?? section?.language ?? 'en';
  const title = section === null ? phrase('allNews', language) : sectionName(section, context.languages);
  const rows = await Promise.all(page.keys.map(async (key) => context.rowOf(key)));
  const items = await Promise.all(rows.flatMap((row) => (row === null ? [] : [itemHtml(row as ArticleRow, context)])));
  const list = items.length > 0 ? `<ol class="news">${items.join('\n')}</ol>` : `<p>${phrase('nothing', language)}</p>`;
  const address = section === null ? addressOf(context.publicUrl, 'news') : sectionUrl(context.publicUrl, section.slug);
  const back = section === null ? '' : linkHtml(addressOf(context.publicUrl, 'news'), phrase('allNews', language));
  sendPage(
    exchange,
    document(
      language,
      title,
      `<h1>${escapeHtml(title)}</h1>${list}<nav>${back}${olderHtml(page, address, language)}</nav>`,
    ),
  );
}

async function itemHtml(article: ArticleRow, context: RequestContext): Promise<string> {
  const { title, language, publishedAt, publishedPrecision, slug } = article;
  const lead = article.lead ?? excerptOf((await context.loaders.articleTexts(article)).text, EXCERPT);
  return `<li lang="${escapeHtml(language)}">${linkHtml(articleUrl(context.publicUrl, slug), title)}
    <span class="date">${date(publishedAt, publishedPrecision, language, context)}</span>
    ${escapeHtml(lead)}</li>`;
}

function olderHtml({ hasNextPage, cursors }: Page, address: string, language: string): string {
  const cursor = cursors.at(-1);
  return hasNextPage && cursor !== undefined ? linkHtml(`${address}?after=${cursor}`, phrase('older', language)) : '';
}

function linkHtml(url: string, text: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}
