import { message, textAt } from './frontend.js';

/** What was seen of the database's answer to one request. */
export interface Seen {
  /** `I` idle, `T` in a transaction, `E` in a failed one; null while the client has not asked to be in step. */
  status: string | null;
  tags: string[];
  parsed: number;
}

export interface Notification {
  readonly channel: string;
  readonly bytes: Buffer;
}

const NOTIFICATION = 0x41;
const COPY_IN = 0x47;
const STREAMED = new Set([0x44, 0x64]);

/**
 * Reads the answer to one request as it streams by: keeps what the scheduler needs, takes the notifications out, and
 * hands on the rest unchanged. Rows are not gathered, however long.
 */
export class AnswerReader {
  readonly seen: Seen = { status: null, tags: [], parsed: 0 };
  private rest: Buffer = Buffer.alloc(0);
  private passing = 0;

  /** For the client itself they wait for the end of the answer, as a row may have been handed on in part. */
  readonly notifications: Notification[] = [];

  /** @param dropsCopyIn whether the client has already been told to send its COPY data */
  constructor(private readonly dropsCopyIn: boolean) {}

  /** Whether a row has been handed on in part: nothing but its end may follow. */
  get isInsideRow(): boolean {
    return this.passing > 0;
  }

  /** The parts of the chunk that are the client's. */
  read(chunk: Buffer): Buffer[] {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const parts: Buffer[] = [];
    let at = Math.min(this.passing, bytes.length);
    let kept = 0;
    this.passing -= at;
    while (at + 5 <= bytes.length) {
      const type = bytes[at]!;
      const end = at + 1 + bytes.readInt32BE(at + 1);
      if (end > bytes.length) {
        if (STREAMED.has(type)) {
          this.passing = end - bytes.length;
          at = bytes.length;
        }
        break;
      }
      if (type === NOTIFICATION) {
        parts.push(bytes.subarray(kept, at));
        this.notifications.push({ channel: textAt(bytes, at + 9)[0], bytes: bytes.subarray(at, end) });
        kept = end;
      } else if (type === COPY_IN && this.dropsCopyIn) {
        parts.push(bytes.subarray(kept, at));
        kept = end;
      } else if (!STREAMED.has(type)) {
        this.note(type, bytes, at + 5);
      }
      at = end;
    }
    this.rest = bytes.subarray(at);
    parts.push(bytes.subarray(kept, at));
    return parts.filter((part) => part.length > 0);
  }

  private note(type: number, bytes: Buffer, at: number): void {
    if (type === 0x5a) {
      this.seen.status = String.fromCharCode(bytes[at]!);
    } else if (type === 0x43) {
      this.seen.tags.push(textAt(bytes, at)[0]);
    } else if (type === 0x31) {
      this.seen.parsed++;
    }
  }
}

/** The values of all rows of an answer, as text. */
export function rowsOf(answer: Buffer): (string | null)[][] {
  const rows: (string | null)[][] = [];
  for (let at = 0; at + 5 <= answer.length; at += 1 + answer.readInt32BE(at + 1)) {
    if (answer[at] !== 0x44) {
      continue;
    }
    const row: (string | null)[] = [];
    let place = at + 7;
    for (let column = answer.readInt16BE(at + 5); column > 0; column--) {
      const length = answer.readInt32BE(place);
      row.push(length < 0 ? null : answer.toString('utf8', place + 4, place + 4 + length));
      place += 4 + Math.max(length, 0);
    }
    rows.push(row);
  }
  return rows;
}

export interface Failure {
  readonly code: string;
  readonly text: string;
}

export function errorResponse(severity: 'ERROR' | 'FATAL', { code, text }: Failure): Buffer {
  return message('E', `S${severity}`, `V${severity}`, `C${code}`, `M${text}`, Buffer.from([0]));
}

export const READY = message('Z', Buffer.from('I'));
export const COPY_IN_RESPONSE = message('G', Buffer.from([0, 0, 0]));

const NUMBERS = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, index) => bytes.writeInt32BE(number, 4 * index));
  return bytes;
};

/** The welcome of a new session: authenticated, the server's parameters, the key to cancel with, ready. */
export function welcome(greeting: Buffer, pid: number, secret: number, newestMinor: boolean): Buffer {
  const parameters: Buffer[] = [];
  for (let at = 0; at + 5 <= greeting.length; at += 1 + greeting.readInt32BE(at + 1)) {
    if (greeting[at] === 0x53) {
      parameters.push(greeting.subarray(at, at + 1 + greeting.readInt32BE(at + 1)));
    }
  }
  return Buffer.concat([
    ...(newestMinor ? [] : [message('v', NUMBERS(0, 0))]),
    message('R', NUMBERS(0)),
    ...parameters,
    message('K', NUMBERS(pid, secret)),
    READY,
  ]);
}
