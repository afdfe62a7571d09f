// Loaded into a server before anything else: writes the longest stall of its event loop, in milliseconds, at each SIGUSR2, and
// begins anew.
import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 1;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();
process.on('SIGUSR2', () => {
  writeSync(1, `LONGEST STALL ${(delays.max / 1e6 - RESOLUTION_MS).toFixed(1)}\n`);
  delays.reset();
});
