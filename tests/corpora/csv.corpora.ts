import { readFileSync } from 'node:fs';
import { csvImporter } from '../../src/ingest/importers/csv.js';
import { givenFile, importAll } from '../support/given-file.js';
import { corpusPath } from './support/archive.js';

const MAPPING = {
  list: 'articles',
  language: 'en',
  fields: { url: 'url', published: 'date', title: 'title', text: 'text' },
};

describe('a year of Wikinews as a table', () => {
  it('gives each of its 171 items with title, day, address and text', async () => {
    const bytes = readFileSync(corpusPath('news-corpora', 'wikinews-csv', 'data', 'wikinews_2019.csv'));
    const { articles, flaws } = await importAll(csvImporter, givenFile('wikinews_2019.csv', bytes), {
      mapping: MAPPING,
    });
    expect(flaws).toEqual([]);
    expect(articles).toHaveLength(171);
    const whole = articles.filter(({ title, published, url, body }) => {
      const text = 'text' in body ? body.text : '';
      return (
        title !== '' && published?.precision === 'DAY' && published.from.startsWith('2019-') && url && text.length > 100
      );
    });
    expect(whole).toHaveLength(171);
    expect(new Set(articles.map(({ externalId }) => externalId)).size).toBe(171);
  });
});
