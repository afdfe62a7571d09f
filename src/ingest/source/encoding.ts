import type { SourceFile } from './source-file.js';

export async function* decodedText(file: SourceFile): AsyncIterable<string> {
  const opening = Buffer.from(file.head.subarray(0, 200)).toString('latin1');
  const label = /encoding=["']([\w-]+)["']/.exec(opening)?.[1] ?? 'utf-8';
  const decoder = new TextDecoder(label);
  for await (const bytes of file.bytes()) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}
