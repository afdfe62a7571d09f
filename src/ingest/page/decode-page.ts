import { badInput } from '../../lib/errors.js';

/** What a file is, told by its first bytes (as Latin-1), and what to do about it. */
const SIGNATURES: readonly { readonly bytes: string; readonly what: string }[] = [
  { bytes: '\x89PNG', what: 'a PNG image' },
  { bytes: '\xff\xd8\xff', what: 'a JPEG image' },
  { bytes: 'GIF8', what: 'a GIF image' },
  { bytes: '%PDF-', what: 'a PDF document' },
  { bytes: 'PK\x03\x04', what: 'a ZIP archive or an office document' },
  { bytes: 'PK\x05\x06', what: 'an empty ZIP archive' },
  { bytes: '\x1f\x8b', what: 'a gzip archive' },
  { bytes: '7z\xbc\xaf\x27\x1c', what: 'a 7-Zip archive' },
  { bytes: 'Rar!\x1a\x07', what: 'a RAR archive' },
  { bytes: '\xd0\xcf\x11\xe0', what: 'an old office document' },
  { bytes: '{\\rtf', what: 'an RTF document' },
  { bytes: '\x7fELF', what: 'a program' },
  { bytes: 'SQLite format 3', what: 'a SQLite database' },
];

const MARKUP = /^\s*(?:<\?xml\b|<!doctype\s|<html\b|<head\b|<body\b|MIME-Version:|From: <Saved by)/i;
// eslint-disable-next-line no-control-regex -- these are what tells a binary file
const CONTROL = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/;
const BLANK = /^[\s\u200b\u2060\ufeff]*$/;

/**
 * The text of a saved page, its line ends made LF and a byte order mark left out. UTF-8, UTF-16 with a byte order
 * mark, and windows-1251 where the bytes are not UTF-8 but make whole Cyrillic words. Throws BAD_USER_INPUT for what is
 * empty, binary, markup, or in another encoding; the caller adds the file's name.
 */
export function decodePage(bytes: Uint8Array): string {
  if (bytes.length === 0) throw badInput('A saved page must hold text, but the file is empty.');
  refuseKnownFormats(bytes);
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  if (CONTROL.test(text)) {
    throw badInput(
      'A saved page must be a text file, but this one holds control characters as binary files do; save the page as text in UTF-8.',
    );
  }
  if (BLANK.test(text)) throw badInput('A saved page must hold text, but the file has nothing but empty lines.');
  if (MARKUP.test(text)) {
    throw badInput('A saved page must be plain text, but this file is HTML or XML; in the browser, save it as "Text".');
  }
  return text;
}

function refuseKnownFormats(bytes: Uint8Array): void {
  const opening = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const known = SIGNATURES.find((signature) => opening.startsWith(signature.bytes));
  if (known)
    throw badInput(`A saved page must be a text file, but this is ${known.what}; save the page as text in UTF-8.`);
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  if (bytes.includes(0)) {
    throw badInput(
      'A saved page must be a text file, but this one holds NUL bytes: it is binary, or UTF-16 without a byte order mark; save it as UTF-8.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeCyrillic(bytes);
  }
}

function decodeAs(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw badInput(
      'A saved page must be readable text, but this file begins as UTF-16 and breaks off; save it as UTF-8.',
    );
  }
}

function decodeCyrillic(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1251').decode(bytes);
  if (isPlausibleCyrillic(text)) return text;
  throw badInput(
    'A saved page must be text in UTF-8, UTF-16 or windows-1251, but the bytes of this file are none of these; save it as UTF-8.',
  );
}

/**
 * Whether text read as windows-1251 was that. Western European text read so mixes the alphabets within a word, KOI8-R
 * turns the letter case inside out, and bytes without a letter (0x98) hint at no text at all. Quotes, dashes and spaces
 * have the same bytes in windows-1252, so an English page with nothing else above ASCII is read rightly too.
 */
function isPlausibleCyrillic(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu)?.filter((word) => /\p{Script=Cyrillic}/u.test(word)) ?? [];
  const mixed = words.filter((word) => /\p{Script=Latin}/u.test(word)).length;
  const insideOut = words.filter((word) => /^\p{Ll}\p{Lu}+$/u.test(word)).length;
  return !/[\x7f-\x9f]/.test(text) && mixed <= words.length * 0.1 && insideOut <= words.length * 0.1;
}
