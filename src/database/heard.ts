import { KINDS, SEARCHED_KINDS } from '../kinds/index.js';
import { searchKind } from '../kinds/search.js';
import type { Id } from '../lib/node-key.js';

/** What whoever asks hears of each thing that may have changed: `id` is null where it may be any of the type. */
export type Hear = (typeName: string, id: Id | null) => void;

/** The ledger, which is no kind. */
const LEDGER = 'Change';
/** All types that are not heard of one by one. */
const OTHERS = 'others';
const SINGLY = KINDS.filter(({ isHeardSingly }) => isHeardSingly).map(({ name }) => name);
const TOGETHER = KINDS.map(({ name }) => name).filter((name) => !SINGLY.includes(name));

/** What is kept apart for a type: its own changes, or those of the others; of the search those of all that it finds. */
const KEPT_FOR = new Map<string, readonly string[]>([
  ...[...SINGLY, LEDGER].map((name) => [name, [name]] as const),
  [searchKind.name, [...SINGLY.filter((name) => SEARCHED_KINDS.some((kind) => kind.name === name)), OTHERS]],
]);

/** What was heard, in the words of the channel: the migration `heard` says what these are. */
export class Heard {
  epoch = 0;
  private number = 0n;
  private readonly lastChanges = new Map<string, number>();
  private readonly hearers: Hear[] = [];

  get sequence(): string {
    return String(this.number);
  }

  changedSince(epoch: number, typeName: string): boolean {
    const kept = KEPT_FOR.get(typeName) ?? [OTHERS];
    return kept.some((each) => (this.lastChanges.get(each) ?? 0) > epoch);
  }

  onChange(hear: Hear): void {
    this.hearers.push(hear);
  }

  take(payload: string): void {
    const [what = '', rest] = payload.split(':');
    if (what === 'sequence') this.reach(rest ?? '0');
    else if (what === OTHERS) this.note(OTHERS, TOGETHER, [null]);
    else if (KEPT_FOR.has(what)) this.note(what, [what], rest?.split(',') ?? [null]);
    // Also what only a later version of the tables has a word for.
    else this.takeEverything();
  }

  /** Anything may have changed. */
  takeEverything(): void {
    this.note(OTHERS, TOGETHER, [null]);
    for (const typeName of [...SINGLY, LEDGER]) this.note(typeName, [typeName], [null]);
  }

  /** The ledger has come as far as this number, or further. */
  reach(sequence: string): void {
    const number = BigInt(sequence);
    if (number > this.number) this.number = number;
  }

  private note(kept: string, typeNames: readonly string[], ids: readonly (Id | null)[]): void {
    this.lastChanges.set(kept, ++this.epoch);
    for (const hear of this.hearers) {
      for (const typeName of typeNames) {
        for (const id of ids) hear(typeName, id);
      }
    }
  }
}
