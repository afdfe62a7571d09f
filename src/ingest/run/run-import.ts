import type { DataSource } from 'typeorm';
import { databaseFailure } from '../../database/failure.js';
import {
  finishRun,
  forgetRejections,
  keepValidators,
  knownItems,
  noteItem,
  startRun,
  validatorsOf,
  type ItemVerdict,
} from '../../domain/import-run.js';
import type { Newsroom } from '../../domain/newsroom.js';
import { CommuniqueError, messageOf } from '../../lib/errors.js';
import type { Id } from '../../lib/node-key.js';
import { readAhead } from '../../lib/read-ahead.js';
import { isFlaw, isItem, isRemark, type Flaw, type Item, type Remark } from '../importers/item.js';
import { draftAhead, draftOf, isLot, type Draft, type Held } from './draft-ahead.js';
import { authorityOf, digestOf, identityOf, inputName, shortened, siteOf, whatIsSaid } from './identity.js';
import type { ImportEnd, ImportListener } from './import-listener.js';
import { beginLedger, type ItemLedger, type Lot } from './item-ledger.js';
import { openWeb } from '../source/web.js';
import type { ImportPlan } from './plan.js';
import { isFound, lengthOf, readItems, WHOLE, type Step } from './read-items.js';
import { Reasons } from './reasons.js';
import { dryWork, realWork, type Work } from './work.js';
import { ItemWriter } from './write-item.js';

/** So many items, and ends of files, are looked up at once, or fewer where they are long. */
const HELD = 50;
const MOST_CHARACTERS = 8_000_000;
/** So many more characters are read while those are written. */
const MOST_AHEAD = 2_000_000;

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
  const web = openWeb({
    version: plan.version,
    allowPrivate: plan.allowsPrivate,
    // Where a feed is followed, the pages behind one that is the same may not have been read.
    conditional: { get: (address) => (plan.follows ? null : validatorsOf(work.db, address, askedWith(plan))) },
  });
  const runId = plan.isDryRun ? null : await startRun(dataSource, plan.inputs, plan.described);
  try {
    const run = new ImportRun(work, runId, new ItemWriter(newsroom, plan), plan, listener);
    const steps = readItems(plan, newsroom, { web, onRead: listener.read });
    const end = await run.all(readAhead(steps, { items: HELD, weight: MOST_AHEAD, weigh: lengthOf }));
    if (runId !== null) await finishRun(dataSource, runId, end.tally);
    return end;
  } finally {
    await web.close();
    await work.close();
  }
}

type Located = Pick<Step, 'input' | 'file' | 'location'>;

class ImportRun {
  private readonly tally: Record<ItemVerdict, number> = { CREATED: 0, UPDATED: 0, UNCHANGED: 0, REJECTED: 0 };
  private readonly reasons = new Reasons();
  private readonly remarks = new Reasons();
  private readonly refusedFiles = new Set<string>();
  private readonly ledger: ItemLedger = beginLedger();
  private held: Held[] = [];
  private characters = 0;
  private readonly endedFiles: string[] = [];

  constructor(
    private readonly work: Work,
    private readonly runId: Id | null,
    private readonly writer: ItemWriter,
    private readonly plan: ImportPlan,
    private readonly listener: ImportListener,
  ) {}

  async all(steps: AsyncIterable<Step>): Promise<ImportEnd> {
    for await (const step of steps) {
      const next = isFound(step) && isItem(step.found) ? this.lotOf(step, step.found) : { aside: step };
      this.held.push(next);
      if (isLot(next)) this.characters += next.length;
      if (this.held.length >= HELD || this.characters > MOST_CHARACTERS) await this.flush();
    }
    await this.flush();
    return { tally: this.tally, reasons: this.reasons.byNumber(), remarks: this.remarks.byNumber() };
  }

  /** What a file was refused for before is over, and an address whose items are all in needs to be asked for changes only. */
  private async endFile(step: Exclude<Step, { readonly found: unknown }>): Promise<void> {
    const { file, location } = step;
    if ('isUnchanged' in step) {
      this.tally.UNCHANGED += 1;
      this.listener.item({ file, place: WHOLE, verdict: 'UNCHANGED', typeName: null, slug: null, reason: null });
      return;
    }
    const { runId } = this;
    if (runId === null) return;
    this.endedFiles.push(shortened(location));
    const { address } = step.end;
    if (address !== null && !this.refusedFiles.has(file)) {
      await this.work.note((db) => keepValidators(db, runId, { ...address, askedWith: askedWith(this.plan) }));
    }
  }

  private lotOf(found: Located, item: Item): Lot {
    const { facts, source } = this.plan;
    const said = whatIsSaid(item, facts);
    const digest = digestOf(said);
    const site = siteOf(item, found);
    const identity = identityOf(item, found, source, digest);
    return {
      ...{ file: found.file, input: found.input, item, digest, length: said.length },
      place: this.ledger.placeOf(identity, shortened(found.location)),
      isSure: identity.isSure,
      scheme: source ?? site,
      site: facts.sourceUrl === null ? site : null,
      authority: authorityOf(item, found, facts),
    };
  }

  /** Deals with what is held, in its order. */
  private async flush(): Promise<void> {
    const { held } = this;
    this.held = [];
    this.characters = 0;
    const places = held.filter(isLot).map(({ place }) => place);
    if (places.length > 0)
      this.ledger.learn(await knownItems(this.work.db, places, [...new Set(places.map(({ file }) => file))]));
    for await (const { held: next, draft } of draftAhead(held, this.ledger, (lot) => this.draft(lot))) {
      await (isLot(next) ? this.settle(next, draft) : this.setAside(next.aside));
    }
    this.ledger.forget();
    await this.forgetRejections();
  }

  private async setAside(step: Step): Promise<void> {
    if (!isFound(step)) await this.endFile(step);
    else if (isFlaw(step.found)) await this.rejectFlaw(step, step.found);
    else if (isRemark(step.found)) this.remark(step, step.found);
  }

  private async settle(lot: Lot, drafted: Draft | null): Promise<void> {
    // Looked at again: one before may be the same item.
    const known = this.ledger.unchanged(lot);
    if (known !== null) this.count(lot, 'UNCHANGED', known.typeName, known.slug);
    else await this.write(lot, drafted ?? (await this.draft(lot)));
  }

  private draft({ item, scheme }: Lot): Promise<Draft> {
    return draftOf(() => this.writer.draft(this.work.db, item, scheme));
  }

  private async forgetRejections(): Promise<void> {
    const { runId, endedFiles } = this;
    if (runId === null || endedFiles.length === 0) return;
    await this.work.note((db) => forgetRejections(db, runId, endedFiles.splice(0)));
  }

  private async write(lot: Lot, drafted: Draft): Promise<void> {
    const { file, input, item, place, digest, isSure, site, authority } = lot;
    const known = this.ledger.knownNode(lot);
    try {
      const draft = drafted();
      const origin = { ...place, ...known, input, isSure, site, authority };
      const saved = await this.work.write(
        item.type,
        (db) => this.writer.write(db, item, draft, origin),
        (db, { typeName, id: nodeId, verdict, written }) => {
          const said = { digest, typeName, nodeId, authority, written, verdict, place: item.place, reason: null };
          return noteItem(db, this.runId, { ...place, ...said });
        },
      );
      const { typeName, slug, id: nodeId, verdict } = saved;
      this.count(lot, verdict, typeName, slug);
      // A source may have the same twice; but what was taken back is not there.
      if (!this.plan.isDryRun || item.type === 'RECORD') this.ledger.add({ ...place, digest, typeName, slug, nodeId });
    } catch (error) {
      await this.reject(lot, file, item.place, reasonOf(error));
    }
  }

  private async rejectFlaw({ file, input, location }: Located, { place, flaw }: Flaw): Promise<void> {
    const source = shortened(this.plan.source ?? inputName(input));
    const at = { source, key: shortened(`place:${file} ${place}`), file: shortened(location), nth: 1 };
    await this.reject({ place: at, authority: 'OWN' }, file, place, flaw);
  }

  private remark({ file }: Located, { place, remark }: Remark): void {
    this.remarks.add(remark);
    this.listener.remark({ file, place, remark });
  }

  private async reject(
    { place: at, authority }: Pick<Lot, 'place' | 'authority'>,
    file: string,
    place: string,
    reason: string,
  ): Promise<void> {
    this.tally.REJECTED += 1;
    this.refusedFiles.add(file);
    this.reasons.add(reason);
    await this.work.note((db) =>
      noteItem(db, this.runId, {
        ...{ ...at, authority, place, reason },
        ...{ digest: null, typeName: null, nodeId: null, written: null, verdict: 'REJECTED' },
      }),
    );
    this.listener.item({ file, place, verdict: 'REJECTED', typeName: null, slug: null, reason });
  }

  private count({ file, item }: Lot, verdict: ItemVerdict, typeName: string | null, slug: string | null): void {
    this.tally[verdict] += 1;
    this.listener.item({ file, place: item.place, verdict, typeName, slug, reason: null });
  }
}

/** Of all that decides what becomes of an address's items. */
function askedWith({ facts, mapping, importer, source }: ImportPlan): string {
  return digestOf(JSON.stringify([facts, mapping, importer?.format, source]));
}

/** Why an item was rejected. What would befall all that follow as well ends the run. */
function reasonOf(error: unknown): string {
  const failure = error instanceof CommuniqueError ? error : databaseFailure(error);
  if (failure?.code === 'SERVICE_UNAVAILABLE') throw error;
  return failure?.message ?? messageOf(error);
}
