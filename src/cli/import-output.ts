import cliProgress from 'cli-progress';
import type { ImportReport } from './import.js';
import type { ItemVerdict } from '../domain/import-run.js';
import { WHOLE } from '../ingest/run/read-items.js';
import type { ImportListener, ItemResult } from '../ingest/run/import-listener.js';
import { sizeOnDisk } from '../ingest/source/size-on-disk.js';

const WORDS = {
  CREATED: 'created',
  UPDATED: 'updated',
  UNCHANGED: 'unchanged',
  REJECTED: 'rejected',
} as const satisfies Record<ItemVerdict, string>;

/** So many items are told one by one; of more, only those that were rejected. */
const TOLD = 100;
/** Where nobody watches a bar, a line is said each time there are so many more. */
const STEP = 1000;

/** What an import says while it runs, and at its end. */
export interface ImportOutput extends ImportListener {
  readonly end: (report: ImportReport) => void;
  /** Leaves the terminal, or the JSON, as whoever reads it expects it, where the import ends without an end. */
  readonly fail: (reason: string) => void;
}

/** For people: a line for each of the first items and each rejected one, how far it is, and a table at the end. */
export function toldOutput(say: (line: string) => void, progress: Progress): ImportOutput {
  let items = 0;
  let rejected = 0;
  return {
    item(result) {
      items += 1;
      if (result.verdict === 'REJECTED') rejected += 1;
      if (items <= TOLD || result.verdict === 'REJECTED') progress.say(lineOf(result));
      progress.step(items, rejected);
    },
    remark({ file, place, remark }) {
      if (items <= TOLD) progress.say(`remark     ${file}, ${place}  ${remark}`);
    },
    read: (bytes) => progress.read(bytes),
    fail: () => progress.stop(),
    end(report) {
      progress.stop();
      for (const line of tableOf(report)) say(line);
    },
  };
}

/** For scripts: one JSON object, written as the items come, so that a large archive is not held for it. */
export function jsonOutput(write: (text: string) => void): ImportOutput {
  let separator = '{"results":[';
  return {
    read: () => undefined,
    remark: () => undefined,
    fail(reason) {
      // Of an import that has not begun, all is said by the failure itself.
      if (separator === ',') write(`],${JSON.stringify({ error: reason }).slice(1)}\n`);
    },
    item(result) {
      write(`${separator}\n${JSON.stringify(result)}`);
      separator = ',';
    },
    end({ tally, reasons, remarks, sequence }) {
      const counts = Object.fromEntries(
        Object.entries(WORDS).map(([verdict, word]) => [word, tally[verdict as ItemVerdict]]),
      );
      const rest = JSON.stringify({
        ...counts,
        reasons: Object.fromEntries(reasons),
        remarks: Object.fromEntries(remarks),
        sequence,
      }).slice(1);
      write(`${separator === ',' ? '' : separator}],${rest}\n`);
    },
  };
}

function lineOf({ file, place, verdict, slug, typeName, reason }: ItemResult): string {
  const what = reason ?? (typeName === 'Article' && slug !== null ? `/news/${slug}` : (slug ?? typeName));
  const where = place === WHOLE ? file : `${file}, ${place}`;
  return `${WORDS[verdict].padEnd(9)}  ${where}  ${what}`;
}

function* tableOf({ tally, reasons, remarks, sequence }: ImportReport): Iterable<string> {
  const counts = Object.entries(WORDS).map(([verdict, word]) => `${tally[verdict as ItemVerdict]} ${word}`);
  yield `${counts.join(', ')}; Communique-Sequence: ${sequence}`;
  for (const [reason, times] of reasons) yield `${String(times).padStart(9)}  rejected: ${reason}`;
  for (const [remark, times] of remarks) yield `${String(times).padStart(9)}  remark: ${remark}`;
}

/** How far an import is, for whoever waits for it. */
export interface Progress {
  say(line: string): void;
  step(items: number, rejected: number): void;
  read(bytes: number): void;
  stop(): void;
}

/** Where nobody watches a bar: a line now and then. */
export function stepLines(say: (line: string) => void): Progress {
  const started = Date.now();
  return {
    say,
    step(items, rejected) {
      if (items % STEP > 0) return;
      const rate = Math.round(items / ((Date.now() - started) / 1000));
      say(`${items} items, ${rejected} rejected, ${rate} a second …`);
    },
    read: () => undefined,
    stop: () => undefined,
  };
}

/** At a terminal: a bar of what is read, with the time left where the inputs have a size. */
export async function barOf(inputs: readonly string[]): Promise<Progress> {
  const total = await sizeOnDisk(inputs);
  const left = total === null ? '' : '{bar} {percentage} %, {eta_formatted} left, ';
  const bars = new cliProgress.MultiBar({
    format: `${left}{items} items, {rejected} rejected, {rate} a second`,
    hideCursor: true,
    etaBuffer: 100,
  });
  const started = Date.now();
  const bar = bars.create(total ?? 0, 0, { items: 0, rejected: 0, rate: 0 });
  return {
    say: (line) => bars.log(`${line}\n`),
    step: (items, rejected) =>
      bar.update({ items, rejected, rate: Math.round(items / ((Date.now() - started) / 1000)) }),
    read: (bytes) => bar.increment(bytes),
    stop: () => bars.stop(),
  };
}
