import { createWriteStream, existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { Random } from '../src/lib/random.js';

/** What is imported, and what it is called in a table. */
export interface Archive {
  readonly name: string;
  readonly file: string;
}

const CORPUS = 'digitalgov-dev-to-2020.tar.gz';

/** The news and events of digital.gov where the corpora are at hand (CORPORA_DIR), else as many articles of like length. */
export async function usualArchive(directory: string): Promise<Archive> {
  const corpora = process.env.CORPORA_DIR;
  if (corpora !== undefined && corpora !== '')
    return { name: 'digitalgov', file: path.resolve(corpora, 'data', 'real', 'news-corpora', CORPUS) };
  return inventedArchive(directory, 2000);
}

const WORDS =
  'the of to and in a council harbour treaty delegation port session report budget draft night member fishery storm signal chart lantern keeper coast vote minister question answer water survey school clinic bridge harvest agreement annex meeting secretary observer envoy ferry lighthouse'.split(
    ' ',
  );
const FIRST_DAY = Date.UTC(2012, 0, 1);
const DAY_MS = 86_400_000;

/** So many invented articles in Markdown with front matter, each other than all others; made once. */
export async function inventedArchive(directory: string, articles: number): Promise<Archive> {
  const name = `invented-${articles}`;
  const file = path.join(directory, `${name}.tar.gz`);
  if (existsSync(file)) return { name, file };
  const random = new Random(1);
  const entries = pack();
  const written = pipeline(entries, createGzip(), createWriteStream(`${file}.part`));
  for (let at = 0; at < articles; at++) {
    const day = new Date(FIRST_DAY + at * DAY_MS * 0.4).toISOString().slice(0, 10);
    entries.entry({ name: `content/posts/${day}-${at}.md` }, articleOf(random, at, day));
  }
  entries.finalize();
  await written;
  await rename(`${file}.part`, file);
  return { name, file };
}

function articleOf(random: Random, at: number, day: string): string {
  const words = (least: number, most: number) =>
    Array.from({ length: random.between(least, most) }, () => random.pick(WORDS)).join(' ');
  const paragraphs = Array.from({ length: random.between(4, 14) }, (_, paragraph) => {
    const text = `${words(30, 90)}, [${words(2, 4)}](https://lanterns.example/${at}/${paragraph}). ${words(5, 20)}.`;
    return paragraph % 4 === 3 ? `## ${words(3, 7)}\n\n- ${words(5, 15)}\n- ${words(5, 15)}\n\n${text}` : text;
  });
  return `---
title: "${words(4, 9)} ${at}"
date: ${day} 09:30:00 -0400
summary: "${words(12, 25)}."
topics:
  - ${random.pick(WORDS)}
  - ${random.pick(WORDS)}
slug: article-${at}
---

${paragraphs.join('\n\n')}
`;
}
