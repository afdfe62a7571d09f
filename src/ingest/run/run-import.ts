import type { DataSource } from 'typeorm';
import { databaseFailure } from '../../database/failure.js';
import {
  finishRun,
  forgetRejections,
  keepValidators,
  knownItems,
  nameOf,
  noteItem,
  startRun,
  validatorsOf,
  type ItemKey,
  type ItemVerdict,
  type KnownItem,
  type Tally,
} from '../../domain/import-run.js';
import type { Newsroom } from '../../domain/newsroom.js';
import { CommuniqueError, messageOf } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import { isFlaw, type Flaw, type Item } from '../importers/item.js';
import { digestOf, identityOf, inputName, whatIsSaid } from './identity.js';
import { openWeb } from '../source/web.js';
import type { ImportPlan } from './plan.js';
import { isFound, readItems, WHOLE, type Step } from './read-items.js';
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

/** Who hears how an import goes on. */
export interface ImportListener {
  readonly item: (result: ItemResult) => void;
  /** So many more bytes came from a disk. */
  readonly read: (bytes: number) => void;
}

/** What became of all of them. */
export interface ImportEnd {
  readonly tally: Tally;
  /** How many were rejected for each reason, the most usual first. */
  readonly reasons: ReadonlyMap<string, number>;
}

/** So many items are looked up at once, or fewer where they are long. */
const LOOKED_UP = 50;
const MOST_CHARACTERS = 8_000_000;

/**
 * Imports everything that the inputs hold, item by item, each in a transaction of its own: one that is refused says why, and the
 * others go on. What a source said before is not written again, so that a run that was ended anywhere is taken up by the next.
 * The listener hears of each item as it is done.
 */
export async function runImport(
  dataSource: DataSource,
  newsroom: Newsroom,
  plan: ImportPlan,
  listener: ImportListener,
): Promise<ImportEnd> {
  const work = plan.isDryRun ? dryWork(dataSource) : realWork(dataSource);
  const askedWith = digestOf(JSON.stringify(plan.facts));
  const web = openWeb({
    version: plan.version,
    allowPrivate: plan.allowsPrivate,
    conditional: { get: (address) => validatorsOf(dataSource, address, askedWith) },
  });
  const runId = plan.isDryRun ? null : await startRun(dataSource, plan.inputs, plan.described);
  try {
    const run = new ImportRun(work, runId, new ItemWriter(newsroom, plan.facts), plan, listener.item);
    const end = await run.all(readItems(plan, newsroom, { web, onRead: listener.read }));
    if (runId !== null) await finishRun(dataSource, runId, end.tally);
    return end;
  } finally {
    await web.close();
    await work.close();
  }
}

type Located = Pick<Step, 'input' | 'file'>;

interface Lot {
  readonly found: Located;
  readonly item: Item;
  readonly digest: string;
  /** How much it says, in characters. */
  readonly length: number;
  readonly identity: ItemKey;
}

class ImportRun {
  private readonly tally: Record<ItemVerdict, number> = { CREATED: 0, UPDATED: 0, UNCHANGED: 0, REJECTED: 0 };
  private readonly reasons = new Map<string, number>();
  private readonly refusedFiles = new Set<string>();
  private lots: Lot[] = [];

  constructor(
    private readonly work: Work,
    private readonly runId: Id | null,
    private readonly writer: ItemWriter,
    private readonly plan: ImportPlan,
    private readonly report: (result: ItemResult) => void,
  ) {}

  async all(steps: AsyncIterable<Step>): Promise<ImportEnd> {
    for await (const step of steps) {
      if (isFound(step) && !isFlaw(step.found)) await this.add(this.lotOf(step, step.found));
      else {
        await this.flush();
        if (!isFound(step)) await this.endFile(step);
        else if (isFlaw(step.found)) await this.rejectFlaw(step, step.found);
      }
    }
    await this.flush();
    return { tally: this.tally, reasons: new Map([...this.reasons].sort(([, a], [, b]) => b - a)) };
  }

  /** What a file was refused for before is over, and an address whose items are all in needs to be asked for changes only. */
  private async endFile(step: Exclude<Step, { readonly found: unknown }>): Promise<void> {
    const { file } = step;
    if ('isUnchanged' in step) {
      this.tally.UNCHANGED += 1;
      this.report({ file, place: WHOLE, verdict: 'UNCHANGED', typeName: null, slug: null, reason: null });
      return;
    }
    const { runId } = this;
    if (runId === null) return;
    await this.work.note((db) => forgetRejections(db, runId, file));
    const { address } = step.end;
    if (address !== null && !this.refusedFiles.has(file)) {
      const askedWith = digestOf(JSON.stringify(this.plan.facts));
      await this.work.note((db) => keepValidators(db, runId, { ...address, askedWith }));
    }
  }

  private lotOf(found: Located, item: Item): Lot {
    const said = whatIsSaid(item, this.plan.facts);
    const digest = digestOf(said);
    return {
      found,
      item,
      digest,
      length: said.length,
      identity: identityOf(item, found.input, this.plan.source, digest),
    };
  }

  private async add(lot: Lot): Promise<void> {
    this.lots.push(lot);
    const characters = this.lots.reduce((sum, { length }) => sum + length, 0);
    if (this.lots.length >= LOOKED_UP || characters > MOST_CHARACTERS) await this.flush();
  }

  private async flush(): Promise<void> {
    const lots = this.lots;
    this.lots = [];
    if (lots.length === 0) return;
    const known = await knownItems(
      this.work.db,
      lots.map(({ identity }) => identity),
    );
    for (const lot of lots) {
      const name = nameOf(lot.identity);
      const before = known.get(name);
      if (before?.digest === lot.digest && before.nodeId !== null)
        this.count(lot, 'UNCHANGED', before.typeName, before.slug);
      else {
        const written = await this.write(lot, before);
        // A source may have the same twice.
        if (written !== null) known.set(name, written);
      }
    }
  }

  /** What the item is known as from now on; null when it was rejected. */
  private async write(lot: Lot, before: KnownItem | undefined): Promise<KnownItem | null> {
    const { found, item, identity, digest } = lot;
    try {
      const saved = await this.work.write(item.type, async (db) => {
        const written = await this.writer.write(db, item, {
          ...identity,
          input: found.input,
          knownId: before?.nodeId ?? null,
        });
        const { typeName, id: nodeId, verdict } = written;
        const { file, place } = { file: found.file, place: item.place };
        await noteItem(db, this.runId, { ...identity, digest, typeName, nodeId, verdict, file, place, reason: null });
        return written;
      });
      const { typeName, slug, id: nodeId, verdict } = saved;
      this.count(lot, verdict, typeName, slug);
      return this.plan.isDryRun && item.type === 'ARTICLE' ? null : { ...identity, digest, typeName, slug, nodeId };
    } catch (error) {
      await this.reject(found.file, item.place, identity, reasonOf(error));
      return null;
    }
  }

  private async rejectFlaw({ file, input }: Located, { place, flaw }: Flaw): Promise<void> {
    const source = this.plan.source ?? inputName(input);
    await this.reject(file, place, { source, key: `place:${file} ${place}` }, flaw);
  }

  private async reject(file: string, place: string, identity: ItemKey, reason: string): Promise<void> {
    this.tally.REJECTED += 1;
    this.refusedFiles.add(file);
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
