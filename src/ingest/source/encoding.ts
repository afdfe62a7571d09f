import { isAscii } from 'node:buffer';
import { analyse } from 'chardet';
import { badInput } from '../../lib/errors.js';
import { HEAD_BYTES } from './byte-stream.js';
import { encodingLabelled } from './encoding-label.js';
import { byteOrderMark, isEbcdic, isUtf32, utf16Of } from './encoding-mark.js';
import { decoderOf } from './text-decoder.js';

/** What is said of a text's encoding by those who should know. */
export interface Said {
  /** The media type that a server gave, with its parameters. */
  readonly mediaType: string | null;
  /** What someone says who knows better: a person, the letter that a part came in. */
  readonly declared?: string | null;
}

export interface Encoding {
  /** A name of the WHATWG Encoding Standard, or `us-ascii`. */
  readonly name: string;
  /** Who told: a byte order mark, whoever declared it, the server, the document itself, its bytes, or their likeness to a language. */
  readonly told: 'MARK' | 'DECLARED' | 'SERVER' | 'DOCUMENT' | 'BYTES' | 'LIKENESS';
}

/**
 * The encoding of a text, told by its first bytes: by its byte order mark, by who declared it, by the server (RFC 7303 has no default for
 * text/xml any more), by its own XML declaration or HTML meta; by being UTF-8; at last by the likeness of its words to a language.
 * What is said counts where the bytes agree. Throws BAD_USER_INPUT for an encoding that nothing here reads.
 */
export function encodingOf(head: Uint8Array, said: Said): Encoding {
  return markedEncoding(head) ?? agreedEncoding(head, claimsOf(head, said), head.length < HEAD_BYTES);
}

/** What the first bytes say beyond doubt; null where they leave it open. */
export function markedEncoding(head: Uint8Array): Encoding | null {
  const unread = isUtf32(head) ? 'UTF-32' : isEbcdic(head) ? 'EBCDIC' : null;
  if (unread !== null) {
    throw badInput(`The text must be in an encoding that browsers read, but it is in ${unread}; save it as UTF-8.`);
  }
  const marked = byteOrderMark(head);
  if (marked !== null) return { name: marked, told: 'MARK' };
  const wide = utf16Of(head);
  return wide && { name: wide, told: 'BYTES' };
}

/** Something said of an encoding; `name` is null where nothing here reads it. */
export interface Claim {
  readonly label: string;
  readonly name: string | null;
  readonly told: Encoding['told'];
}

/** What is said of a text's encoding by itself and others, the most trusted first. */
export function claimsOf(head: Uint8Array, { mediaType, declared }: Said): readonly Claim[] {
  const labels = [
    { label: declared, told: 'DECLARED' as const },
    { label: mediaType && CHARSET.exec(mediaType)?.[1], told: 'SERVER' as const },
    { label: declaredWithin(head), told: 'DOCUMENT' as const },
  ];
  return labels.flatMap(({ label, told }) => {
    if (!label) return [];
    const name = encodingLabelled(label);
    // Its bytes would have shown.
    return name?.startsWith('utf-16') ? [] : [{ label, name, told }];
  });
}

const CHARSET = /;\s*charset\s*=\s*["']?([^\s"';]{1,60})/i;
const XML_DECLARATION = /^\s{0,80}<\?xml[^>]{0,200}\sencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,60})["']/;
const HTML_META = /<meta\s[^>]{0,200}charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,60})/i;
const DECLARED_WITHIN = 4096;

function declaredWithin(head: Uint8Array): string | null {
  const beginning = Buffer.from(head.subarray(0, DECLARED_WITHIN)).toString('latin1');
  return XML_DECLARATION.exec(beginning)?.[1] ?? HTML_META.exec(beginning)?.[1] ?? null;
}

/**
 * The encoding that a stretch of text is in, as far as what is said agrees with its bytes. The stretch may be cut within a
 * character, unless it is the end.
 */
export function agreedEncoding(bytes: Uint8Array, claims: readonly Claim[], isEnd: boolean): Encoding {
  const utf8: Encoding = { name: 'utf-8', told: 'BYTES' };
  const isUtf8 = damageOf(bytes, 'utf-8', isEnd) === 0;
  const known = claims.filter((claim): claim is Claim & Encoding => claim.name !== null);
  const agreed = known.find(
    // Any bytes fit an encoding of single bytes, but hardly any text in one is UTF-8 by chance.
    ({ name }) => damageOf(bytes, name, isEnd) === 0 && (MULTIBYTE.has(name) || !isUtf8 || isAscii(bytes)),
  );
  if (agreed) return { name: agreed.name, told: agreed.told };
  if (isUtf8) return utf8;
  const damaged = (most: number) => [...known, utf8].find(({ name }) => damageOf(bytes, name, isEnd) <= most);
  const nearly = damaged(LITTLE_DAMAGE);
  if (nearly) return { name: nearly.name, told: nearly.told };
  const unread = claims.find(({ name }) => name === null);
  if (unread) {
    throw badInput(
      `The text must be in an encoding that browsers read, but it is said to be in "${unread.label}", and is not in UTF-8; save it as UTF-8.`,
    );
  }
  const likely = likelyEncoding(bytes, isEnd) ?? damaged(MOST_DAMAGE);
  if (likely) return { name: likely.name, told: likely.told };
  throw badInput('The text must be in an encoding that browsers read, but its bytes are in none; save it as UTF-8.');
}

const MULTIBYTE = new Set(['us-ascii', 'utf-8', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'iso-2022-jp']);
/** Of a text that was pasted together, or cut by a byte's count, some characters are broken: a tenth at most. */
const LITTLE_DAMAGE = 0.1;
/** Where nothing else fits, one may be more broken than that and still be read. */
const MOST_DAMAGE = 0.5;

const BEYOND_ASCII = /[^\0-\x7f]/;

/** Which part of all characters beyond ASCII is broken when bytes are read in an encoding. */
function damageOf(bytes: Uint8Array, encoding: string, isEnd: boolean): number {
  let broken = 0;
  let beyond = 0;
  const decoder = decoderOf(encoding);
  const whole = decoder.decode(bytes, { stream: true });
  // A character that the end cuts off says nothing, unless it is the only one: then it may be whole in another encoding.
  const text = isEnd && !BEYOND_ASCII.test(whole) ? whole + decoder.decode() : whole;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    beyond++;
    if (code === 0xfffd) broken++;
  }
  if (encoding === 'us-ascii' && beyond > 0) return 1;
  return broken === 0 ? 0 : broken / beyond;
}

/** The encoding in which the words beyond ASCII are most like those of a language; windows-1252 where they are like none; null where that cannot be. */
function likelyEncoding(bytes: Uint8Array, isEnd: boolean): Encoding | null {
  const guesses = analyse(wordsBeyondAscii(bytes)).map(({ name }) => encodingLabelled(name));
  const name = [...guesses, 'windows-1252'].find(
    (guess) => guess !== null && guess !== 'us-ascii' && !guess.startsWith('utf-') && isPlausible(bytes, guess, isEnd),
  );
  return name ? { name, told: 'LIKENESS' } : null;
}

/** Encodings leave some bytes without a character, which then are read as control characters. */
function isPlausible(bytes: Uint8Array, encoding: string, isEnd: boolean): boolean {
  const text = decoderOf(encoding).decode(bytes, { stream: !isEnd });
  return !/[\x80-\x9f\ufffd]/.test(text);
}

const SAMPLE_BYTES = 16_384;

/**
 * The words of a text that are not ASCII alone: markup would make any language look English. Cut where no encoding has the second
 * byte of a character: at spaces and at `:;<=>?`.
 */
function wordsBeyondAscii(bytes: Uint8Array): Uint8Array {
  const sample = Buffer.alloc(SAMPLE_BYTES);
  let length = 0;
  let start = 0;
  let isBeyond = false;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at] ?? 0x20;
    if (byte >= 0x80) isBeyond = true;
    if (byte > 0x2f && (byte < 0x3a || byte > 0x3f)) continue;
    if (isBeyond) {
      if (length + (at - start) + 1 > SAMPLE_BYTES) break;
      sample.set(bytes.subarray(start, at), length);
      length += at - start;
      sample[length++] = 0x20;
    }
    start = at + 1;
    isBeyond = false;
  }
  return length > 0 ? sample.subarray(0, length) : bytes.subarray(0, SAMPLE_BYTES);
}
