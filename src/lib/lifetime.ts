import type { RequestEnded } from './request-ended.js';

/**
 * How long anything is to be done for a request. In place of an AbortSignal, which lives on after its request, with all that
 * listens to it, until all memory is gone through: with one for each request most of what requests left behind did so.
 */
export class Lifetime {
  private over: RequestEnded | null = null;
  private listeners: ((reason: RequestEnded) => void)[] = [];

  /** Ends it. Whoever listens is told why; a second end is none. */
  end(reason: RequestEnded): void {
    if (this.over) return;
    this.over = reason;
    const listeners = this.listeners;
    this.listeners = [];
    for (const listener of listeners) listener(reason);
  }

  /** Calls the listener at the end, and at once after it. */
  whenOver(listener: (reason: RequestEnded) => void): void {
    if (this.over) listener(this.over);
    else this.listeners.push(listener);
  }

  /** Throws the reason once it is over. */
  throwIfOver(): void {
    if (this.over) throw this.over;
  }
}
