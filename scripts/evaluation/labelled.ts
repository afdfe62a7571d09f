import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ARTICLE_GENRES, STATEMENT_FORMS } from '../../src/kinds/vocabulary.js';
import { corpusText } from './corpus-text.js';

/** A place that names a subject: from, until, its slug, and of an office whoever is meant by it. */
const mention = z.tuple([z.number(), z.number(), z.string()]).rest(z.string());
/** From, until, the form, the speaker, and the office named with the words. */
const statement = z.tuple([z.number(), z.number(), z.enum(STATEMENT_FORMS), z.string()]).rest(z.string());

const textRecord = z.strictObject({
  id: z.string(),
  part: z.enum(['OPEN', 'ASIDE']),
  language: z.string(),
  title: z.string().nullable(),
  published: z.string().nullable(),
  genre: z.enum(ARTICLE_GENRES).optional(),
  /** Of a text that is not in this repository: as long as what is labelled of it, and what that must be. */
  length: z.number().optional(),
  digest: z.string().optional(),
  mentions: z.array(mention).optional(),
  statements: z.array(statement).optional(),
});

export interface LabelledText extends Omit<
  z.infer<typeof textRecord>,
  'mentions' | 'statements' | 'length' | 'digest'
> {
  readonly text: string;
  readonly mentions: readonly z.infer<typeof mention>[];
  readonly statements: readonly z.infer<typeof statement>[];
}

export interface LabelledSet {
  readonly name: string;
  /** A content bundle: the subjects that its newsroom knows. */
  readonly world: string;
  readonly texts: readonly LabelledText[];
  /** Texts that are not at hand: CORPORA_DIR does not name them. */
  readonly absent: number;
}

/** The sets in a directory, in the order of their names. */
export async function readSets(directory: string, corporaDirectory: string | null): Promise<LabelledSet[]> {
  const names = (await readdir(directory)).sort();
  return Promise.all(names.map((name) => readSet(path.join(directory, name), name, corporaDirectory)));
}

async function readSet(directory: string, name: string, corporaDirectory: string | null): Promise<LabelledSet> {
  const records = z.array(textRecord).parse(JSON.parse(await readFile(path.join(directory, 'texts.json'), 'utf8')));
  const texts: LabelledText[] = [];
  for (const { length, digest, mentions, statements, ...record } of records) {
    if (mentions === undefined || statements === undefined) {
      const file = path.join(directory, 'texts', `${path.basename(record.id)}.txt`);
      texts.push({ ...record, ...parseMarked((await readFile(file, 'utf8')).trimEnd()) });
    } else if (corporaDirectory !== null) {
      const text = (await corpusText(corporaDirectory, record.id)).slice(0, length);
      if (digestOf(text) !== digest)
        throw new Error(`${record.id} is not the text that was labelled: the importer makes another of it.`);
      texts.push({ ...record, text, mentions, statements });
    }
  }
  return { name, world: path.join(directory, 'world'), texts, absent: records.length - texts.length };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** A text with its labels in it: ⟦ada-byron|Byron⟧ names her, ⟪ada-byron;DIRECT_QUOTE|…⟫ are her words. */
export function parseMarked(marked: string): Pick<LabelledText, 'text' | 'mentions' | 'statements'> {
  const mentions: z.infer<typeof mention>[] = [];
  const statements: z.infer<typeof statement>[] = [];
  const open: { readonly label: string; readonly at: number }[] = [];
  let text = '';
  for (const [piece, ofMention, ofStatement] of marked.matchAll(/⟦([^|⟧]*)\||⟪([^|⟫]*)\||[⟧⟫]|[^⟦⟧⟪⟫]+/gu)) {
    const label = ofMention ?? ofStatement;
    if (label !== undefined) open.push({ label, at: text.length });
    else if (piece !== '⟧' && piece !== '⟫') text += piece;
    else {
      const { label: closed, at } = open.pop()!;
      if (piece === '⟧') mentions.push(mention.parse([at, text.length, ...closed.split('@')]));
      else {
        const [speaker, form, ...office] = closed.split(';');
        statements.push(statement.parse([at, text.length, form, speaker, ...office]));
      }
    }
  }
  return { text, mentions: mentions.sort(([one], [other]) => one - other), statements };
}
