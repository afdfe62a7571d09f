import { jest } from '@jest/globals';

/** Another date for whoever asks, while all that waits goes on: a database waits for whatever else is faked. `jest.useRealTimers()` ends it. */
export function moveClock(now: Date): void {
  jest.useFakeTimers({
    now,
    doNotFake: [
      ...(['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] as const),
      ...(['setInterval', 'clearInterval', 'performance', 'hrtime'] as const),
    ],
  });
}
