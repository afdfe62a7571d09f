import { runCommandLine } from './command-line.js';

await runCommandLine();
