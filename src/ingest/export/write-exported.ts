import type { EntityManager } from 'typeorm';
import type { Newsroom } from '../../domain/newsroom.js';
import type { Exported } from './exported.js';
import { writeEdition } from './write-edition.js';
import { writeNewsroom } from './write-newsroom.js';
import { writePortrait } from './write-portrait.js';
import type { ExportedOrigin, WrittenExported } from './written.js';

/** A writer of one list is only ever given what is of that list. */
interface Writer {
  write(db: EntityManager, newsroom: Newsroom, exported: Exported, origin: ExportedOrigin): Promise<WrittenExported>;
}

const WRITERS: Readonly<Record<Exported['list'], Writer['write']>> = {
  newsroom: writeNewsroom,
  portraits: writePortrait,
  articles: writeEdition,
};

/** Writes what an export has as it stands there. BAD_USER_INPUT where it names what is not there; `db` must be inside a transaction. */
export const writeExported: Writer['write'] = (db, newsroom, exported, origin) =>
  WRITERS[exported.list](db, newsroom, exported, origin);
