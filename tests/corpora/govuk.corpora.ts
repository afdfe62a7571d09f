import { readdirSync, readFileSync } from 'node:fs';
import { govukImporter } from '../../src/ingest/importers/govuk.js';
import { problemsOf } from '../support/bundle-record.js';
import { givenFile, importAll } from '../support/given-file.js';
import { EXPECTED_GOVUK } from './expected/govuk.js';
import { corpusPath } from './support/archive.js';

const directory = corpusPath('news-corpora', 'govuk-content-schemas');
const files = (readdirSync(directory, { recursive: true }) as string[]).filter((name) => name.endsWith('.json'));
const fileOf = (name: string) => givenFile(name, readFileSync(`${directory}/${name}`));

describe('the content items of GOV.UK', () => {
  it('are all in the table, and told for what they are', () => {
    expect(Object.keys(EXPECTED_GOVUK).sort()).toEqual([...files].sort());
    const unrecognized = files.filter((name) => !govukImporter.recognizes(fileOf(name)));
    expect(unrecognized).toEqual([]);
  });

  it.each(Object.entries(EXPECTED_GOVUK))('come to what was expected: %s', async (name, expected) => {
    const { articles, records, flaws } = await importAll(govukImporter, fileOf(name), { timeZone: 'Europe/London' });
    expect(flaws).toEqual([]);
    const [article] = articles;
    const lists: Record<string, number> = {};
    for (const { list } of records) lists[list] = (lists[list] ?? 0) + 1;
    expect(
      article ? [article.genre, article.published?.from, article.categories.length, article.images.length] : lists,
    ).toEqual(expected);
    expect(records.flatMap(problemsOf)).toEqual([]);
    if (article)
      expect(article).toMatchObject({ url: expect.stringMatching(/^https:\/\/www\.gov\.uk\//), language: 'en' });
  });
});
