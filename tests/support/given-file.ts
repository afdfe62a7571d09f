import type { Importer, ImporterOptions } from '../../src/ingest/importers/importer.js';
import {
  isFlaw,
  isItem,
  isNextPage,
  isRemark,
  type ArticleItem,
  type Flaw,
  type Item,
  type RecordItem,
  type Remark,
} from '../../src/ingest/importers/item.js';
import type { SourceFile } from '../../src/ingest/source/source-file.js';

/** A file with the bytes or the words given, in pieces of `pieceBytes`, beside those named. */
export function givenFile(
  name: string,
  content: string | Uint8Array,
  beside: Readonly<Record<string, string | Uint8Array>> = {},
  pieceBytes = 64 * 1024,
): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    location: `/given/${name}`,
    url: null,
    mediaType: null,
    head: bytes.subarray(0, 64 * 1024),
    async *bytes() {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
    beside: async (wanted) => {
      const found = beside[wanted];
      return found === undefined ? null : givenFile(wanted, found, beside);
    },
  };
}

export const USUAL: ImporterOptions = { timeZone: 'UTC', language: 'en', mapping: null };

/** All that an importer finds in a file. */
export async function importAll(
  importer: Importer,
  file: SourceFile,
  options: Partial<ImporterOptions> = {},
): Promise<{ articles: ArticleItem[]; records: RecordItem[]; flaws: Flaw[]; remarks: Remark[] }> {
  const found: (Item | Flaw | Remark)[] = [];
  for await (const one of importer.read(file, { ...USUAL, ...options })) if (!isNextPage(one)) found.push(one);
  const items = found.filter(isItem);
  return {
    articles: items.filter((item) => item.type === 'ARTICLE'),
    records: items.filter((item) => item.type === 'RECORD'),
    flaws: found.filter(isFlaw),
    remarks: found.filter(isRemark),
  };
}
