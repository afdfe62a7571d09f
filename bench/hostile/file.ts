import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { HostileInput } from './input.js';

/** Writes an input into a directory, and gives the path. */
export function writeInput(directory: string, { file, content, size }: HostileInput): string {
  const written = path.join(directory, file);
  const handle = openSync(written, 'w');
  try {
    for (const chunk of bytesOf(content())) writeSync(handle, chunk);
    if (size !== undefined) ftruncateSync(handle, size);
  } finally {
    closeSync(handle);
  }
  return written;
}

export function bytesOf(content: ReturnType<HostileInput['content']>): Iterable<Uint8Array> {
  if (typeof content === 'string') return [Buffer.from(content)];
  return content instanceof Uint8Array ? [content] : content;
}
