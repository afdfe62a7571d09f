import type { Db } from '../database/db.js';
import type { Viewer } from '../database/viewer.js';
import { createLoaders, type Loaders } from '../domain/loaders.js';
import { newsroomToday, type Newsroom } from '../domain/newsroom.js';
import type { Day } from '../lib/calendar.js';

/** What a request carries through all resolvers. */
export interface RequestContext {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly today: Day;
  /** The languages the client accepts, most wanted first; what a field is asked for takes precedence. */
  readonly languages: readonly string[];
  readonly publicUrl: string;
  /** The newsroom's. */
  readonly timeZone: string;
  readonly loaders: Loaders;
}

export function createContext(
  db: Db,
  viewer: Viewer,
  newsroom: Newsroom,
  request: { readonly languages: readonly string[]; readonly publicUrl: string },
): RequestContext {
  const today = newsroomToday(newsroom);
  return { db, viewer, today, timeZone: newsroom.timeZone, ...request, loaders: createLoaders(db, viewer, today) };
}
