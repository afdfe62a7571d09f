/** What the first bytes of a text say of its encoding, whatever anyone else says: byte order marks, and NULs where letters have them. */

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

export function byteOrderMark(head: Uint8Array): string | null {
  return MARKS.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.encoding ?? null;
}

/** `<?xm` in EBCDIC (XML 1.0, appendix F.1). */
export function isEbcdic(head: Uint8Array): boolean {
  return [0x4c, 0x6f, 0xa7, 0x94].every((byte, at) => head[at] === byte);
}

/** Whether a text is in UTF-32, told by its mark or by two ASCII characters at its beginning. */
export function isUtf32(head: Uint8Array): boolean {
  if (head.length < 8) return false;
  const [big, little] = [false, true].map((isLittle) =>
    [0, 4].map((at) => new DataView(head.buffer, head.byteOffset + at, 4).getUint32(0, isLittle)),
  ) as [number[], number[]];
  return [big, little].some(([first, second]) => first === 0xfeff || (isAscii(first!) && isAscii(second!)));
}

const isAscii = (code: number) => code > 0 && code < 0x80;

/** Enough to tell by. */
const LOOKED_AT = 2048;
// eslint-disable-next-line no-control-regex -- these are what tells a binary file
const NEVER_IN_TEXT = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\p{Cn}\p{Co}\p{Cs}]/u;

/** Which UTF-16 a text is in, told by its mark, or by NULs on one side of every ASCII character; null where it is in none. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const beginning = head.subarray(0, LOOKED_AT);
  const marked = byteOrderMark(head);
  if (marked === 'utf-16le' || marked === 'utf-16be') return isUtf32(head) ? null : marked;
  const first = beginning.indexOf(0);
  if (first < 0) return null;
  const encoding = first % 2 === 1 ? 'utf-16le' : 'utf-16be';
  // A pair of surrogates may be cut at the end: what follows is not asked for.
  const text = new TextDecoder(encoding).decode(beginning, { stream: true });
  return NEVER_IN_TEXT.test(text) || isAsciiInPairs(beginning) ? null : encoding;
}

/** Whether most of a text is ASCII two by two, which in UTF-16 would be characters of no language. */
function isAsciiInPairs(bytes: Uint8Array): boolean {
  let pairs = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (isAscii(bytes[at]!) && isAscii(bytes[at + 1]!)) pairs++;
  }
  return pairs * 4 > bytes.length;
}
