#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loaderOf } from './built-files.js';
import type * as CommandLine from './command-line.js';

// The command as it is built: `main`, but for how it is loaded.
const load = loaderOf(path.dirname(fileURLToPath(import.meta.url)));
const { runCommandLine } = load('command-line.cjs') as typeof CommandLine;
void runCommandLine();
