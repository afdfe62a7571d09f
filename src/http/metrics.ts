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

/** The memory of this process. */
export function processMetrics(): Metric[] {
  const gauge = (name: string, help: string, read: () => number): Metric => ({ name, help, type: 'gauge', read });
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
    {
      name: 'communique_answer_cache_entries',
      help: 'Answers that are kept.',
      type: 'gauge',
      read: () => answers.entries,
    },
    {
      name: 'communique_answer_cache_bytes',
      help: 'What they take, with keys and compressed copies.',
      type: 'gauge',
      read: () => answers.bytes,
    },
    counter('hits', 'Requests that were answered from them.', () => counts.hits),
    counter('misses', 'Requests whose answer had to be made.', () => counts.misses),
    counter('refused', 'Answers that were too large to be kept.', () => counts.refused),
  ];
}
