import type { Caches } from '../database/caches.js';
import type { Freshness } from '../database/freshness.js';
import type { AnswerCache } from './answer-cache.js';
import { exactly, send, type Route } from './route.js';

/** A number that whoever watches the server may read. */
export interface Metric {
  /** As Prometheus has them: what it is of, and the unit at the end. */
  readonly name: string;
  readonly help: string;
  /** Whether it only rises, or is what it is. */
  readonly type: 'counter' | 'gauge';
  readonly read: () => number;
}

/** /metrics, in the text format of Prometheus, version 0.0.4. */
export function metricsRoute(metrics: readonly Metric[]): Route {
  return {
    methods: ['GET', 'HEAD'],
    matches: exactly('/metrics'),
    handle(exchange) {
      const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
      send(exchange, 200, headers, metrics.map(linesOf).join(''));
    },
  };
}

function linesOf({ name, help, type, read }: Metric): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${read()}\n`;
}

function gauge(name: string, help: string, read: () => number): Metric {
  return { name, help, type: 'gauge', read };
}

/** The memory of this process. */
export function processMetrics(): Metric[] {
  return [
    gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss()),
    gauge('nodejs_heap_size_used_bytes', 'Memory that objects take.', () => process.memoryUsage().heapUsed),
    gauge('nodejs_external_memory_bytes', 'Memory of buffers.', () => process.memoryUsage().external),
  ];
}

/** What is kept of whole answers, and how often it helped. */
export function answerMetrics(answers: AnswerCache): Metric[] {
  const { counts } = answers;
  const counter = (name: string, help: string, read: () => number): Metric => ({
    ...{ name: `communique_answer_cache_${name}_total`, help, read },
    type: 'counter',
  });
  return [
    gauge('communique_answer_cache_entries', 'Answers that are kept.', () => answers.entries),
    gauge('communique_answer_cache_bytes', 'What they take, with keys and compressed copies.', () => answers.bytes),
    counter('hits', 'Requests that were answered from them.', () => counts.hits),
    counter('misses', 'Requests whose answer had to be made.', () => counts.misses),
    counter('refused', 'Answers that were too large to be kept.', () => counts.refused),
  ];
}

/** Whether anything that is kept may be used just now. */
export function hearingMetrics(freshness: Freshness): Metric[] {
  const help = 'Whether changes are heard of as they are made: 1, or 0 while nothing that is kept is used.';
  return [gauge('communique_hears_changes', help, () => (freshness.isLive ? 1 : 0))];
}

/** What is kept of rows. */
export function rowMetrics({ rows, texts }: Caches): Metric[] {
  return [
    gauge('communique_row_cache_entries', 'Rows and long texts that are kept.', () => rows.count + texts.count),
    gauge('communique_row_cache_bytes', 'What they take, roughly.', () => rows.bytes + texts.bytes),
    gauge('communique_row_cache_texts_bytes', 'Of it, what answers were put together from.', () => rows.bytesOfTexts),
  ];
}
