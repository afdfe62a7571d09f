import { badInput } from '../../lib/errors.js';
import type { SourceFile } from './source-file.js';

/** The text of a file, piece by piece. */
export async function* decodedText(file: SourceFile): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const bytes of file.bytes()) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** The text of a file that is read as a whole; refused where it has more bytes than may be. */
export async function wholeText(file: SourceFile, mostBytes: number): Promise<string> {
  let length = 0;
  let text = '';
  for await (const piece of decodedText(file)) {
    length += Buffer.byteLength(piece);
    if (length > mostBytes) throw badInput(`${file.name} must have at most ${mostBytes} bytes, but has more.`);
    text += piece;
  }
  return text;
}
