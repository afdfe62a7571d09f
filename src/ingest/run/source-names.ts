import type { Db } from '../../database/db.js';
import { idsNoted, type ItemPlace } from '../../domain/import-run.js';
import type { Id } from '../../lib/node-key.js';
import { externalKey } from './identity.js';

/** So many are remembered before all are forgotten. */
const MOST_NAMES = 20_000;

/**
 * What the names stand for that sources give their own records, remembered within a run: each roll call names all states again. Only what was
 * found is remembered, and until another record is written under the name.
 */
export class SourceNames {
  private readonly found = new Map<string, Map<string, Id>>();

  /** The nodes that a source's records of these names became, in any of the lists: of two, the first. One statement for all that are not remembered. */
  async find(
    db: Db,
    { source, file }: Pick<ItemPlace, 'source' | 'file'>,
    lists: readonly string[],
    names: readonly string[],
  ): Promise<ReadonlyMap<string, Id>> {
    if (this.found.size > MOST_NAMES) this.found.clear();
    const within = JSON.stringify([source, file, lists]);
    const unknown = names.filter((name) => !this.found.get(name)?.has(within));
    if (unknown.length > 0) {
      const keys = new Map(unknown.flatMap((name) => lists.map((list) => [externalKey(list, name), name])));
      const noted = await idsNoted(db, { source, file, keys: [...keys.keys()] });
      // Those that come first have the last word.
      for (const { key, id } of noted.toReversed()) this.remember(keys.get(key)!, within, id);
    }
    return new Map(
      names.flatMap((name) => {
        const id = this.found.get(name)?.get(within);
        return id === undefined ? [] : [[name, id] as const];
      }),
    );
  }

  private remember(name: string, within: string, id: Id): void {
    const known = this.found.get(name);
    if (known) known.set(within, id);
    else this.found.set(name, new Map([[within, id]]));
  }

  /** A record is about to be written under the name, which may stand for another then. */
  forget(name: string): void {
    this.found.delete(name);
  }
}
