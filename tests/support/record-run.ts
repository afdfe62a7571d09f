import type { EntityManager } from 'typeorm';
import { findNewsroom } from '../../src/domain/newsroom.js';
import type { RecordListName } from '../../src/ingest/content/index.js';
import { KnownNames } from '../../src/ingest/records/known-names.js';
import { saveRecord, type SavedRecord } from '../../src/ingest/run/write-record.js';
import type { Id } from '../../src/lib/node-key.js';

/** What a run is given: a list, the record, and what the source calls it. */
export type GivenRecord = readonly [
  list: RecordListName,
  record: Readonly<Record<string, unknown>>,
  externalId?: string,
];

/** A source whose records go into a database one by one, with what it noted of them so far. */
export class RecordRun {
  private readonly noted = new Map<string, Id>();
  private readonly names = new KnownNames();

  constructor(private readonly database: Pick<EntityManager, 'transaction'>) {}

  /** Writes a record in a transaction of its own, which within another is a savepoint. */
  async save(...[list, record, externalId]: GivenRecord): Promise<SavedRecord> {
    return this.database.transaction((db) => this.saveWithin(db, list, record, externalId));
  }

  private async saveWithin(
    db: EntityManager,
    list: RecordListName,
    record: Readonly<Record<string, unknown>>,
    externalId: string | undefined,
  ): Promise<SavedRecord> {
    const newsroom = await findNewsroom(db);
    const key = `${list} ${externalId}`;
    const source = {
      knownId: (externalId !== undefined && this.noted.get(key)) || null,
      idsOfExternal: (lists: readonly RecordListName[], ids: readonly string[]) =>
        Promise.resolve(
          new Map(
            ids.flatMap((id): [string, Id][] => {
              const found = lists.map((each) => this.noted.get(`${each} ${id}`)).find((noted) => noted !== undefined);
              return found === undefined ? [] : [[id, found]];
            }),
          ),
        ),
      isAnother: (id: Id) => {
        const isNoted = [...this.noted].some(
          ([other, of]) => other !== key && other.startsWith(`${list} `) && of === id,
        );
        return Promise.resolve(externalId !== undefined && isNoted);
      },
      sources: [{ title: 'lantern.json' }],
      names: this.names,
    };
    const item = { type: 'RECORD' as const, place: 'item 1', externalId: externalId ?? null, list, record };
    const saved = await saveRecord(db, newsroom, source, item);
    if (externalId !== undefined) this.noted.set(key, saved.id);
    return saved;
  }
}
