import { FILE_KEY, type Authority, type ItemKey, type ItemPlace, type KnownItem } from '../../domain/import-run.js';
import type { Id } from '../../lib/node-key.js';
import type { Item } from '../importers/item.js';
import { digestOf } from './identity.js';

/** An item with all that tells what is to become of it. */
export interface Lot {
  /** What a person calls the file. */
  readonly file: string;
  readonly input: string;
  readonly item: Item;
  readonly digest: string;
  /** How much it says, in characters. */
  readonly length: number;
  readonly place: ItemPlace;
  readonly isSure: boolean;
  readonly scheme: string | null;
  readonly site: string | null;
  readonly authority: Authority;
}

/** What a run knows of the items that it is at. */
export interface ItemLedger {
  /** The place of the next item of that key in a file. A file may have a key twice, in different words each time. */
  placeOf(key: ItemKey, file: string): ItemPlace;
  /** Takes what is known of the items that come next, the newest first. */
  learn(known: readonly KnownItem[]): void;
  /** Takes what an item has just become. */
  add(known: KnownItem): void;
  forget(): void;
  /** What an item is already, where it says what it said the last time that its place was read; null where it is to be written. */
  unchanged(lot: Lot): KnownItem | null;
  /** The node that an item became before. */
  knownNode(lot: Lot): { readonly knownId: Id | null; readonly isSurelyKnown: boolean };
}

export function beginLedger(): ItemLedger {
  const seen = beginCount();
  let known: KnownItem[] = [];

  /** What is noted of an item, its own place first; under a new name, its file's. */
  function notesOf({ place: { source, key, file, nth } }: Lot): KnownItem[] {
    const isOfFile = (other: KnownItem) =>
      key.startsWith(FILE_KEY) && other.key.startsWith(FILE_KEY) && other.file === file;
    const notes = known.filter((other) => (other.source === source && other.key === key) || isOfFile(other));
    const rank = (other: KnownItem) => (other.file !== file ? 2 : other.nth !== nth ? 1 : 0);
    return notes.sort((a, b) => rank(a) - rank(b));
  }

  return {
    placeOf: ({ source, key }, file) => ({ source, key, file, nth: seen(`${source} ${key}`, file) }),
    learn: (items) => void (known = [...items]),
    add: (item) => void known.unshift(item),
    forget: () => void (known = []),
    unchanged(lot) {
      // A place that was not read before is compared with the newest of the others: archives are moved, and come under another date.
      const [note] = notesOf(lot);
      return note !== undefined && note.nodeId !== null && note.digest === lot.digest ? note : null;
    },
    knownNode(lot) {
      const note = notesOf(lot).find(({ nodeId }) => nodeId !== null);
      return { knownId: note?.nodeId ?? null, isSurelyKnown: lot.isSure || note?.file === lot.place.file };
    },
  };
}

/** Counts keys within the file that is read. Of most files' many keys none comes twice: they are held as short prints. */
function beginCount(): (key: string, file: string) => number {
  let current: string | null = null;
  let once = new Set<number>();
  let more = new Map<number, number>();
  return (key, file) => {
    if (file !== current) {
      current = file;
      once = new Set();
      more = new Map();
    }
    const print = Number.parseInt(digestOf(key).slice(0, 13), 16);
    if (!once.has(print)) {
      once.add(print);
      return 1;
    }
    const count = (more.get(print) ?? 1) + 1;
    more.set(print, count);
    return count;
  };
}
