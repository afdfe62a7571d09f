import { badInput } from '../../lib/errors.js';
import type { VotePosition } from '../../kinds/vocabulary.js';
import type { SourceFile } from '../source/source-file.js';
import { readTable } from './csv-rows.js';

/** How the data call a position. Whoever was not there has no row in most editions, and is ABSENT in some. */
const POSITIONS: ReadonlyMap<string, VotePosition> = new Map([
  ['yes', 'IN_FAVOUR'],
  ['no', 'AGAINST'],
  ['abstain', 'ABSTAINING'],
  ['absent', 'NOT_VOTING'],
]);
const ORDER = [...POSITIONS.values()];

/** There are fewer than a million. */
const MOST_VOTES = 5_000_000;
const MOST_STATES = 1000;

/** Codes of states that the data name without one, or by that of the state which they are today. */
const CODES: ReadonlyMap<string, string> = new Map([
  // Its membership is Germany's, which the German Democratic Republic joined in 1990; both never voted on the same day.
  ['Federal Republic of Germany', 'DE'],
  // Its membership is that of Yemen, which Democratic Yemen joined in 1990.
  ['Yemen Arab Republic', 'YE'],
  // A member for four months of 1963 and 1964 without a code of ISO 3166-1, which leaves QZ to its users.
  ['Zanzibar', 'QZ'],
]);

/** A state that voted. */
export interface VotingState {
  readonly code: string;
  readonly name: string;
  /** What else the data call it. */
  readonly otherNames: readonly string[];
}

export interface StateVote {
  readonly code: string;
  readonly position: VotePosition;
}

/**
 * Who voted how, of all roll calls. The file is in no order that would let it be read beside theirs, so that the votes are held, each as
 * a number.
 */
export class VoteTable {
  readonly #votes = new Map<number, number[]>();
  readonly #codes: string[] = [];
  readonly #states = new Map<string, { name: string; otherNames: Set<string> }>();
  readonly #places = new Map<string, number>();
  /** Rows that could not be read, for a person. */
  readonly unread: string[] = [];

  static async read(file: SourceFile): Promise<VoteTable> {
    const table = new VoteTable();
    const { rows } = await readTable(file, ',');
    let count = 0;
    for await (const row of rows) {
      if (++count > MOST_VOTES) throw badInput(`${file.name} may have ${MOST_VOTES} votes, but has more.`);
      table.#add(Number(row.cell('rcid')), row.cell('country'), row.cell('country_code'), row.cell('vote'), row.number);
    }
    return table;
  }

  get states(): readonly VotingState[] {
    return [...this.#states].map(([code, { name, otherNames }]) => ({ code, name, otherNames: [...otherNames] }));
  }

  /** Those of a roll call, by the codes of the states. */
  of(rollCall: number): readonly StateVote[] {
    const votes = this.#votes.get(rollCall) ?? [];
    const read = votes.map((vote) => ({ code: this.#codes[vote >> 2]!, position: ORDER[vote & 3]! }));
    return read.sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  #add(rollCall: number, name: string, code: string, vote: string, row: number): void {
    const position = POSITIONS.get(vote.toLowerCase());
    const state = CODES.get(name) ?? (/^[A-Z]{2}$/.test(code) ? code : null);
    if (!Number.isSafeInteger(rollCall) || rollCall <= 0 || position === undefined || state === null) {
      if (this.unread.length < 100) this.unread.push(`row ${row} ("${name}", "${code}", "${vote}")`);
      return;
    }
    const votes = this.#votes.get(rollCall) ?? [];
    this.#votes.set(rollCall, votes);
    votes.push((this.#placeOf(state, name) << 2) | ORDER.indexOf(position));
  }

  #placeOf(code: string, name: string): number {
    const known = this.#states.get(code);
    if (known === undefined) {
      if (this.#codes.length === MOST_STATES)
        throw badInput(`So many states cannot have voted: more than ${MOST_STATES}.`);
      this.#states.set(code, { name, otherNames: new Set() });
      this.#places.set(code, this.#codes.push(code) - 1);
    } else if (known.name !== name) {
      // The name without a code of its own is the older one.
      if (CODES.has(known.name)) Object.assign(known, { name, otherNames: known.otherNames.add(known.name) });
      else known.otherNames.add(name);
    }
    return this.#places.get(code)!;
  }
}
