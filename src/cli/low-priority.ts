import { readdirSync } from 'node:fs';
import os from 'node:os';

const THREADS = '/proc/self/task';

/**
 * Puts this process behind all others on the machine, for good: it takes what a server leaves of the processor. Linux has a priority for each thread, and
 * those of the engine that compile and collect garbage would else come before the one that they work for.
 */
export function lowerPriority(): void {
  for (const thread of threads()) {
    try {
      os.setPriority(thread, os.constants.priority.PRIORITY_LOW);
    } catch {
      // One that has ended meanwhile, or a system that has it otherwise: it is only slower for others.
    }
  }
}

function threads(): number[] {
  try {
    return readdirSync(THREADS).map(Number);
  } catch {
    // Elsewhere the priority of a process is that of all its threads.
    return [0];
  }
}
