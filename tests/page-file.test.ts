import { decodePage } from '../src/ingest/page/decode-page.js';
import { readPage } from '../src/ingest/page/read-page.js';

const today = '2026-03-01';

function read(text: string) {
  return readPage(text, { today });
}

describe('a file that is no page', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['an empty file', Buffer.alloc(0), /the file is empty/],
    ['a file of empty lines', Buffer.from('\n \u00a0\r\n'), /nothing but empty lines/],
    ['a PNG image', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), /a PNG image/],
    ['a PDF document', Buffer.from('%PDF-1.7\n'), /a PDF document/],
    ['an office document', Buffer.from('PK\x03\x04rest', 'latin1'), /ZIP archive or an office document/],
    ['a file with NUL bytes', Buffer.from('News\0of the lakes'), /NUL bytes/],
    ['a file with other control characters', Buffer.from('News\x01of the lakes'), /control characters/],
    ['UTF-16 that breaks off', Buffer.from([0xff, 0xfe, 0x41]), /breaks off/],
    [
      'French in windows-1252',
      Buffer.from('Réunion à Saint-Étienne, très réussie', 'latin1'),
      /UTF-8, UTF-16 or windows-1251/,
    ],
    ['a web page', Buffer.from('<!DOCTYPE html><html><body>News'), /HTML or XML/],
  ])('is refused with the reason: %s', (_, bytes, reason) => {
    expect(() => decodePage(bytes)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(reason) }),
    );
  });

  it.each([
    ['a headline alone', 'Harbours of the lakes open again', /no line with running text below it/],
    ['navigation alone', 'Go back\n\nAll news', /nothing but navigation/],
    [
      'running text alone',
      'The ice has gone. Pilots are back.\n\nThe harbours are open. Ships come in.\n\nAll is well. We are glad.',
      /can be told from running text/,
    ],
    ['a book', 'The ice has gone.\n\n'.repeat(3001), /at most 3000 lines/],
    ['a log', 'The ice has gone. '.repeat(60_000), /at most 200000 characters/],
    ['NUL characters', 'Harbours\0\n\nThe ice has gone.', /NUL/],
  ])('is refused with the reason: %s', (_, text, reason) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(reason) }),
    );
  });
});

describe('the encoding of a saved page', () => {
  it('may be UTF-8 with a byte order mark, or UTF-16 with one', () => {
    const text = 'Лёд сошёл\n\nThe ice has gone.';
    const littleEndian = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(decodePage(Buffer.from(`\ufeff${text}`))).toBe(text);
    expect(decodePage(littleEndian)).toBe(text);
    expect(decodePage(Buffer.from(littleEndian).swap16())).toBe(text);
  });

  it('may be windows-1251, also for an English page with its quotes and dashes', () => {
    const english = Buffer.concat([
      Buffer.from('The '),
      Buffer.from([0x93]),
      Buffer.from('Heron'),
      Buffer.from([0x94, 0x20, 0x96]),
    ]);
    expect(decodePage(english)).toBe('The “Heron” –');
  });

  it('is refused where KOI8-R would turn into other letters', () => {
    const koi8 = Buffer.from([
      0xec, 0xc5, 0xc4, 0x20, 0xd3, 0xcf, 0xdb, 0xc5, 0xcc, 0x20, 0xd0, 0xcf, 0xda, 0xc4, 0xce, 0xcf,
    ]);
    expect(() => decodePage(koi8)).toThrow(/save it as UTF-8/);
  });
});
