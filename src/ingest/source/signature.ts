import { badInput } from '../../lib/errors.js';
import { isUtf32, utf16Of } from './encoding-mark.js';

/** A kind of file that is not text. */
export interface BinaryKind {
  readonly what: string;
  /** What would work. */
  readonly instead: string;
  /** Whether it may hold news all the same: among other files it is spoken of, where a picture is passed over. */
  readonly mayHoldNews: boolean;
}

const archive = (what: string): BinaryKind => ({
  what,
  instead: 'unpack it, and import the directory or a .tar.gz of it',
  mayHoldNews: true,
});
const document = (what: string): BinaryKind => ({
  what,
  instead: 'save it as HTML or text, and import that',
  mayHoldNews: false,
});
const other = (what: string): BinaryKind => ({
  what,
  instead: 'name a feed, a page, a table or an archive of them',
  mayHoldNews: false,
});

/** By the first bytes, as Latin-1. */
const SIGNATURES: readonly (readonly [string, BinaryKind])[] = [
  ['PK\x03\x04', archive('a ZIP archive or an office document')],
  ['PK\x05\x06', archive('an empty ZIP archive')],
  ['7z\xbc\xaf\x27\x1c', archive('a 7-Zip archive')],
  ['Rar!\x1a\x07', archive('a RAR archive')],
  ['\xfd7zXZ\0', archive('compressed by xz')],
  ['\x28\xb5\x2f\xfd', archive('compressed by Zstandard')],
  ['BZh91AY&SY', archive('compressed by bzip2')],
  [
    'SQLite format 3\0',
    { what: 'a SQLite database', instead: 'export its tables as CSV, and import those', mayHoldNews: true },
  ],
  ['%PDF-', document('a PDF document')],
  ['\xd0\xcf\x11\xe0', document('an old office document')],
  ['{\\rtf', document('an RTF document')],
  ['\x89PNG', other('a PNG image')],
  ['\xff\xd8\xff', other('a JPEG image')],
  ['GIF8', other('a GIF image')],
];

const UTF_32: BinaryKind = {
  what: 'in UTF-32, which nothing here reads',
  instead: 'save it as UTF-8',
  mayHoldNews: true,
};
const UNKNOWN = other('a binary file');

/** What a file is where it is no text; null for text. UTF-16 is text, though every other byte of it may be NUL. */
export function binaryKind(head: Uint8Array): BinaryKind | null {
  const opening = Buffer.from(head.subarray(0, 16)).toString('latin1');
  const known = SIGNATURES.find(([bytes]) => opening.startsWith(bytes));
  if (known) return known[1];
  if (isUtf32(head)) return UTF_32;
  return head.includes(0) && utf16Of(head) === null ? UNKNOWN : null;
}

/** Throws BAD_USER_INPUT for a file that was named by itself and holds no text. */
export function refuseBinary(name: string, head: Uint8Array): void {
  const binary = binaryKind(head);
  if (binary === null) return;
  throw badInput(`${name} must hold text, but it is ${binary.what}; ${binary.instead}.`);
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

const RECORD = 512;
const CHECKSUM_AT = 148;
const CHECKSUM_LENGTH = 8;

/**
 * Whether a file is a tar archive, told by the sum over its first header (POSIX.1, "ustar Interchange Format"), which older archives
 * without a magic word have as well.
 */
export function isTar(head: Uint8Array): boolean {
  if (head.length < RECORD || head[0] === 0) return false;
  const given = Buffer.from(head.subarray(CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_LENGTH)).toString('latin1');
  const octal = /^[ 0]*([0-7]{1,7})[\0 ]*$/.exec(given)?.[1];
  if (octal === undefined) return false;
  let sum = CHECKSUM_LENGTH * 0x20;
  for (let at = 0; at < RECORD; at++) {
    if (at < CHECKSUM_AT || at >= CHECKSUM_AT + CHECKSUM_LENGTH) sum += head[at]!;
  }
  return sum === Number.parseInt(octal, 8);
}
