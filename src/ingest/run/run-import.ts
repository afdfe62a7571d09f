import type { DataSource } from 'typeorm';
import { databaseFailure } from '../../database/failure.js';
import {
  finishRun,
  knownItems,
  nameOf,
  noteItem,
  startRun,
  type ItemKey,
  type ItemVerdict,
  type KnownItem,
  type Tally,
} from '../../domain/import-run.js';
import type { Newsroom } from '../../domain/newsroom.js';
import { CommuniqueError, messageOf } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import { isFlaw, type Flaw, type Item } from '../importers/item.js';
import { digestOf, identityOf, inputName } from './identity.js';
import type { ImportPlan } from './plan.js';
import { readItems, type FoundItem } from './read-items.js';
import { dryWork, realWork, type Work } from './work.js';
import { ItemWriter } from './write-item.js';

/** What became of one item. */
export interface ItemResult {
  readonly file: string;
  readonly place: string;
  readonly verdict: ItemVerdict;
  /** What it is; null when it was rejected. */
  readonly typeName: string | null;
  /** Its short name; null when it was rejected or has none. */
  readonly slug: string | null;
  /** Why it was rejected; null when it was not. */
  readonly reason: string | null;
}

/** What became of all of them. */
export interface ImportEnd {
  readonly tally: Tally;
  /** How many were rejected for each reason, the most usual first. */
  readonly reasons: ReadonlyMap<string, number>;
}

/** So many items are looked up at once. */
const LOOKED_UP = 50;

/**
 * Imports everything that the inputs hold, item by item, each in a transaction of its own: one that is refused says why, and the
 * others go on. What a source said before is not written again, so that a run that was ended anywhere is taken up by the next.
 * `report` hears of each item as it is done.
 */
export async function runImport(
  dataSource: DataSource,
  newsroom: Newsroom,
  plan: ImportPlan,
  report: (result: ItemResult) => void,
): Promise<ImportEnd> {
  const work = plan.isDryRun ? dryWork(dataSource) : realWork(dataSource);
  const runId = plan.isDryRun ? null : await startRun(dataSource, plan.inputs, plan.described);
  try {
    const run = new ImportRun(work, runId, new ItemWriter(newsroom, plan.facts), plan, report);
    const end = await run.all(newsroom);
    if (runId !== null) await finishRun(dataSource, runId, end.tally);
    return end;
  } finally {
    await work.close();
  }
}

interface Lot {
  readonly found: FoundItem;
  readonly item: Item;
  readonly digest: string;
  readonly identity: ItemKey;
}

class ImportRun {
  private readonly tally: Record<ItemVerdict, number> = { CREATED: 0, UPDATED: 0, UNCHANGED: 0, REJECTED: 0 };
  private readonly reasons = new Map<string, number>();

  constructor(
    private readonly work: Work,
    private readonly runId: Id | null,
    private readonly writer: ItemWriter,
    private readonly plan: ImportPlan,
    private readonly report: (result: ItemResult) => void,
  ) {}

  async all(newsroom: Newsroom): Promise<ImportEnd> {
    let lots: Lot[] = [];
    for await (const found of readItems(this.plan, newsroom)) {
      if (!isFlaw(found.found)) lots.push(this.lotOf(found, found.found));
      if (!isFlaw(found.found) && lots.length < LOOKED_UP) continue;
      await this.flush(lots);
      lots = [];
      if (isFlaw(found.found)) await this.rejectFlaw(found, found.found);
    }
    await this.flush(lots);
    return { tally: this.tally, reasons: new Map([...this.reasons].sort(([, a], [, b]) => b - a)) };
  }

  private lotOf(found: FoundItem, item: Item): Lot {
    const digest = digestOf(item, this.plan.facts);
    return { found, item, digest, identity: identityOf(item, found.input, this.plan.source, digest) };
  }

  private async flush(lots: readonly Lot[]): Promise<void> {
    if (lots.length === 0) return;
    const known = await knownItems(
      this.work.db,
      lots.map(({ identity }) => identity),
    );
    for (const lot of lots) {
      const before = known.get(nameOf(lot.identity));
      if (before?.digest === lot.digest && before.nodeId !== null)
        this.count(lot, 'UNCHANGED', before.typeName, before.slug);
      else await this.write(lot, before);
    }
  }

  private async write(lot: Lot, before: KnownItem | undefined): Promise<void> {
    const { found, item, identity, digest } = lot;
    try {
      const saved = await this.work.write(item.type, async (db) => {
        const written = await this.writer.write(db, item, { source: identity.source, knownId: before?.nodeId ?? null });
        const { typeName, id: nodeId, verdict } = written;
        const { file, place } = { file: found.file, place: item.place };
        await noteItem(db, this.runId, { ...identity, digest, typeName, nodeId, verdict, file, place, reason: null });
        return written;
      });
      this.count(lot, saved.verdict, saved.typeName, saved.slug);
    } catch (error) {
      await this.reject(found.file, item.place, identity, reasonOf(error));
    }
  }

  private async rejectFlaw({ file, input }: FoundItem, { place, flaw }: Flaw): Promise<void> {
    const source = this.plan.source ?? inputName(input);
    await this.reject(file, place, { source, key: `place:${file} ${place}` }, flaw);
  }

  private async reject(file: string, place: string, identity: ItemKey, reason: string): Promise<void> {
    this.tally.REJECTED += 1;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    await this.work.note((db) =>
      noteItem(db, this.runId, {
        ...{ ...identity, file, place, reason },
        ...{ digest: null, typeName: null, nodeId: null, verdict: 'REJECTED' },
      }),
    );
    this.report({ file, place, verdict: 'REJECTED', typeName: null, slug: null, reason });
  }

  private count({ found, item }: Lot, verdict: ItemVerdict, typeName: string | null, slug: string | null): void {
    this.tally[verdict] += 1;
    this.report({ file: found.file, place: item.place, verdict, typeName, slug, reason: null });
  }
}

/** Why an item was rejected. What would befall all that follow as well ends the run. */
function reasonOf(error: unknown): string {
  const failure = error instanceof CommuniqueError ? error : databaseFailure(error);
  if (failure?.code === 'SERVICE_UNAVAILABLE') throw error;
  return failure?.message ?? messageOf(error);
}
