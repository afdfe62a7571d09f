import type { SourceFile } from '../../src/ingest/source/source-file.js';

/** A file as an importer is given it, from bytes or text. */
export function sourceFile(
  content: Uint8Array | string,
  given: Partial<Pick<SourceFile, 'name' | 'url' | 'mediaType'>> = {},
): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name: 'page.html',
    url: null,
    mediaType: null,
    ...given,
    head: bytes.subarray(0, 64 * 1024),

    async *bytes() {
      yield bytes;
    },
    beside: () => Promise.resolve(null),
  };
}
