import { ARTICLE_EDITS } from './editorial.js';
import type { FactOf } from './fact-files.js';
import type { Facts } from './facts.js';
import { slugsOf, statementArticles } from './statements.js';
import { compact, sourcesOf } from './subject-fields.js';

/** What the facts call news: briefs, and statements. */
export function articleList(facts: Facts) {
  const articles = [...facts.lists.briefs.map((brief) => briefArticle(facts, brief)), ...statementArticles(facts)];
  const shared = sharedPages(articles);
  return articles.map((article) => {
    const { sourceUrl = ownPage(article, shared), genre = article.genre } = ARTICLE_EDITS[article.slug] ?? {};
    return compact({ ...article, genre, sourceUrl: sourceUrl ?? undefined });
  });
}

/** The page an item was printed on: the first of its sources; the others bear it out. */
function ownPage(
  { isOriginal, sources }: { isOriginal: boolean; sources: readonly { url: string }[] },
  shared: Set<string>,
) {
  const url = isOriginal ? sources[0]?.url : undefined;
  return url && !shared.has(pageOf(url)) ? url : null;
}

function briefArticle(facts: Facts, brief: FactOf<'briefs'>) {
  const linked = slugsOf(facts, brief.links);
  const outlets = linked.filter((slug) => isOutlet(facts, slug));
  const outlet = outlets.length === 1 ? outlets[0] : undefined;
  return {
    slug: brief.slug,
    work: brief.work,
    language: brief.language,
    isOriginal: brief.language === 'en',
    genre: 'NEWS' as const,
    title: brief.title,
    text: brief.body,
    section: brief.section,
    outlet,
    sourceUrl: undefined as string | undefined,
    sources: sourcesOf(brief.source),
    published: brief.date,
    about: linked.filter((slug) => slug !== outlet),
  };
}

function isOutlet({ lists }: Facts, slug: string): boolean {
  return lists.organizations.some((fact) => fact.slug === slug && fact.kind === 'media outlet');
}

/** Pages that several news items cite: none of the items is the one that was printed there. */
function sharedPages(articles: readonly { work: string; sources: readonly { url: string }[] }[]): Set<string> {
  const works = new Map<string, Set<string>>();
  for (const { work, sources } of articles) {
    for (const { url } of sources) works.set(pageOf(url), (works.get(pageOf(url)) ?? new Set()).add(work));
  }
  return new Set([...works].filter(([, citing]) => citing.size > 1).map(([page]) => page));
}

function pageOf(url: string): string {
  return url.replace(/^https?:/, '');
}
