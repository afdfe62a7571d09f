import type { ArticleRow } from '../kinds/article.js';
import { kindOf } from '../kinds/index.js';
import type { NodeRow } from '../kinds/kind.js';
import type { SectionRow } from '../kinds/section.js';
import type { StatementRow } from '../kinds/statement.js';
import type { SubjectRow } from '../kinds/subject.js';
import { parseWhere } from '../kinds/where.js';
import { findKey } from '../database/rows.js';
import type { ListSet } from '../database/conjunct.js';
import { addressOf, articleUrl, sectionUrl, statementPermalink } from '../lib/address.js';
import { splitKey, type NodeKey } from '../lib/node-key.js';
import { chooseLanguage } from '../lib/language-tag.js';
import { escapeHtml, paragraphsToHtml } from '../lib/text.js';
import type { RequestContext } from '../resolvers/context.js';
import { shownSources } from '../resolvers/sourced.js';
import { keyOfIdOrNull, nodeOrTombstone } from '../resolvers/look-up.js';
import { sectionName } from './news-page.js';
import { date, document, sendPage } from './page-frame.js';
import { type PHRASES, phrase } from './phrases.js';
import { sendProblem, type Exchange, type Route } from './route.js';

/** What was published once and taken back has a page no more, and says so. */
const WITHDRAWN = Symbol('withdrawn');

type CreateContext = (exchange: Exchange) => Promise<RequestContext>;

/** Readers' pages of articles and statements: the addresses that `Article.url` and `Statement.permalink` give. */
export function readerRoutes(createContext: CreateContext): Route[] {
  return [
    page(/^\/news\/([\w-]+)$/, createContext, async (slug, context) => {
      const key = await findKey(context.db, kindOf('Article'), 'slug', slug);
      return rendered(key, context, (row) => articlePage(row as ArticleRow, context));
    }),
    page(/^\/statements\/([\w-]+)$/, createContext, async (id, context) => {
      const key = keyOfIdOrNull(id);
      const isStatement = key !== null && splitKey(key).typeName === 'Statement';
      return rendered(isStatement ? key : null, context, (row) => statementPage(row as StatementRow, context));
    }),
  ];
}

/** The page of what is under a key; WITHDRAWN for what was taken back, null for what is not there or not to be seen. */
async function rendered(
  key: NodeKey | null,
  context: RequestContext,
  render: (row: NodeRow) => Promise<string>,
): Promise<string | typeof WITHDRAWN | null> {
  const row = await nodeOrTombstone(key, context);
  if (row === null) return null;
  return row.typeName === 'Tombstone' ? WITHDRAWN : render(row);
}

function page(
  path: RegExp,
  createContext: CreateContext,
  render: (key: string, context: RequestContext) => Promise<string | typeof WITHDRAWN | null>,
): Route {
  return {
    methods: ['GET', 'HEAD'],
    matches: (requested) => path.test(requested),
    async handle(exchange) {
      const [, key = ''] = path.exec(exchange.url.pathname) ?? [];
      const html = await render(key, await createContext(exchange));
      if (html === WITHDRAWN) sendProblem(exchange, 410, 'NOT_FOUND', 'What was here was withdrawn.');
      else if (html === null) sendProblem(exchange, 404, 'NOT_FOUND', `There is nothing at ${exchange.url.pathname}.`);
      else sendPage(exchange, html);
    },
  };
}

async function articlePage(article: ArticleRow, context: RequestContext): Promise<string> {
  const { title, subheading, language } = article;
  const html = await context.loaders.articleHtml(article);
  return document(
    language,
    title,
    `<article><h1>${escapeHtml(title)}</h1>
    <p class="date">${date(article.publishedAt, article.publishedPrecision, language, context)}</p>
    ${subheading === null ? '' : `<h2>${escapeHtml(subheading)}</h2>`}
    ${html}${sourceList(article)}</article>
    ${await waysOn(article, context)}`,
  );
}

/** Back to the section, to all news, and to what came out before and after in the same language. */
async function waysOn(article: ArticleRow, context: RequestContext): Promise<string> {
  const { language } = article;
  const kind = kindOf('Article');
  const list: ListSet = { kind, where: parseWhere(kind, { language: { eq: language } }) };
  const { before, after } = await context.loaders.neighboursIn(list, article.key);
  const load = (ref: NodeKey | null) => (ref === null ? null : context.rowOf(ref));
  const [section, newer, older] = await Promise.all([load(article.sectionRef), load(before), load(after)]);
  const link = (url: string, text: string) => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
  const news = (row: NodeRow | null, word: keyof typeof PHRASES) => {
    const { slug, title } = (row ?? {}) as Partial<ArticleRow>;
    return slug && title ? [link(articleUrl(context.publicUrl, slug), `${phrase(word, language)}: ${title}`)] : [];
  };
  const links = [
    ...(section
      ? [
          link(
            sectionUrl(context.publicUrl, (section as SectionRow).slug),
            sectionName(section as SectionRow, [language]),
          ),
        ]
      : []),
    link(addressOf(context.publicUrl, 'news'), phrase('allNews', language)),
    ...news(newer, 'newer'),
    ...news(older, 'older'),
  ];
  return `<nav>${links.join('')}</nav>`;
}

/** Where the news was read: what the reader can check. */
function sourceList({ sourceValues }: ArticleRow): string {
  if (sourceValues.length === 0) return '';
  const items = shownSources(sourceValues).map(({ url, title }) =>
    url === null ? escapeHtml(title) : `<a href="${escapeHtml(url)}" rel="noopener">${escapeHtml(title)}</a>`,
  );
  return `<footer class="sources"><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul></footer>`;
}

async function statementPage(statement: StatementRow, context: RequestContext): Promise<string> {
  const { language } = statement;
  const load = (ref: NodeKey) => context.rowOf(ref);
  const speaker = (await load(statement.speakerRef)) as unknown as SubjectRow;
  const office = statement.officeRef && ((await load(statement.officeRef)) as unknown as SubjectRow);
  const article = (await load(statement.articleRef)) as ArticleRow | null;
  const who = nameOf(speaker, language);
  const role = office ? `, ${nameOf(office, language)}` : '';
  const source =
    article === null
      ? ''
      : `<p><a href="${escapeHtml(articleUrl(context.publicUrl, article.slug))}">${escapeHtml(article.title)}</a></p>`;
  return document(
    language,
    `${who}${role}`,
    `<figure><blockquote cite="${escapeHtml(statementPermalink(context.publicUrl, statement.id))}">${paragraphsToHtml(statement.text)}</blockquote>
    <figcaption><strong>${escapeHtml(who)}</strong>${escapeHtml(role)}
    <span class="date">${date(statement.statedAt, statement.statedPrecision, language, context)}</span></figcaption></figure>
    ${source}
    ${statement.wordsChangedAt === null ? '' : `<p class="date">${date(statement.wordsChangedAt, 'TIME', language, context)}: the words at this address were changed.</p>`}`,
  );
}

function nameOf(subject: SubjectRow, language: string): string {
  const { names } = subject;
  return names[chooseLanguage([language], Object.keys(names), subject.language)] ?? subject.slug;
}
