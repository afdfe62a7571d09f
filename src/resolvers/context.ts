import type { Db } from '../database/db.js';
import type { Reader } from '../database/reader.js';
import type { Viewer } from '../database/viewer.js';
import { createLoaders, type Loaders } from '../domain/loaders.js';
import { newsroomMoment, type Newsroom } from '../domain/newsroom.js';

/** What a request carries through all resolvers. */
export interface RequestContext extends Reader {
  /** The languages the client accepts, most wanted first; what a field is asked for takes precedence. */
  readonly languages: readonly string[];
  readonly publicUrl: string;
  /** Of Communique. */
  readonly version: string;
  /** The newsroom's. */
  readonly timeZone: string;
  readonly loaders: Loaders;
}

export function createContext(
  db: Db,
  viewer: Viewer,
  newsroom: Newsroom,
  request: { readonly languages: readonly string[]; readonly publicUrl: string; readonly version: string },
): RequestContext {
  const { timeZone, cursorKey } = newsroom;
  const reader: Reader = { db, viewer, moment: newsroomMoment(newsroom), cursorKey };
  return { ...reader, ...request, timeZone, loaders: createLoaders(reader) };
}
