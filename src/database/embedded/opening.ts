import type { Failure } from './backend.js';
import { textAt } from './frontend.js';

/** What a client wants that has just connected. */
export type Opening =
  | { readonly wants: 'encryption' }
  | { readonly wants: 'cancellation'; readonly pid: number; readonly secret: number }
  | {
      readonly wants: 'session';
      readonly settings: ReadonlyMap<string, string>;
      /** Whether it speaks no minor version of the protocol but the first. */
      readonly isPlain: boolean;
    }
  | { readonly wants: 'nothing we have'; readonly failure: Failure };

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
const NOT_SETTINGS = new Set(['user', 'database', 'application_name', 'client_encoding', 'replication', 'options']);

export const PROTOCOL_VIOLATION = '08P01';

/** Reads a message from before the session. Throws a RangeError where it ends too early. */
export function openingOf(bytes: Buffer): Opening {
  const version = bytes.readInt32BE(4);
  if (version === SSL_REQUEST || version === GSS_REQUEST) {
    return { wants: 'encryption' };
  }
  if (version === CANCEL_REQUEST) {
    return { wants: 'cancellation', pid: bytes.readInt32BE(8), secret: bytes.readInt32BE(12) };
  }
  if (version >> 16 !== 3) {
    return refused(PROTOCOL_VIOLATION, `Protocol version ${version >> 16} is not spoken here, but 3 is.`);
  }
  const asked = parameters(bytes);
  const user = asked.get('user') ?? '';
  const database = asked.get('database') ?? user;
  if (user !== 'postgres') {
    return refused('28000', `role "${user}" does not exist; the embedded database knows "postgres"`);
  }
  if (database !== 'postgres') {
    return refused('3D000', `database "${database}" does not exist; the embedded one is "postgres"`);
  }
  const settings = [...asked].filter(([name]) => !NOT_SETTINGS.has(name) && !name.startsWith('_pq_'));
  return { wants: 'session', settings: new Map(settings), isPlain: (version & 0xffff) === 0 };
}

function refused(code: string, text: string): Opening {
  return { wants: 'nothing we have', failure: { code, text } };
}

function parameters(startup: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 8; at < startup.length && startup[at] !== 0;) {
    const [name, valueAt] = textAt(startup, at);
    const [value, end] = textAt(startup, valueAt);
    found.set(name, value);
    at = end;
  }
  return found;
}
