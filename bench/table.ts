import type { Sample } from './compare.js';
import { median } from './median.js';
import { ratioTo } from './ratios.js';
import type { Leg } from './rounds.js';
import type { QueryName } from './workload.js';

export interface Samples {
  readonly [contestant: string]: Partial<Record<QueryName, Sample>>;
}

const COLUMNS = [
  'query',
  'server',
  'requests/s',
  'ratio',
  'p50 ms',
  'p99 ms',
  'CPU ms server + PostgreSQL',
  'statements',
  'kB',
  'MB held',
  'same answers',
] as const;

/** What was measured, in Markdown: medians over the rounds, and ratios of requests a second to `base`. */
export function tableOf(legs: readonly Leg[], samples: Samples, base: string): string {
  const rows = legs
    .filter(({ round }) => round === 0)
    .map(({ query, contestant }) => {
      const group = legs.filter((leg) => leg.query === query && leg.contestant === contestant);
      const middle = (of: (leg: Leg) => number) => median(group.map(of));
      const sample = query === 'mix' ? undefined : samples[contestant]?.[query];
      const errors = group.reduce((sum, leg) => sum + leg.errors, 0);
      return [
        query,
        contestant,
        middle(({ perSecond }) => perSecond).toFixed(0),
        ratioTo(base, legs, query, contestant).toFixed(2),
        middle(({ p50 }) => p50).toFixed(1),
        middle(({ p99 }) => p99).toFixed(1),
        `${middle(({ serverMs }) => serverMs).toFixed(2)} + ${middle(({ databaseMs }) => databaseMs).toFixed(2)}`,
        sample?.statements?.toFixed(1) ?? '',
        middle(({ kilobytesEach }) => kilobytesEach).toFixed(1),
        middle(({ megabytes }) => megabytes).toFixed(0),
        errors > 0 ? `${errors} errors` : sample ? `${sample.same}/${sample.compared}` : '',
      ];
    });
  return markdown(COLUMNS, rows);
}

/** A table in Markdown. */
export function markdown(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
