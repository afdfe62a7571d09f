import { markdownImporter } from '../../src/ingest/importers/markdown.js';
import { givenFile, importAll } from '../support/given-file.js';
import { EXPECTED_PAGES, type PageVerdict } from './expected/markdown.js';
import { unpack } from './support/archive.js';

/** Pages that show readers how a template is written. */
const SHOW_BRACES = new Set([
  '18f/content/posts/2014-11-17-taking-control-of-our-website-with-jekyll-and-webhooks.md',
  '18f/content/posts/2024-07-17-working-with-oracle-databases-in-open-source-projects.md',
]);

describe.each(Object.entries(EXPECTED_PAGES))('the pages of %s', (archive, expected) => {
  const verdicts = new Map<string, PageVerdict>();
  const withBraces: string[] = [];

  beforeAll(async () => {
    for (const [name, bytes] of await unpack('news-corpora', archive)) {
      const file = givenFile(`${archive}!/${name}`, bytes);
      if (!markdownImporter.recognizes(file)) {
        verdicts.set(name, 'NOT_RECOGNIZED');
        continue;
      }
      const { articles, flaws } = await importAll(markdownImporter, file, { timeZone: 'America/New_York' });
      const [article] = articles;
      const ofArticle =
        article?.published === null ? 'UNDATED' : article?.genre === 'ANNOUNCEMENT' ? 'ANNOUNCEMENT' : 'ARTICLE';
      verdicts.set(name, article ? ofArticle : flaws.length > 0 ? 'FLAW' : 'LEFT_OUT');
      if (article && /\{\{|\{%/.test(JSON.stringify([article.title, article.lead, article.body])))
        withBraces.push(name);
    }
  });

  it('are each what they were expected to be', () => {
    const directories = Object.keys(expected.directories).sort((a, b) => b.length - a.length);
    const wanted = (name: string) =>
      expected.files[name] ??
      expected.directories[directories.find((directory) => name.startsWith(directory)) as string];
    const differing = [...verdicts].filter(([name, verdict]) => verdict !== wanted(name));
    expect(differing).toEqual([]);
    expect(Object.keys(expected.files).filter((name) => !verdicts.has(name))).toEqual([]);
  });

  it('come to the figures that were expected', () => {
    const totals: Partial<Record<PageVerdict, number>> = {};
    for (const verdict of verdicts.values()) totals[verdict] = (totals[verdict] ?? 0) + 1;
    expect(totals).toEqual(expected.totals);
  });

  it('show no brace of a template, but where they tell of templates', () => {
    expect(withBraces.filter((name) => !SHOW_BRACES.has(name))).toEqual([]);
  });
});
