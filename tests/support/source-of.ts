import { codeOf } from '../../src/lib/errors.js';
import type { Importer, ImporterOptions } from '../../src/ingest/importers/importer.js';
import {
  isFlaw,
  isNextPage,
  isRemark,
  type ArticleItem,
  type Flaw,
  type Remark,
} from '../../src/ingest/importers/item.js';
import type { SourceFile } from '../../src/ingest/source/source-file.js';

/** A file of these bytes, given in pieces of a size. */
export function sourceOf(
  content: string | Uint8Array | Iterable<string>,
  given: Partial<Pick<SourceFile, 'name' | 'url' | 'mediaType'>> & { piece?: number } = {},
): SourceFile {
  const { piece = 65_536, ...named } = given;
  const isWhole = typeof content === 'string' || content instanceof Uint8Array;
  const whole = isWhole ? Buffer.from(content as string) : null;
  return {
    name: 'feed.xml',
    location: '/given/feed.xml',
    url: null,
    mediaType: null,
    ...named,
    head: whole ? whole.subarray(0, 65_536) : Buffer.from('<rss'),

    async *bytes() {
      if (!whole) for (const text of content as Iterable<string>) yield Buffer.from(text);
      else for (let at = 0; at < whole.length; at += piece) yield whole.subarray(at, at + piece);
    },
    beside: () => Promise.resolve(null),
  };
}

export interface Reading {
  readonly articles: ArticleItem[];
  readonly flaws: Flaw[];
  readonly remarks: Remark[];
  readonly next: string[];
  /** Why the file as a whole was refused. */
  readonly refusal: string | null;
}

/** Everything that an importer finds in a file. */
export async function readingOf(
  importer: Importer,
  file: SourceFile,
  options: Partial<ImporterOptions> = {},
): Promise<Reading> {
  const reading = { articles: [] as ArticleItem[], flaws: [] as Flaw[], remarks: [] as Remark[], next: [] as string[] };
  try {
    for await (const found of importer.read(file, { timeZone: 'UTC', language: 'en', mapping: null, ...options })) {
      if (isFlaw(found)) reading.flaws.push(found);
      else if (isRemark(found)) reading.remarks.push(found);
      else if (isNextPage(found)) reading.next.push(found.next);
      else if (found.type === 'ARTICLE') reading.articles.push(found);
    }
    return { ...reading, refusal: null };
  } catch (error) {
    if (codeOf(error) !== 'BAD_USER_INPUT') throw error;
    return { ...reading, refusal: (error as Error).message };
  }
}
