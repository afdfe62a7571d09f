import path from 'node:path';
import type { DataSource } from 'typeorm';
import { findNewsroom, lockContent } from '../domain/newsroom.js';
import { loadBundle } from '../ingest/content/load-bundle.js';
import { readBundle } from '../ingest/content/read-bundle.js';
import { createRecognizer } from '../ingest/recognizer.js';
import { CONTENT_DIRECTORY } from './project.js';

/** Loads a bundle, all of it or nothing; false where another process was quicker. */
export async function loadContent(dataSource: DataSource, content: string, timeZone: string | null): Promise<boolean> {
  const bundle = await readBundle(bundleDirectory(content));
  return dataSource.transaction(async (db) => {
    await lockContent(db);
    if ((await findNewsroom(db)).isKnown) return false;
    await loadBundle(db, bundle, timeZone, (newsroom) => createRecognizer(db, newsroom));
    return true;
  });
}

/** A name is one of ours; whatever has a separator in it is a path. */
function bundleDirectory(content: string): string {
  return /[/\\]/.test(content) ? path.resolve(content) : path.join(CONTENT_DIRECTORY, content);
}
