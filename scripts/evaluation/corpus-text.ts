import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { readBody } from '../../src/domain/html/read-body.js';
import { csvImporter } from '../../src/ingest/importers/csv.js';
import { govukImporter } from '../../src/ingest/importers/govuk.js';
import type { Importer } from '../../src/ingest/importers/importer.js';
import { isItem, isNextPage, type ArticleItem } from '../../src/ingest/importers/item.js';
import { markdownImporter } from '../../src/ingest/importers/markdown.js';
import { pageImporter } from '../../src/ingest/importers/page.js';
import type { SourceFile } from '../../src/ingest/source/source-file.js';

/** Gives the text that an import would make of an item, by what its labels call it. */
type Corpus = (directory: string, item: string) => Promise<string>;

const WIKINEWS = {
  list: 'articles',
  language: 'en',
  fields: { url: 'url', published: 'date', title: 'title', text: 'text' },
};

/** The corpora that texts are labelled of, by the first part of a text's id. */
const CORPORA: Readonly<Record<string, Corpus>> = {
  wikinews: async (directory, item) => {
    const file = path.join(directory, 'wikinews-csv/data/wikinews_2019.csv');
    return imported(csvImporter, fileOf(file, await once(file, () => readFile(file))), {
      mapping: WIKINEWS,
      is: ({ url }) => url?.endsWith(`/wiki/${item}`) === true,
    });
  },
  digitalgov: (directory, item) => page(path.join(directory, 'digitalgov-dev-to-2020.tar.gz'), item),
  '18f': (directory, item) => page(path.join(directory, '18f-dev.tar.gz'), item),
  govuk: async (directory, item) => {
    const file = path.join(directory, 'govuk-content-schemas', item);
    return imported(govukImporter, fileOf(item, await readFile(file)), {});
  },
  web: async (directory, item) => {
    const file = path.join(directory, '../html-articles/readability', item, 'source.html');
    return imported(pageImporter, fileOf('source.html', await readFile(file)), {});
  },
  factrueval: async (directory, item) => {
    const files = await unpacked(path.join(directory, 'factrueval-ru-dev.tar.gz'));
    return wholeText(files.get(`factrueval-ru/devset/${item}`), item)
      .normalize('NFC')
      .trim();
  },
};

/** The text of an item of a corpus under CORPORA_DIR: `wikinews/…`, `govuk/…`. */
export async function corpusText(corporaDirectory: string, id: string): Promise<string> {
  const [name, ...rest] = id.split('/');
  const corpus = CORPORA[name as string];
  if (!corpus) throw new Error(`${id} must begin with one of ${Object.keys(CORPORA).join(', ')}.`);
  return corpus(path.join(corporaDirectory, 'data/real/news-corpora'), rest.join('/'));
}

async function page(archive: string, item: string): Promise<string> {
  const files = await unpacked(archive);
  return imported(markdownImporter, fileOf(item, Buffer.from(wholeText(files.get(item), item))), {});
}

interface Choice {
  readonly mapping?: unknown;
  readonly is?: (item: ArticleItem) => boolean;
}

async function imported(
  importer: Importer,
  file: SourceFile,
  { mapping = null, is = () => true }: Choice,
): Promise<string> {
  for await (const found of importer.read(file, { timeZone: 'UTC', language: 'en', mapping })) {
    if (isNextPage(found) || !isItem(found) || found.type !== 'ARTICLE' || !is(found)) continue;
    const { body } = found;
    return 'html' in body ? readBody(body.html, body.baseUrl).text : body.text.normalize('NFC').trim();
  }
  throw new Error(`Nothing to label was found in ${file.name}.`);
}

function fileOf(name: string, bytes: Buffer): SourceFile {
  return {
    name,
    location: name,
    url: null,
    mediaType: null,
    head: bytes.subarray(0, 65_536),
    async *bytes() {
      yield bytes;
    },
    beside: () => Promise.resolve(null),
  };
}

const read = new Map<string, Promise<unknown>>();

function once<Value>(key: string, make: () => Promise<Value>): Promise<Value> {
  const known = read.get(key) as Promise<Value> | undefined;
  if (known) return known;
  const made = make();
  read.set(key, made);
  return made;
}

function unpacked(archive: string): Promise<Map<string, Buffer>> {
  return once(archive, async () => {
    const files = new Map<string, Buffer>();
    const entries = extract();
    createReadStream(archive).pipe(createGunzip()).pipe(entries);
    for await (const entry of entries) {
      const pieces: Buffer[] = [];
      for await (const piece of entry) pieces.push(piece as Buffer);
      if (entry.header.type === 'file') files.set(entry.header.name, Buffer.concat(pieces));
    }
    return files;
  });
}

function wholeText(bytes: Buffer | undefined, name: string): string {
  if (!bytes) throw new Error(`${name} is not in its archive.`);
  return bytes.toString('utf8');
}
