import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { badInput } from '../../lib/errors.js';
import type { SourceFile } from './source-file.js';

/** The whole of a file as text, UTF-8 where it may be that, else the encoding that a mark or a `<meta>` says. */
export async function wholeText(file: SourceFile, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.bytes()) {
    length += chunk.byteLength;
    if (length > mostBytes) throw badInput(`${file.name} may have ${mostBytes} bytes at most, but has more.`);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const beginning = bytes.subarray(0, 2048).toString('latin1');
  const [, named] = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/i.exec(beginning) ?? [];
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : decoderOf(marked ?? named ?? 'utf-8').decode(bytes);
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
