// Loaded into a command before anything else: writes what it took of the machine to $USED when it ends.
import { readFileSync, writeFileSync } from 'node:fs';

/** As the kernel counts it for this program alone: `maxRSS` begins with what the process held that started it. */
function highestOf() {
  const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes);
}

process.on('exit', () =>
  writeFileSync(String(process.env.USED), JSON.stringify({ ...process.resourceUsage(), maxRSS: highestOf() })),
);
