import { badInput } from '../../lib/errors.js';
import type { SourceValue } from '../../kinds/subject.js';
import type { SourceFile } from '../source/source-file.js';
import { readTable } from './csv-rows.js';
import type { Importer } from './importer.js';
import type { RecordItem } from './item.js';
import { sourceOf } from './source-value.js';
import { rollCallOf, symbolOf, titleOf, votedOn, type RollCall } from './un-roll-call.js';
import { VoteTable, type StateVote, type VotingState } from './un-vote-table.js';

const ROLL_CALLS = /^"?rcid"?,"?session"?,.*\bunres\b/;
/** The files that are read beside that of the roll calls. */
const PARTS = /^"?rcid"?,(?:"?country"?,"?country_code"?,"?vote"?|"?short_name"?,"?issue"?)\s*$/m;

const ASSEMBLY = 'organ:general-assembly';
const MOST_ROLL_CALLS = 100_000;

/**
 * The roll calls of the UN General Assembly as E. Voeten, A. Strezhnev and M. Bailey publish them and the package `unvotes` has them: `un_roll_calls.csv`
 * with `un_votes.csv` and `un_roll_call_issues.csv` beside it. Each is one record of the list of resolutions. That of a whole text
 * which was carried has the resolution's symbol; those on amendments and paragraphs, and those that failed, have neither
 * symbol nor day of adoption, and say what they are.
 */
export const unVotesImporter: Importer = {
  format: 'un-votes',
  title: 'UN General Assembly voting records (un_roll_calls.csv with un_votes.csv beside it)',
  recognizes({ head }) {
    const beginning = new TextDecoder().decode(head.subarray(0, 512)).replace(/^\uFEFF/, '');
    const [header = ''] = beginning.split(/\r?\n/);
    return ROLL_CALLS.test(header) || PARTS.test(header);
  },
  async *read(file) {
    const { columns, rows } = await readTable(file, ',');
    if (!columns.includes('unres')) return;
    const votes = await votesBeside(file);
    const topics = await topicsBeside(file);
    const source = sourceOf(file);
    const rollCalls: RollCall[] = [];
    for await (const row of rows) {
      if (rollCalls.length === MOST_ROLL_CALLS)
        throw badInput(`${file.name} may have ${MOST_ROLL_CALLS} roll calls, but has more.`);
      rollCalls.push(rollCallOf(row));
    }

    yield assemblyItem(source);
    for (const state of votes.states) yield stateItem(state, source);
    for (const [name, title] of topics.titles) yield topicItem(name, title, source);
    for (const place of votes.unread) yield { place, flaw: UNREAD_VOTE };
    const adoptions = adoptionsOf(rollCalls, votes);
    for (const rollCall of rollCalls) yield resolutionItem(rollCall, adoptions, votes, topics.of(rollCall.id), source);
  },
};

const UNREAD_VOTE =
  'A vote must be of a roll call by its number and a state by its code of two letters, and yes, no, abstain or absent.';

async function votesBeside(file: SourceFile): Promise<VoteTable> {
  const found = (await file.beside('un_votes.csv')) ?? (await file.beside('un_votes.csv.gz'));
  if (found === null)
    throw badInput(`${file.name} must have un_votes.csv or un_votes.csv.gz beside it, but has neither.`);
  return VoteTable.read(found);
}

interface Topics {
  readonly titles: ReadonlyMap<string, string>;
  /** The names of those that a roll call is on. */
  of(rollCall: number): readonly string[];
}

/** What the roll calls are on; nothing where no file says so. */
async function topicsBeside(file: SourceFile): Promise<Topics> {
  const titles = new Map<string, string>();
  const byRollCall = new Map<number, string[]>();
  const found = (await file.beside('un_roll_call_issues.csv')) ?? (await file.beside('un_roll_call_issues.csv.gz'));
  if (found !== null) {
    for await (const row of (await readTable(found, ',')).rows) {
      const [id, name] = [Number(row.cell('rcid')), row.cell('short_name')];
      titles.set(name, row.cell('issue') || name);
      byRollCall.set(id, [...(byRollCall.get(id) ?? []), name]);
      if (row.number > 10 * MOST_ROLL_CALLS)
        throw badInput(`${found.name} may not have more than ten issues a roll call.`);
    }
  }
  return { titles, of: (rollCall) => byRollCall.get(rollCall) ?? [] };
}

function assemblyItem(source: SourceValue): RecordItem {
  return {
    ...{ type: 'RECORD', place: 'the General Assembly', externalId: ASSEMBLY, list: 'organizations' },
    record: {
      slug: 'un-general-assembly',
      language: 'en',
      name: { en: 'United Nations General Assembly' },
      acronym: { en: 'UNGA' },
      organizationType: 'BODY',
      sources: [source],
    },
  };
}

function stateItem({ code, name, otherNames }: VotingState, source: SourceValue): RecordItem {
  const aliases = otherNames.map((text) => ({ text, language: 'en', aliasType: 'FORMER' }));
  return {
    ...{ type: 'RECORD', place: name, externalId: `state:${code}`, list: 'countries' },
    record: { language: 'en', name: { en: name }, aliases, code, sources: [source] },
  };
}

function topicItem(name: string, title: string, source: SourceValue): RecordItem {
  return {
    ...{ type: 'RECORD', place: title, externalId: `issue:${name}`, list: 'topics' },
    record: { language: 'en', name: { en: title }, sources: [source] },
  };
}

/** By symbol, the roll call by which a resolution was adopted: the last on the whole of it, as the parts of a text come before it. */
function adoptionsOf(rollCalls: readonly RollCall[], votes: VoteTable): ReadonlyMap<string, number> {
  const adoptions = new Map<string, RollCall>();
  for (const rollCall of rollCalls) {
    const symbol = symbolOf(rollCall);
    if (symbol === null || rollCall.on !== 'WHOLE' || !isCarried(votes.of(rollCall.id))) continue;
    const before = adoptions.get(symbol);
    if (before === undefined || before.date <= rollCall.date) adoptions.set(symbol, rollCall);
  }
  return new Map([...adoptions].map(([symbol, { id }]) => [symbol, id]));
}

/** The majority of members present and voting; those who abstain are not voting (rules 85 and 86 of the rules of procedure). */
function isCarried(votes: readonly StateVote[]): boolean {
  return count(votes, 'IN_FAVOUR') > count(votes, 'AGAINST');
}

function count(votes: readonly StateVote[], position: StateVote['position']): number {
  return votes.filter((vote) => vote.position === position).length;
}

/** What stands behind the name of a roll call that adopted nothing. */
const KINDS: Readonly<Record<RollCall['on'], string | null>> = {
  AMENDMENT: 'amendment',
  PART: 'part of a text',
  WHOLE: 'proposal',
  UNTOLD: null,
};

function resolutionItem(
  rollCall: RollCall,
  adoptions: ReadonlyMap<string, number>,
  votes: VoteTable,
  topics: readonly string[],
  source: SourceValue,
): RecordItem {
  const { id, session, on, description, printed } = rollCall;
  const cast = votes.of(id);
  const concerned = symbolOf(rollCall);
  const isAdoption = concerned !== null && adoptions.get(concerned) === id;
  // Before the data give numbers of resolutions, what was carried as a whole is all that can be said.
  const isAdopted = isAdoption || (concerned === null && on === 'WHOLE' && isCarried(cast));
  const { day, precision } = votedOn(rollCall);
  const title = titleOf(rollCall);
  const kind = isAdopted ? [] : [KINDS[on] ?? [], isCarried(cast) ? [] : 'not carried'].flat();
  const name = kind.length === 0 ? title : `${title} (${kind.join(', ')})`;
  const notes = [
    isAdopted
      ? null
      : `Voted on ${precision === 'DAY' ? day : `in ${day.slice(0, 7)}`}; this roll call is not known to have adopted a resolution.`,
    printed === '' || isAdoption
      ? null
      : `The source gives ${printed} for it${concerned === null ? '' : `, which is ${concerned}`}.`,
  ].filter((note) => note !== null);
  return {
    ...{ type: 'RECORD', place: `roll call ${id}`, externalId: String(id), list: 'resolutions' },
    record: {
      language: 'en',
      name: { en: name },
      title: { en: name },
      summary: description === '' || description === title ? {} : { en: description },
      symbol: isAdoption ? concerned : null,
      organ: `#${ASSEMBLY}`,
      session,
      adoptedOn: isAdopted ? day : null,
      adoptedPrecision: isAdopted ? precision : 'UNKNOWN',
      about: topics.map((topic) => `#issue:${topic}`),
      vote: cast.length === 0 ? null : voteOf(cast, source),
      sources: [source],
      notes: notes.length === 0 ? {} : { en: notes },
    },
  };
}

/** Absent states are counted only where the data name some. */
function voteOf(cast: readonly StateVote[], source: SourceValue): object {
  return {
    adoptedWithoutVote: false,
    inFavour: count(cast, 'IN_FAVOUR'),
    against: count(cast, 'AGAINST'),
    abstaining: count(cast, 'ABSTAINING'),
    notVoting: count(cast, 'NOT_VOTING') || null,
    rollCall: cast.map(({ code, position }) => ({ country: `#state:${code}`, position })),
    sources: [source],
  };
}
