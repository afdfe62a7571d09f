import { usualArchive } from './archive.js';
import type { Cluster } from './cluster.js';
import { foundEmpty, importArchive, type ImportRun } from './imported.js';
import { median } from './median.js';
import { markdown } from './table.js';

const DATABASE = 'importing';

/**
 * What it takes to import an archive into an empty newsroom without linking, and to import it again when it says nothing new: the middle
 * one of so many rounds, each on a database made anew; in Markdown.
 */
export async function importing(
  cluster: Cluster,
  directory: string,
  rounds: number,
  say: (line: string) => void,
): Promise<string> {
  const archive = await usualArchive(directory);
  const first: ImportRun[] = [];
  const again: ImportRun[] = [];
  for (let round = 0; round < rounds; round++) {
    const url = await foundEmpty(cluster, DATABASE);
    for (const runs of [first, again]) {
      const run = await importArchive(cluster, url, archive.file, directory);
      runs.push(run);
      say(`${archive.name} ${round + 1} ${cellsOf([run]).join('  ')}`);
    }
  }
  return markdown(
    ['import of', 'articles', 'articles/s', 'CPU ms an article, command + PostgreSQL', 'MB held'],
    [
      [archive.name, ...cellsOf(first)],
      [`${archive.name}, again`, ...cellsOf(again)],
    ],
  );
}

function cellsOf(runs: readonly ImportRun[]): string[] {
  const articles = ({ created, unchanged }: ImportRun) => created + unchanged;
  const middle = (of: (run: ImportRun) => number) => median(runs.map(of));
  const cpu = (of: (run: ImportRun) => number) => middle((run) => (of(run) * 1000) / articles(run)).toFixed(2);
  return [
    middle(articles).toFixed(0),
    middle((run) => articles(run) / run.seconds).toFixed(0),
    `${cpu((run) => run.commandSeconds)} + ${cpu((run) => run.databaseSeconds)}`,
    middle((run) => run.megabytes).toFixed(0),
  ];
}
