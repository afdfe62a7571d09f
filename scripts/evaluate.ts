import 'reflect-metadata/lite';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepareDatabase } from '../src/cli/prepare.js';
import { readConfig } from '../src/config/index.js';
import { openDatabase } from '../src/database/open.js';
import { LEAST_SHOWN } from '../src/domain/evidence.js';
import { findNewsroom } from '../src/domain/newsroom.js';
import { readArticle, readNewsroomGazetteer, type NewsroomGazetteer } from '../src/ingest/recognizer.js';
import { genreOf } from '../src/ingest/page/genre.js';
import { parsePartialDate } from '../src/lib/calendar.js';
import { readSets, type LabelledSet, type LabelledText } from './evaluation/labelled.js';
import { measure, united, type Measured, type Tally } from './evaluation/measure.js';

/**
 * `npm run evaluate`: finds mentions and statements in labelled texts, each against the world of its set in a database of its own, and
 * prints how many of them are right. Texts that others wrote are read only where CORPORA_DIR names the corpora. `--errors` names what differs in the
 * open part; the part set aside is only counted. `--floors` fails on figures below those in `tests/evaluation/floors.json`.
 */

const SETS = path.join(import.meta.dirname, '../tests/evaluation/sets');

async function gazetteerOf(world: string): Promise<NewsroomGazetteer> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'communique-evaluation-'));
  const config = readConfig({ DATA_DIR: dataDirectory, CONTENT: world, LOG_LEVEL: 'silent' });
  const database = await openDatabase({ ...config, log: () => undefined });
  try {
    await prepareDatabase(database, config);
    return await readNewsroomGazetteer(database.db, await findNewsroom(database.db));
  } finally {
    await database.close();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

interface MeasuredText {
  readonly text: LabelledText;
  readonly measured: Measured;
}

async function measureSet(set: LabelledSet): Promise<MeasuredText[]> {
  if (set.texts.length === 0) return [];
  const gazetteer = await gazetteerOf(set.world);
  const subjects = [...gazetteer.compiled.subjects.values()];
  const slugs = new Map(subjects.map(({ id, slug }) => [id, slug]));
  const world = {
    slugs,
    kinds: new Map(subjects.map(({ slug, kind }) => [slug, kind as string])),
    holders: new Map(
      [...gazetteer.compiled.tenures.values()].map(({ id, officialId }) => [id, slugs.get(officialId) as string]),
    ),
  };
  return set.texts.map((text) => {
    const title = text.title ?? '';
    const found = readArticle(gazetteer, {
      ...{ title, text: text.text, language: text.language },
      genre: text.genre ?? genreOf(title),
      given: text.published === null ? null : parsePartialDate(text.published),
      concluded: null,
    });
    // What waits for an editor is shown to nobody.
    const statements = found.statements.filter(({ confidence }) => confidence >= LEAST_SHOWN);
    return { text, measured: measure(text, { ...found, statements }, world) };
  });
}

const MENTION_KINDS = [
  'OFFICIAL',
  'OFFICE',
  'ORGANIZATION',
  'COUNTRY',
  'PRESIDENCY',
  'MEETING',
  'RESOLUTION',
  'OPERATION',
];
const FORMS = ['DIRECT_QUOTE', 'FULL_TEXT', 'REPORTED'];
const QUOTATIONS = ['DIRECT_QUOTE', 'FULL_TEXT'];

function rowOf(name: string, tallies: readonly Tally[]): string {
  const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
  const [found, labelled, right] = [sum('found'), sum('labelled'), sum('right')];
  const precision = found === 0 ? 1 : right / found;
  const recall = labelled === 0 ? 1 : right / labelled;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const figures = [precision, recall, f1].map((figure) => figure.toFixed(3)).join(' | ');
  return `| ${name} | ${labelled} | ${found} | ${right} | ${figures} | ${sum('wrongSpeakers')} |`;
}

function print(title: string, measures: readonly Measured[]): void {
  const { tallies } = united(measures);
  const of = (kinds: readonly string[]) => kinds.flatMap((kind) => tallies.get(kind) ?? []);
  const lines = [
    `\n${title}`,
    '| what | labelled | found | right | precision | recall | F1 | wrong speakers |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...MENTION_KINDS.filter((kind) => tallies.has(kind)).map((kind) => rowOf(kind, of([kind]))),
    rowOf('all mentions', of(MENTION_KINDS)),
    rowOf('whom an office means', of(['HOLDER'])),
    ...FORMS.filter((form) => tallies.has(form)).map((form) => rowOf(form, of([form]))),
    rowOf('quotations and answers', of(QUOTATIONS)),
    rowOf('all statements', of(FORMS)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The least that the figures of a part may be. */
interface Floors {
  readonly mentions: number;
  readonly quotations: number;
  readonly wrongSpeakers: number;
}

function f1Of(tallies: readonly Tally[]): number {
  const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
  const all = sum('found') + sum('labelled');
  return all === 0 ? 0 : (2 * sum('right')) / all;
}

function failuresOf(name: string, measures: readonly Measured[], floors: Floors): string[] {
  const { tallies } = united(measures);
  const of = (kinds: readonly string[]) => kinds.flatMap((kind) => tallies.get(kind) ?? []);
  const mentions = f1Of(of(MENTION_KINDS));
  const quotations = f1Of(of(QUOTATIONS));
  const wrong = of(FORMS).reduce((total, { wrongSpeakers }) => total + wrongSpeakers, 0);
  return [
    ...(mentions < floors.mentions
      ? [`F1 of mentions ${name} must be at least ${floors.mentions}, but is ${mentions.toFixed(3)}.`]
      : []),
    ...(quotations < floors.quotations
      ? [`F1 of quotations ${name} must be at least ${floors.quotations}, but is ${quotations.toFixed(3)}.`]
      : []),
    ...(wrong > floors.wrongSpeakers
      ? [`At most ${floors.wrongSpeakers} statements ${name} may have a wrong speaker, but ${wrong} have.`]
      : []),
  ];
}

const { values } = parseArgs({
  options: {
    errors: { type: 'boolean' },
    floors: { type: 'boolean' },
    set: { type: 'string' },
    kind: { type: 'string' },
  },
});
const sets = (await readSets(SETS, process.env.CORPORA_DIR ?? null)).filter(
  ({ name }) => values.set === undefined || name === values.set,
);
const measured: MeasuredText[] = [];
for (const set of sets) measured.push(...(await measureSet(set)));

if (values.errors) {
  for (const {
    text,
    measured: { differences },
  } of measured) {
    if (text.part !== 'OPEN') continue;
    for (const { what, kind, label, words } of differences) {
      if (values.kind === undefined || values.kind === kind)
        process.stdout.write(`${text.id} ${what} ${kind} ${label}: ${words.slice(0, 160)}\n`);
    }
  }
}
const absent = sets.reduce((sum, set) => sum + set.absent, 0);
const floors = JSON.parse(await readFile(path.join(SETS, '../floors.json'), 'utf8')) as Record<string, Floors>;
for (const [part, name] of [
  ['OPEN', 'open'],
  ['ASIDE', 'set aside'],
] as const) {
  for (const language of ['en', 'ru']) {
    const texts = measured.filter(({ text }) => text.part === part && text.language === language);
    if (texts.length > 0)
      print(
        `${texts.length} texts ${name}, ${language}`,
        texts.map((each) => each.measured),
      );
  }
  const all = measured.filter(({ text }) => text.part === part);
  print(
    `${all.length} texts ${name}`,
    all.map((each) => each.measured),
  );
  if (!values.floors) continue;
  for (const failure of failuresOf(
    name,
    all.map((each) => each.measured),
    floors[part] as Floors,
  )) {
    process.stderr.write(`${failure}\n`);
    process.exitCode = 1;
  }
}
if (absent > 0 && values.floors) process.exitCode = 1;
if (absent > 0) process.stdout.write(`\n${absent} texts were not read: CORPORA_DIR does not name the corpora.\n`);
