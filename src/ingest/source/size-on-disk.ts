import { stat } from 'node:fs/promises';
import { filesBelow } from './disk.js';

/** How many bytes the inputs have, to tell how much is left of them; null where one is an address, or cannot be asked. */
export async function sizeOnDisk(inputs: readonly string[]): Promise<number | null> {
  try {
    let bytes = 0;
    for (const input of inputs) bytes += await sizeOf(input);
    return bytes;
  } catch {
    return null;
  }
}

async function sizeOf(input: string): Promise<number> {
  const found = await stat(input);
  if (!found.isDirectory()) return found.size;
  let bytes = 0;
  for await (const { path } of filesBelow(input)) bytes += (await stat(path)).size;
  return bytes;
}
