import { createHash } from 'node:crypto';

/** One message of a client: its type (null for those before the session) and all its bytes. */
export interface FrontendMessage {
  readonly type: string | null;
  readonly bytes: Buffer;
}

const LONGEST_MESSAGE = 2 ** 30;

/** Cuts what a client sends into messages, however the chunks fall. */
export class FrontendReader {
  private chunks: Buffer[] = [];
  private size = 0;
  private needed = 5;
  /** Messages before the session have no type byte. */
  isStarting = true;

  /** The messages completed by this chunk. Throws a RangeError for a length no message can have. */
  *read(chunk: Buffer): Generator<FrontendMessage> {
    this.chunks.push(chunk);
    this.size += chunk.length;
    while (this.size >= this.needed) {
      const all = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks, this.size);
      this.chunks = [all];
      const head = this.isStarting ? 0 : 1;
      const length = all.readInt32BE(head);
      if (length < 4 || length > LONGEST_MESSAGE) {
        throw new RangeError(`A message cannot be ${length} bytes long.`);
      }
      this.needed = head + length;
      if (this.size < this.needed) {
        return;
      }
      const bytes = all.subarray(0, this.needed);
      const rest = all.subarray(this.needed);
      this.chunks = rest.length === 0 ? [] : [rest];
      this.size = rest.length;
      this.needed = 5;
      yield { type: head === 0 ? null : String.fromCharCode(bytes[0]!), bytes };
    }
  }
}

export function message(type: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)));
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

export const SYNC = message('S');

export function query(sql: string): Buffer {
  return message('Q', sql);
}

/** The zero-terminated text at this place, and the place after it. */
export function textAt(bytes: Buffer, at: number): [text: string, end: number] {
  const end = bytes.indexOf(0, at);
  if (end < 0) {
    throw new RangeError('A text in a message has no end.');
  }
  return [bytes.toString('utf8', at, end), end + 1];
}

/** A statement a message speaks of, and the message with the name that statement has in the shared session. */
export interface Renamed {
  readonly name: string;
  readonly bytes: Buffer;
  readonly text: string;
}

/**
 * The message of one client with its statement named for the shared session, where another client may use the same name;
 * null when it speaks of no statement.
 */
export function renamed({ type, bytes }: FrontendMessage, client: number): Renamed | null {
  if (type === 'P') {
    const [name, end] = textAt(bytes, 5);
    return { name, bytes: message('P', sessionName(name, client), bytes.subarray(end)), text: textAt(bytes, end)[0] };
  }
  if (type === 'B') {
    const [portal, nameAt] = textAt(bytes, 5);
    const [name, end] = textAt(bytes, nameAt);
    return { name, bytes: message('B', portal, sessionName(name, client), bytes.subarray(end)), text: '' };
  }
  if ((type === 'D' || type === 'C') && bytes[5] === 0x53) {
    const [name] = textAt(bytes, 6);
    return { name, bytes: message(type, Buffer.from('S'), sessionName(name, client)), text: '' };
  }
  return null;
}

/** PostgreSQL compares no more than 63 bytes of a name. */
export function sessionName(name: string, client: number): string {
  if (name === '') {
    return '';
  }
  const short = Buffer.byteLength(name) <= 46 ? name : createHash('sha1').update(name).digest('hex');
  return `${short}@${client}`;
}

const SPACE_OR_COMMENT = String.raw`(?:\s|--[^\n]*(?:\n|$)|/\*[\s\S]*?\*/)`;
const COPY_IN = new RegExp(`^${SPACE_OR_COMMENT}*copy\\b[^']*?\\bfrom\\s+stdin\\b`, 'i');
const BEGIN = new RegExp(`(?:^|;)${SPACE_OR_COMMENT}*(?:begin|start\\s+transaction)\\b`, 'i');

export function asksForCopyData(sql: string): boolean {
  return COPY_IN.test(sql.slice(0, 2000));
}

export function beginsTransaction(sql: string): boolean {
  return BEGIN.test(sql);
}
