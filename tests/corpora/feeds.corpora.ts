import { readFileSync } from 'node:fs';
import type { Reading } from '../support/source-of.js';
import { bytesOf, corpusFiles, readCorpusFile, verdictOf, withTitles } from './feeds/corpus-file.js';
import { agrees, expectationsOf, type Expectation } from './feeds/expectation.js';
import { gofeedExpectations } from './feeds/gofeed.js';

/** Verdict, directory, names of files. */
type Verdicts = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
/** Why, and the files and fields that are read otherwise here than where the corpus comes from. */
type Disagreements = Readonly<Record<string, readonly string[]>>;

const table = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`expected/${name}.json`, import.meta.url), 'utf8'));

const files = corpusFiles();

/** What stands in the comment of a file of feedparser; null for what concerns no entry. */
function feedparserExpectations(name: string): (Expectation | null)[] {
  const text = Buffer.from(bytesOf(name)).toString('utf8');
  return expectationsOf(/^\s*Expect:\s*(.*?)\s*-->/ms.exec(text)?.[1] ?? '');
}

/** An expectation of one field alone is asked of the same file with titles, since an item without words is none. */
async function readForExpectations(name: string): Promise<Reading> {
  const reading = await readCorpusFile(name);
  const isWordless = reading.refusal === null && reading.flaws.some(({ flaw }) => flaw.includes('neither'));
  return isWordless ? readCorpusFile(name, withTitles(bytesOf(name))) : reading;
}

async function compare(corpus: string, expectationsIn: (name: string) => (Expectation | null)[]) {
  const unlike: string[] = [];
  let mapped = 0;
  let unmapped = 0;
  for (const name of files.filter((file) => file.startsWith(corpus))) {
    const expectations = expectationsIn(name);
    if (expectations.length === 0) continue;
    const { articles } = await readForExpectations(name);
    for (const expectation of expectations) {
      const isAgreed = expectation && agrees(articles[expectation.entry], expectation);
      if (isAgreed === null) unmapped += 1;
      else mapped += 1;
      if (isAgreed === false) unlike.push(`${name}: ${expectation?.field}`);
    }
  }
  process.stdout.write(
    `${corpus}: ${mapped - unlike.length} of ${mapped} expectations agree, ${unmapped} are not mapped\n`,
  );
  return unlike;
}

describe('the feeds of feedparser, gofeed and ROME', () => {
  const expected = Object.entries(table('feeds') as Verdicts).flatMap(([verdict, directories]) =>
    Object.entries(directories).flatMap(([directory, names]) =>
      names.map((name) => [`${directory}/${name}`, verdict] as const),
    ),
  );

  it('are read, or refused for a reason, file by file as the table says', async () => {
    const found = await Promise.all(files.map(async (name) => [name, verdictOf(await readCorpusFile(name))] as const));
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    process.stdout.write(`feeds: ${found.length} of ${expected.length} files are as expected\n`);
  });

  const disagreements = Object.values(table('feed-disagreements') as Disagreements)
    .flat()
    .sort();

  it('say what feedparser expects of them, except where the table says why not', async () => {
    const unlike = await compare('feedparser', feedparserExpectations);
    expect(unlike.sort()).toEqual(disagreements.filter((name) => name.startsWith('feedparser')));
  });

  it('say what gofeed expects of them, except where the table says why not', async () => {
    const unlike = await compare('gofeed', gofeedExpectations);
    expect(unlike.sort()).toEqual(disagreements.filter((name) => name.startsWith('gofeed')));
  });
});
