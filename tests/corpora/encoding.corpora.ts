import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wholeText } from '../../src/ingest/source/decoded-text.js';
import { encodingOf } from '../../src/ingest/source/encoding.js';
import { ENCODINGS } from './expected/encoding.js';

const FILES = path.join(process.env.CORPORA_DIR as string, 'data/real/feeds/feedparser/encoding');

/** A file, with what its first comment says a server said and which encoding is expected, if any. */
const fileOf = (name: string) => {
  const bytes = readFileSync(path.join(FILES, name));
  const ascii = bytes.toString('latin1').replaceAll('\0', '');
  return {
    bytes,
    mediaType: /^Header:\s*Content-type:\s*(.+)$/im.exec(ascii)?.[1] ?? null,
    expected: /^Expect:.* encoding == '([^']+)'/m.exec(ascii)?.[1] ?? null,
  };
};
const textOf = async (name: string) => {
  const { bytes, mediaType } = fileOf(name);
  const file = {
    name,
    mediaType,
    head: bytes,
    bytes: async function* () {
      yield bytes;
    },
  };
  return wholeText(file, 2 ** 20);
};
const AGREED = Object.entries(ENCODINGS).filter(([, { because }]) => because === undefined);
const OTHERS = Object.entries(ENCODINGS).filter(([, { because }]) => because !== undefined);

describe('the encodings of feedparser', () => {
  it('are all judged', () => {
    expect(readdirSync(FILES).sort()).toEqual(Object.keys(ENCODINGS).sort());
  });

  it.each(AGREED)('are found as expected: %s', (name, { encoding }) => {
    const { bytes, mediaType, expected } = fileOf(name);
    expect(encodingOf(bytes, { mediaType }).name).toBe(encoding);
    expect(encoding).toBe(expected ?? encoding);
  });

  it.each(OTHERS)('are found otherwise, or refused, for a reason: %s', async (name, { encoding }) => {
    const { bytes, mediaType, expected } = fileOf(name);
    if (encoding === null) {
      await expect(textOf(name)).rejects.toThrow(/UTF-32; save it as UTF-8/);
      return;
    }
    expect(encodingOf(bytes, { mediaType }).name).toBe(encoding);
    expect(expected).not.toBe(encoding);
    // Read as it expects, the text is the same.
    expect(bytes.every((byte) => byte < 0x80)).toBe(true);
    expect(await textOf(name)).toBe(bytes.toString('ascii'));
  });

  it.each<[string, string]>([
    ['euc-kr.xml', '<title>\ub144</title>'],
    ['euc-kr-item.xml', '\ub144'],
    ['euc-kr-attribute.xml', '\ub144'],
    ['http_text_xml_charset_2.xml', '\xa3\u201ctest.\u201d'],
    ['http_text_xml_charset_overrides_encoding_2.xml', '\xa3\u201ctest.\u201d'],
    ['bozo_http_i18n.xml', 'I\xf1t\xebrn\xe2ti\xf4n\xe0liz\xe6ti\xf8n'],
    // One byte is broken, and the mark counts for more than it.
    ['bozo_invalid-bytes-with-bom.xml', 'Espa\ufffd'],
    // Expected are the bytes as if each were a character; in the declared encoding two characters are whole, and one byte is not.
    ['bozo_linenoise.xml', '\u2019<>\u201d\ufffd'],
    // A control character of windows-1252 that was written in UTF-8: to put right where markup is read, as the standard does with &#146;.
    ['demoronize-1.xml', 'don\x92t'],
  ])('give the words of %s', async (name, words) => {
    expect(await textOf(name)).toContain(words);
  });
});
