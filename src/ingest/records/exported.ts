import { z } from 'zod';
import type { EntityManager } from 'typeorm';
import type { Id } from '../../lib/node-key.js';
import { source, subjectRow, type RecordList } from '../content/list.js';
import { idsForNew } from '../export/kept-id.js';
import { readWhole } from './said.js';
import { insertRow, insertRows } from './write-rows.js';

/** A list as exports have it: what a database holds without a source has none there either. */
export function asExported(list: RecordList): RecordList {
  if (!('sources' in list.record.shape)) return list;
  return { ...list, record: list.record.extend({ sources: z.array(source) }) };
}

interface Made {
  readonly id: Id;
  readonly slug: string | null;
  readonly problems: readonly string[];
}

type Given = Readonly<Record<string, unknown>>;

/** Writes a record that is new as it stands, under its own number where that is free. With problems nothing is written. */
export async function createExported(
  db: EntityManager,
  list: RecordList,
  exportedId: Id,
  record: Given,
  given: Given,
  language: string,
): Promise<Made> {
  const { said, problems } = readWhole(asExported(list), record, given);
  const slug = typeof said.slug === 'string' ? said.slug : null;
  if (problems.length > 0) return { id: exportedId, slug, problems };
  const { subject } = list;
  const rows = list.rows(said, language);
  const [id] = await idsForNew(db, subject === undefined ? tableOf(db, rows.own.entity) : 'subject', [exportedId]);
  if (subject !== undefined) await insertRow(db, subjectRow(subject, said), { id });
  return { id: await insertRows(db, rows, id as Id), slug, problems };
}

function tableOf(db: EntityManager, entity: Parameters<EntityManager['dataSource']['getMetadata']>[0]): string {
  return db.dataSource.getMetadata(entity).tableName;
}
