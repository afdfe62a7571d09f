import { Worker } from 'node:worker_threads';

export interface EngineOptions {
  readonly directory: string;
  readonly syncWrites: boolean;
  readonly log: (message: string, details?: Record<string, unknown>) => void;
  readonly onReady: () => void;
  readonly onAnswer: (bytes: Buffer, isLast: boolean) => void;
  /** The worker ended by itself, with whatever it was running. */
  readonly onCrash: (reason: string) => void;
  /** It has now failed to start several times in a row; attempts go on. */
  readonly onUnable: (reason: string) => void;
}

interface WorkerMessage {
  readonly greeting?: Uint8Array;
  readonly bytes?: Uint8Array;
  readonly done?: boolean;
}

const LONGEST_PAUSE_MS = 5000;
const SETTLED_MS = 10_000;
const ATTEMPTS = 3;
const CLOSING_MS = 20_000;

/** The worker thread with the database in it: started, ended and started again, never two at once. */
export class Engine {
  greeting: Buffer = Buffer.alloc(0);
  isUp = false;
  private worker: Worker | null = null;
  private flow = new Int32Array(new SharedArrayBuffer(4));
  private failures = 0;
  private startedAt = 0;
  private isClosing = false;
  private pause: NodeJS.Timeout | undefined;
  /** Until it is over, the directory is still in use. */
  private ending: Promise<unknown> | undefined;

  constructor(private readonly options: EngineOptions) {}

  /** The first start; rejects when it fails. */
  async start(): Promise<void> {
    await this.spawn();
  }

  run(request: Buffer): void {
    // The bytes are transferred, and a client's may be a view on a buffer that Node shares among sockets.
    const copy = new Uint8Array(request);
    this.worker?.postMessage(copy, [copy.buffer]);
  }

  /** Says that chunks of the answer have left; the worker waits when too many have not. */
  took(chunks: number): void {
    Atomics.add(this.flow, 0, chunks);
    Atomics.notify(this.flow, 0);
  }

  /** Ends the worker with whatever it is running, and starts another. */
  async restart(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    this.isUp = false;
    this.ending = worker?.terminate();
    await this.ending;
    this.respawn();
  }

  async close(): Promise<void> {
    this.isClosing = true;
    clearTimeout(this.pause);
    const { worker, isUp } = this;
    this.worker = null;
    this.isUp = false;
    await this.ending;
    if (!worker) {
      return;
    }
    if (isUp) {
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.postMessage('close');
      const limit = setTimeout(() => void worker.terminate(), CLOSING_MS);
      await ended;
      clearTimeout(limit);
    }
    await worker.terminate();
  }

  private spawn(): Promise<void> {
    this.startedAt = Date.now();
    this.flow = new Int32Array(new SharedArrayBuffer(4));
    const { directory, syncWrites } = this.options;
    const workerData = { directory, syncWrites, flow: this.flow.buffer };
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData, execArgv: [] });
    this.worker = worker;
    return new Promise((resolve, reject) => {
      let reason = '';
      worker.on('message', (message: WorkerMessage) => {
        if (this.worker !== worker) {
          return;
        }
        if (message.bytes) {
          this.options.onAnswer(Buffer.from(message.bytes.buffer), message.done === true);
        } else if (message.greeting) {
          this.greeting = Buffer.from(message.greeting);
          this.isUp = true;
          resolve();
          this.options.onReady();
        }
      });
      worker.on('error', (error: Error) => {
        reason = error.message;
      });
      worker.once('exit', (code) => {
        const why = reason || `exit code ${code}`;
        reject(new Error(`The embedded database cannot start: ${why}`));
        if (this.worker === worker) {
          this.worker = null;
          this.ended(why);
        }
      });
    });
  }

  private ended(reason: string): void {
    const wasUp = this.isUp;
    this.isUp = false;
    this.failures = wasUp && Date.now() - this.startedAt > SETTLED_MS ? 1 : this.failures + 1;
    if (wasUp) {
      this.options.log('The embedded database ended by itself and is opened again.', { reason });
      this.options.onCrash(reason);
      this.respawn();
    } else if (this.greeting.length > 0) {
      this.options.log('The embedded database could not be opened again.', { reason, attempt: this.failures });
      if (this.failures >= ATTEMPTS) {
        this.options.onUnable(reason);
      }
      this.respawn();
    }
  }

  private respawn(): void {
    if (this.isClosing) {
      return;
    }
    const wait = this.failures < 2 ? 0 : Math.min(LONGEST_PAUSE_MS, 100 * 2 ** this.failures);
    // What went wrong is told by `ended`.
    this.pause = setTimeout(() => void this.spawn().catch(() => undefined), wait);
  }
}
