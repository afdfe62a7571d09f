import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Contestant } from './contestants.js';
import { median } from './median.js';
import { megabytesOf, processTree } from './process-times.js';
import { startServer, type Surroundings } from './server.js';
import { markdown } from './table.js';

const BETWEEN_MS = 300;

/** From the command to the first answer, contestants in turn, so many times each; in Markdown. */
export async function coldStarts(
  contestants: readonly Contestant[],
  surroundings: Surroundings,
  times: number,
): Promise<string> {
  const seen = contestants.map(({ name }) => ({ name, milliseconds: [] as number[], megabytes: [] as number[] }));
  for (let time = 0; time < times; time++) {
    for (const [place, contestant] of contestants.entries()) {
      const begun = performance.now();
      const server = await startServer(contestant, place, surroundings);
      seen[place]?.milliseconds.push(performance.now() - begun);
      seen[place]?.megabytes.push(await megabytesOf(await processTree(server.pid)));
      await server.stop();
      await wait(BETWEEN_MS);
    }
  }
  return markdown(
    ['server', 'first answer ms', 'from - to', 'MB held then'],
    seen.map(({ name, milliseconds, megabytes }) => [
      name,
      median(milliseconds).toFixed(0),
      `${Math.min(...milliseconds).toFixed(0)} - ${Math.max(...milliseconds).toFixed(0)}`,
      median(megabytes).toFixed(0),
    ]),
  );
}
