import type { ServerResponse } from 'node:http';
import { Lifetime } from '../lib/lifetime.js';
import { RequestEnded } from '../lib/request-ended.js';

/** A request's time. */
export interface Deadline {
  /** Over when the time is up or the client has left. */
  readonly lifetime: Lifetime;
  /** The result; rejects with the reason once the request is over. */
  before<Result>(result: Promise<Result>): Promise<Result>;
  /** To be called when the request was answered: nothing ends its lifetime from then on. */
  clear(): void;
}

export function deadlineOf(response: ServerResponse, milliseconds: number): Deadline {
  const lifetime = new Lifetime();
  const timer = setTimeout(() => lifetime.end(new RequestEnded('deadline')), milliseconds);
  const leave = () => {
    if (!response.writableFinished) lifetime.end(new RequestEnded('departure'));
    clear();
  };
  const clear = () => {
    clearTimeout(timer);
    response.off('close', leave);
  };
  if (response.closed) leave();
  else response.once('close', leave);
  return {
    lifetime,
    clear,
    before: (result) =>
      new Promise((resolve, reject) => {
        lifetime.whenOver(reject);
        result.then(resolve, reject);
      }),
  };
}
