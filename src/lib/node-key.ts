import { badInput } from './errors.js';

/** An id in the database: a positive whole number that may exceed what a JavaScript number holds. */
export type Id = string;

/** Type and id in the database, joined: `Article:12`. */
export type NodeKey = string;

const NODE_KEY = /^([A-Z][A-Za-z]+):([1-9]\d{0,18})$/;
const GREATEST_ID = 9223372036854775807n;

export function nodeKey(typeName: string, id: Id): NodeKey {
  return `${typeName}:${id}`;
}

/** The opaque id that clients see. */
export function globalId(key: NodeKey): string {
  return Buffer.from(key).toString('base64url');
}

/** Splits a key made by this process. */
export function splitKey(key: NodeKey): { typeName: string; id: Id } {
  const at = key.indexOf(':');
  return { typeName: key.slice(0, at), id: key.slice(at + 1) };
}

/** Reads an opaque id given by a client; one that this server never gave is refused. */
export function parseGlobalId(id: string): { typeName: string; id: Id } {
  const key = Buffer.from(id, 'base64url').toString('utf8');
  const [, typeName, number] = NODE_KEY.exec(key) ?? [];
  if (!typeName || !number || globalId(key) !== id || BigInt(number) > GREATEST_ID) {
    const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
    throw badInput(`An id must be one that this server gave in an "id" field, but got "${shown}".`);
  }
  return { typeName, id: number };
}
