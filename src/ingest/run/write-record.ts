import type { EntityManager } from 'typeorm';
import type { Newsroom } from '../../domain/newsroom.js';
import type { RecordItem } from '../importers/item.js';
import type { WrittenItem } from './write-item.js';
export async function saveRecord(_db: EntityManager, _n: Newsroom, _s: unknown, _i: RecordItem): Promise<WrittenItem> {
  throw new Error('later');
}
