import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { insertTableRows } from '../../domain/insert-rows.js';
import { columnName } from '../../lib/column-name.js';
import { groupBy } from '../../lib/group-by.js';
import type { Id } from '../../lib/node-key.js';
import type { Columns, PartPlan, RecordRows, RowPlan } from './rows.js';
import { differences } from './united.js';

/** Writes the rows of what is not there yet, under the id of a subject or, where that is null, one of its own. */
export async function insertRows(db: EntityManager, { own, parts }: RecordRows, subjectId: Id | null): Promise<Id> {
  const id = await insertRow(db, own, subjectId === null ? {} : { id: subjectId });
  for (const part of parts) await insertParts(db, part, id, part.rows);
  return id;
}

export async function insertRow(
  db: EntityManager,
  { entity, columns, ifNew }: RowPlan,
  key: Columns = {},
): Promise<Id> {
  const { identifiers } = await db.insert(entity, { ...ifNew, ...columns, ...key });
  return String(identifiers[0]?.id);
}

/** Makes the rows of what is there say what is said, its own being `there`; false where they do already, and nothing was written. */
export async function updateRows(
  db: EntityManager,
  { own, parts }: RecordRows,
  id: Id,
  there: ObjectLiteral,
): Promise<boolean> {
  let isChanged = await updateRow(db, own, there);
  for (const part of parts) isChanged = (await updateParts(db, part, id)) || isChanged;
  return isChanged;
}

export async function updateRow(
  db: EntityManager,
  { entity, columns }: RowPlan,
  there: ObjectLiteral,
): Promise<boolean> {
  return writeDifferences(db, entity, there, columns, { id: there.id as Id });
}

async function updateParts(db: EntityManager, part: PartPlan, ownerId: Id): Promise<boolean> {
  const { entity, owner, key, rows } = part;
  const keyOf = (row: Columns) => ({
    [owner]: ownerId,
    ...Object.fromEntries(key.map((column) => [column, row[column]])),
  });
  const left = await db.findBy(entity, { [owner]: ownerId });
  const kept: { readonly there: Columns; readonly said: Columns }[] = [];
  const added: Columns[] = [];
  for (const said of rows) {
    const at = left.findIndex((row) => key.every((column) => row[column] === said[column]));
    const [there] = at < 0 ? [] : left.splice(at, 1);
    if (there) kept.push({ there, said });
    else added.push(said);
  }
  for (const row of left) await db.delete(entity, keyOf(row));
  const takesOver = ({ said }: { readonly said: Columns }) => Number(part.takesOver?.(said) ?? false);
  kept.sort((a, b) => takesOver(a) - takesOver(b));
  let isChanged = left.length > 0 || added.length > 0;
  for (const { there, said } of kept) {
    isChanged = (await writeDifferences(db, entity, there, said, keyOf(there))) || isChanged;
  }
  await insertParts(db, part, ownerId, added);
  return isChanged;
}

async function writeDifferences(
  db: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  there: Columns,
  said: Columns,
  key: Columns,
): Promise<boolean> {
  const different = differences(there, said);
  if (different) await db.update(entity, key, different);
  return different !== null;
}

/** One statement for all that speak of the same columns, those in their order. */
async function insertParts(db: EntityManager, part: PartPlan, ownerId: Id, rows: readonly Columns[]): Promise<void> {
  const { tableName } = db.dataSource.getMetadata(part.entity);
  const whole = rows.map((row) => namedAsColumns({ ...part.ifNew, ...row, [part.owner]: ownerId }));
  for (const alike of groupBy(whole, (row) => Object.keys(row).join()).values())
    await insertTableRows(db, tableName, Object.keys(alike[0]!), alike);
}

function namedAsColumns(row: Columns): Columns {
  const known = Object.entries(row).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.map(([property, value]) => [columnName(property), value]));
}
