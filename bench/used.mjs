// Loaded into a command before anything else: writes what it took of the machine, as Node counts it, to $USED when it ends.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(String(process.env.USED), JSON.stringify(process.resourceUsage())));
