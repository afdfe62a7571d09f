import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wxrImporter } from '../../src/ingest/importers/wxr.js';
import { readingOf, sourceOf } from '../support/source-of.js';

const EXPORTS = path.join(process.env.CORPORA_DIR as string, 'data/real/wxr/wordpress-importer');

interface Expected {
  /** Posts, pages and other texts that everybody may read. */
  readonly imported: number;
  /** What is among the items besides: drafts, what is scheduled, private, behind a password, menus, attachments. */
  readonly leftOut: number;
  readonly flaws: number;
  /** Featured pictures and those of galleries that were found among the attachments. */
  readonly pictures: number;
  readonly why: string;
}

const table = JSON.parse(readFileSync(new URL('expected/wxr.json', import.meta.url), 'utf8')) as Record<
  string,
  Expected
>;
const files = readdirSync(EXPORTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.xml'))
  .sort();

describe('the exports that the importer of WordPress is tested with', () => {
  it('are all in the table', () => expect(files).toEqual(Object.keys(table).sort()));

  it.each(files)('%s gives what was published, and nothing else', async (name) => {
    const { imported, leftOut, flaws, pictures } = table[name]!;
    const content = readFileSync(path.join(EXPORTS, name));
    const reading = await readingOf(wxrImporter, sourceOf(content, { name }));
    const items = content.toString('utf8').match(/<item[\s>]/g)?.length ?? 0;
    const found = {
      refusal: reading.refusal,
      imported: reading.articles.length,
      flaws: reading.flaws.length + reading.remarks.length,
      pictures: reading.articles.flatMap(({ images }) => images).length,
    };
    expect(found).toEqual({ refusal: null, imported, flaws, pictures });
    const without = reading.flaws.filter(
      ({ place }) => !reading.articles.some((article) => article.place === place),
    ).length;
    expect(items - imported - without).toBe(leftOut);
  });

  afterAll(() => {
    process.stdout.write(`wxr: ${files.length} of ${Object.keys(table).length} files are known\n`);
  });
});
