import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { Random } from '../../src/lib/random.js';
import type { Answer } from './ask.js';

/** How a while of writing and reading went. */
export interface Report {
  reads: number;
  writes: number;
  imports: number;
  cuts: number;
  /** The longest that an answer stayed behind what had been acknowledged before it was asked for; exact reads are never behind. */
  longestLagMs: number;
  readonly wrong: string[];
}

export interface Plan {
  readonly seconds: number;
  readonly clients: number;
  readonly servers: readonly string[];
  readonly writers: pg.Pool;
  readonly slugs: readonly string[];
  /** Adds an article in a process of its own. */
  readonly add: (number: number) => Promise<{ slug: string; sequence: string }>;
  /** Makes the servers deaf for a moment. */
  readonly cut: () => Promise<void>;
  readonly seed: number;
}

/** One that does not wait may be so far behind: the contract is 100 ms, which machines that do other work are given ten times over. */
const MOST_BEHIND_MS = 1000;
const CUT_EVERY_MS = 4000;
/** In the titles, and in no text of anybody's: what the search is for. */
const WORD = 'tidetable';

interface State {
  readonly isShown: boolean;
  /** When it was acknowledged; null while it is being written. */
  acknowledgedAt: number | null;
}

/** An article with all that it has been, numbered; its title tells the number. */
class Piece {
  readonly states: State[] = [];
  isBeingWritten = false;
  /** The last state that a known sequence covers, and the sequence. */
  covered = { state: -1, sequence: 0n };

  constructor(readonly slug: string) {}

  title(state: number): string {
    return `${WORD} ${this.slug} ${state}`;
  }

  /** The last state that was acknowledged by then. */
  acknowledgedBy(moment: number): number {
    return this.states.findLastIndex(({ acknowledgedAt }) => acknowledgedAt !== null && acknowledgedAt <= moment);
  }

  /** The earliest state that an answer may have been made of; null when it fits none from `least` on. */
  stateOf(title: string | null, least: number): number | null {
    if (title !== null) {
      const state = Number(title.split(' ').at(-1));
      return state >= least && this.states[state]?.isShown ? state : null;
    }
    const state = this.states.findIndex(({ isShown }, at) => at >= least && !isShown);
    return state === -1 ? null : state;
  }
}

interface Question {
  readonly query: string;
  readonly about: readonly Piece[];
  titlesIn(data: Answer): ReadonlyMap<string, string>;
}

const bySlug = (nodes: readonly Answer[]) => new Map(nodes.map(({ slug, title }) => [String(slug), String(title)]));

function questionsAbout(pieces: readonly Piece[]): Question[] {
  const all = { about: pieces };
  const one = (piece: Piece, at: number) => `a${at}: article(by: {slug: "${piece.slug}"}) { slug title }`;
  const alone = (about: readonly Piece[]): Question => ({
    query: `{ ${about.map(one).join(' ')} }`,
    about,
    titlesIn: (data) => bySlug(Object.values(data).filter((node) => node !== null)),
  });
  const where = `{slug: {in: ${JSON.stringify(pieces.map(({ slug }) => slug))}}}`;
  return [
    ...pieces.map((piece) => alone([piece])),
    ...pieces.slice(2).map((piece, at) => alone([piece, pieces[at] as Piece, pieces[at + 1] as Piece])),
    {
      ...all,
      query: `{ articles(where: ${where}, first: 50) { nodes { slug title } } }`,
      titlesIn: (data) => bySlug(data.articles.nodes),
    },
    {
      ...all,
      query: `{ search(query: "${WORD}", in: [ARTICLES], first: 50) { nodes { ... on Article { slug title } } } }`,
      titlesIn: (data) => bySlug(data.search.nodes),
    },
  ];
}

/**
 * Lets clients write and read at random, an importer add articles, and the servers lose their hearing, all at once, and holds each
 * answer to the contract: with `Communique-Sequence` never older than that, without it hardly, and never older than an earlier
 * answer of the same server.
 */
export async function writeAndRead(plan: Plan): Promise<Report> {
  const report: Report = { reads: 0, writes: 0, imports: 0, cuts: 0, longestLagMs: 0, wrong: [] };
  const pieces = plan.slugs.map((slug) => new Piece(slug));
  for (const piece of pieces) await write(plan, piece, true);
  const questions = questionsAbout(pieces);
  const seen = new Map(plan.servers.map((server) => [server, new Map(pieces.map((piece) => [piece, 0]))]));
  const ends = performance.now() + plan.seconds * 1000;
  const goesOn = () => performance.now() < ends && report.wrong.length < 10;

  async function client(number: number): Promise<void> {
    const random = new Random(plan.seed, number);
    while (goesOn()) {
      const piece = random.pick(pieces);
      if (random.chance(0.1) && !piece.isBeingWritten) {
        await write(plan, piece, random.chance(0.7));
        report.writes += 1;
      } else {
        await read(random.pick(plan.servers), random.pick(questions), random);
        report.reads += 1;
      }
      await wait(random.below(5));
    }
  }

  async function read(server: string, question: Question, random: Random): Promise<void> {
    const isExact = random.chance(0.5);
    const sent = performance.now();
    const seenThere = seen.get(server) as Map<Piece, number>;
    const floors = question.about.map((piece) =>
      Math.max(
        isExact ? piece.covered.state : piece.acknowledgedBy(sent - MOST_BEHIND_MS),
        seenThere.get(piece) as number,
      ),
    );
    const acknowledged = question.about.map((piece) => piece.acknowledgedBy(sent));
    const sequence = pieces.map(({ covered }) => covered.sequence).reduce((one, other) => (one > other ? one : other));
    const { data } = await ask(server, question.query, isExact ? String(sequence) : null, random.chance(0.5));
    const titles = question.titlesIn(data);
    for (const [at, piece] of question.about.entries()) {
      const title = titles.get(piece.slug) ?? null;
      const state = piece.stateOf(title, floors[at] as number);
      if (state === null) {
        report.wrong.push(
          `${isExact ? 'exact' : 'plain'} ${question.query}: ${title} after ${floors[at]} of ${piece.states.length}`,
        );
        continue;
      }
      seenThere.set(piece, Math.max(seenThere.get(piece) as number, state));
      const earliest = piece.stateOf(title, 0) as number;
      const overtaken = piece.states[earliest + 1]?.acknowledgedAt;
      if (title !== null && earliest < (acknowledged[at] as number) && overtaken)
        report.longestLagMs = Math.max(report.longestLagMs, sent - overtaken);
    }
  }

  async function importer(): Promise<void> {
    while (goesOn()) {
      const { slug, sequence } = await plan.add(report.imports);
      for (const server of plan.servers) {
        const { data } = await ask(server, `{ article(by: {slug: "${slug}"}) { slug } }`, sequence, true);
        if (data.article === null) report.wrong.push(`${slug} is not at ${server} though ${sequence} was sent`);
      }
      report.imports += 1;
    }
  }

  async function cutter(): Promise<void> {
    while (goesOn()) {
      await wait(Math.min(CUT_EVERY_MS, Math.max(ends - performance.now(), 0)));
      await plan.cut();
      report.cuts += 1;
    }
  }

  await Promise.all([...Array.from({ length: plan.clients }, (_, at) => client(at)), importer(), cutter()]);
  return report;
}

async function write({ writers }: Plan, piece: Piece, isShown: boolean): Promise<void> {
  piece.isBeingWritten = true;
  const number = piece.states.push({ isShown, acknowledgedAt: null }) - 1;
  await writers.query(`update article set title = $2, publication_status = $3 where slug = $1`, [
    piece.slug,
    piece.title(number),
    isShown ? 'PUBLISHED' : 'WITHDRAWN',
  ]);
  (piece.states[number] as State).acknowledgedAt = performance.now();
  const { rows } = await writers.query<{ last: string }>('select max(sequence)::text as last from change');
  piece.covered = { state: number, sequence: BigInt(rows[0]?.last as string) };
  piece.isBeingWritten = false;
}

async function ask(server: string, query: string, sequence: string | null, isPosted: boolean) {
  const headers = {
    'content-type': 'application/json',
    ...(sequence === null ? {} : { 'communique-sequence': sequence }),
  };
  const response = isPosted
    ? await fetch(`${server}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    : await fetch(`${server}/graphql?query=${encodeURIComponent(query)}`, { headers });
  const answer = (await response.json()) as Answer;
  if (answer.errors) throw new Error(`${query}: ${JSON.stringify(answer.errors).slice(0, 300)}`);
  return answer as { data: Answer };
}
