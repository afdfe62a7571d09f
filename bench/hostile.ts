import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { BYTES } from './hostile/bytes.js';
import { FEEDS } from './hostile/feeds.js';
import { writeInput } from './hostile/file.js';
import type { HostileInput } from './hostile/input.js';
import { PAGES } from './hostile/pages.js';
import { serve } from './hostile/serve.js';
import { TEXTS } from './hostile/texts.js';
import { median } from './median.js';
import { markdown } from './table.js';

const INPUTS: readonly HostileInput[] = [...FEEDS, ...PAGES, ...TEXTS, ...BYTES];

/** The most that one may take: reading it, and memory beyond that of the idle process. */
const MOST_MILLISECONDS = 200;
const MOST_MEGABYTES = 50;
/** For what is let through, though it is the worst of what is. */
const MOST_OF_LARGEST = 5000;
/** A reader that is still at it is stopped: what it would have come to does not matter. */
const PATIENCE_MS = 30_000;
const SHOWN = 110;

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, '..');
const READER = path.join(ROOT, 'dist/bench/reader.mjs');

/** What a reader says of one input, and what is wrong with that; null where it is as it should be. */
export interface HostileReading {
  readonly milliseconds: number;
  /** Of the processor, all threads together. */
  readonly processorMs: number;
  readonly megabytes: number;
  readonly items: number;
  readonly hasScript: boolean;
  readonly reasons: readonly string[];
}

/** Every hostile input, read so many times, each in a process of its own: a table in Markdown, and how many are not as they should be. */
export async function hostileInputs(
  directory: string,
  times: number,
  only: string | undefined,
  say: (line: string) => void,
): Promise<{ readonly table: string; readonly failures: number }> {
  await buildReader();
  const rows: string[][] = [];
  let failures = 0;
  for (const input of INPUTS.filter(({ name }) => only === undefined || name.includes(only))) {
    const readings = await readingsOf(directory, input, times);
    const failure = failureOf(input, readings);
    if (failure !== null) failures += 1;
    const verdict = failure ?? verdictOf(readings);
    const row = [
      input.name.replaceAll('|', '\\|'),
      verdict,
      ...[timeOf, memoryOf].map((of) => of(readings).toFixed(0)),
    ];
    rows.push(row);
    say(`${failure === null ? 'ok  ' : 'FAIL'} ${row.join(' · ')}`);
  }
  return { table: markdown(['input', 'verdict', 'ms', 'MB'], rows), failures };
}

/** In one file, as a thousand take seconds to find, each time anew. */
async function buildReader(): Promise<void> {
  await build({
    ...{ root: ROOT, configFile: false, publicDir: false, logLevel: 'warn' },
    build: {
      ...{ ssr: path.join(ROOT, 'bench/hostile/reader.ts'), outDir: path.dirname(READER), target: 'node20' },
      rolldownOptions: { output: { entryFileNames: path.basename(READER) } },
    },
  });
}

async function readingsOf(directory: string, input: HostileInput, times: number): Promise<HostileReading[]> {
  const place = await mkdtemp(path.join(directory, 'hostile-'));
  const server = input.served === undefined ? null : await serve(input);
  try {
    const source = server?.address ?? writeInput(place, input);
    const readings: HostileReading[] = [];
    for (let time = 0; time < times; time++) readings.push(await readOnce(source));
    return readings;
  } finally {
    server?.close();
    await rm(place, { recursive: true, force: true });
  }
}

async function readOnce(source: string): Promise<HostileReading> {
  const args = ['--expose-gc', READER, source];
  try {
    const { stdout } = await run(process.execPath, args, { timeout: PATIENCE_MS, killSignal: 'SIGKILL' });
    return JSON.parse(stdout) as HostileReading;
  } catch (error) {
    const reason = `The reader did not end well: ${(error as Error).message.slice(-SHOWN)}`;
    return {
      milliseconds: Infinity,
      processorMs: Infinity,
      megabytes: Infinity,
      items: 0,
      hasScript: false,
      reasons: [reason],
    };
  }
}

/** What is wrong with what came of an input; null for nothing. */
export function failureOf(
  { items, reason, isLargest }: HostileInput,
  readings: readonly HostileReading[],
): string | null {
  for (const reading of readings) {
    const unexpected = reading.reasons.find((given) => reason === null || !reason.test(given));
    if (unexpected !== undefined) return `said: ${shown(unexpected)}`;
    if (reading.items !== items) return `${reading.items} items went in, not ${items}`;
    if (reason !== null && reading.reasons.length === 0) return 'nothing was said of it';
    if (reading.hasScript) return 'a script went in';
  }
  const most = isLargest === true ? MOST_OF_LARGEST : MOST_MILLISECONDS;
  if (timeOf(readings) > most) return `took more than ${most} ms`;
  if (isLargest === true) return null;
  return memoryOf(readings) > MOST_MEGABYTES ? `took more than ${MOST_MEGABYTES} MB` : null;
}

function verdictOf([reading]: readonly HostileReading[]): string {
  const { items, reasons } = reading as HostileReading;
  const taken = items === 0 ? [] : [`${items} ${items === 1 ? 'item' : 'items'}`];
  return [...taken, ...reasons.map(shown)].join('; ');
}

function shown(reason: string): string {
  const line = reason
    .replace(/\S*hostile-\w+\//g, '')
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

/** By the clock, or by the processor where that is less: what else the machine does is not the input's. */
function timeOf(readings: readonly HostileReading[]): number {
  return median(readings.map(({ milliseconds, processorMs }) => Math.min(milliseconds, processorMs)));
}

/** The most that any reading took: memory is not shared with whatever else runs. */
function memoryOf(readings: readonly HostileReading[]): number {
  return Math.max(...readings.map(({ megabytes }) => megabytes));
}
