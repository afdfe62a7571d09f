import { badInput, type CommuniqueError } from '../../lib/errors.js';

/** How long servers may take for all of an answer. Only waiting counts: whoever reads it may take hours over what has arrived. */
export class Patience {
  private readonly controller = new AbortController();

  constructor(
    private leftMs: number,
    private readonly name: string,
  ) {}

  /** Aborted when nothing is left. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Waits for something that ends by the signal. */
  async spend<T>(work: Promise<T>): Promise<T> {
    const began = performance.now();
    const timer = setTimeout(() => this.controller.abort(this.exhausted()), this.leftMs);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
      this.leftMs -= performance.now() - began;
    }
  }

  private exhausted(): CommuniqueError {
    return badInput(
      `${this.name} must answer in time, but its server took too long over the whole of it; try again, or save it to a file and import that.`,
    );
  }
}
