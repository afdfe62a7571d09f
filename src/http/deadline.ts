import type { ServerResponse } from 'node:http';
import { RequestEnded } from '../lib/request-ended.js';

/** A request's time: its signal says when nothing more is to be done for it. */
export interface Deadline {
  /** Aborted, with a RequestEnded as its reason, when the time is up or the client has left. */
  readonly signal: AbortSignal;
  /** The result; rejects with the reason once the request is over. */
  before<Result>(result: Promise<Result>): Promise<Result>;
  /** To be called when the request was answered: the signal stays quiet from then on. */
  clear(): void;
}

export function deadlineOf(response: ServerResponse, milliseconds: number): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const timer = setTimeout(() => controller.abort(new RequestEnded('deadline')), milliseconds);
  const leave = () => {
    if (!response.writableFinished) controller.abort(new RequestEnded('departure'));
    clear();
  };
  const clear = () => {
    clearTimeout(timer);
    response.off('close', leave);
  };
  if (response.closed) leave();
  else response.once('close', leave);
  return {
    signal,
    clear,
    before: (result) =>
      new Promise((resolve, reject) => {
        const end = () => reject(signal.reason as RequestEnded);
        if (signal.aborted) end();
        signal.addEventListener('abort', end, { once: true });
        result.then(resolve, reject);
      }),
  };
}
