import { isAscii } from 'node:buffer';
import { badInput } from '../../lib/errors.js';
import { bounded, HEAD_BYTES } from './byte-stream.js';
import { agreedEncoding, claimsOf, markedEncoding, type Said } from './encoding.js';
import type { SourceFile } from './source-file.js';
import { decoderOf, type Decoder } from './text-decoder.js';

type Encoded = Pick<SourceFile, 'name' | 'head' | 'mediaType' | 'bytes'>;

/**
 * The text of a file, a piece at a time, without its byte order mark. The encoding is settled at the first byte beyond ASCII, by the 64 kB
 * from there: what comes before is the same in all of them. Bytes that are none of it become U+FFFD. Throws BAD_USER_INPUT for NUL
 * characters and for an encoding that nothing here reads.
 */
export async function* decodedText(file: Encoded, declared: string | null = null): AsyncIterable<string> {
  for await (const text of decode(file, { mediaType: file.mediaType, declared })) {
    if (text.includes('\0')) {
      throw badInput(
        `${file.name} must be text, but it holds NUL characters as binary files do; save it as text in UTF-8.`,
      );
    }
    if (text !== '') yield text;
  }
}

/** The whole text of a file. Throws BAD_USER_INPUT also where it has more bytes than were allowed. */
export async function wholeText(file: Encoded, mostBytes: number, declared: string | null = null): Promise<string> {
  const { name, head, mediaType } = file;
  const pieces: string[] = [];
  const bytes = () => bounded(file.bytes(), mostBytes, name);
  for await (const piece of decodedText({ name, head, mediaType, bytes }, declared)) pieces.push(piece);
  return pieces.join('');
}

async function* decode(file: Encoded, said: Said): AsyncIterable<string> {
  const claims = claimsOf(file.head, said);
  const settled = markedEncoding(file.head) ?? claims.find(({ name }) => name === 'iso-2022-jp');
  let decoder: Decoder | null = settled?.name ? decoderOf(settled.name) : null;
  let held: Uint8Array[] = [];
  let size = 0;
  const settle = (isEnd: boolean) => {
    const bytes = Buffer.concat(held);
    held = [];
    decoder = decoderOf(agreedEncoding(bytes, claims, isEnd).name);
    return decoder.decode(bytes, { stream: true });
  };
  for await (const chunk of file.bytes()) {
    if (decoder !== null) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    const plain = held.length > 0 ? 0 : asciiLength(chunk);
    if (plain > 0) yield Buffer.from(chunk.subarray(0, plain)).toString('latin1');
    if (plain === chunk.length) continue;
    held.push(chunk.subarray(plain));
    size += chunk.length - plain;
    if (size >= HEAD_BYTES) yield settle(false);
  }
  if (held.length > 0) yield settle(true);
  if (decoder !== null) yield decoder.decode();
}

function asciiLength(bytes: Uint8Array): number {
  return isAscii(bytes) ? bytes.length : bytes.findIndex((byte) => byte >= 0x80);
}
