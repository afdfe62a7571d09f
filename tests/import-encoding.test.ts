import fc from 'fast-check';
import { decodedText, wholeText } from '../src/ingest/source/decoded-text.js';
import { encodingOf } from '../src/ingest/source/encoding.js';
import { encoded } from './support/encoded.js';

const RUSSIAN =
  'Совет Лантернского моря собрался в гавани, чтобы обсудить ледовую обстановку. Представители портов договорились ' +
  'открыть новый проход для судов и усилить спасательную службу. Следующее заседание пройдёт весной на острове.';
const TEXTS: Record<string, string> = {
  'windows-1251': RUSSIAN,
  'koi8-r': RUSSIAN,
  'iso-8859-5': RUSSIAN,
  'windows-1252':
    "Le Conseil s'est réuni à l'île du Héron : « les glaces ont cédé », a déclaré la présidente après la séance.",
  shift_jis: '灯台海協約の理事会は港で会合を開き、氷の状況について話し合いました。次の会合は春に島で開かれる予定です。',
  'euc-jp': '灯台海協約の理事会は港で会合を開き、氷の状況について話し合いました。次の会合は春に島で開かれる予定です。',
  gb18030: '灯塔海公约理事会今天在港口开会，讨论冰情。各港口代表同意为船只开辟新的航道，并加强救援服务。',
  big5: '燈塔海公約理事會今天在港口開會，討論冰情。各港口代表同意為船隻開闢新的航道，並加強救援服務。',
  'euc-kr': '등대해 협약 이사회는 항구에서 회의를 열고 얼음 상황을 논의했습니다. 다음 회의는 봄에 섬에서 열립니다.',
};

const file = (chunks: Uint8Array[], mediaType: string | null = null) => ({
  name: 'news.txt',
  mediaType,
  head: Buffer.concat(chunks).subarray(0, 65_536),
  bytes: async function* () {
    yield* chunks;
  },
});
const read = (bytes: Uint8Array, mediaType: string | null = null) => wholeText(file([bytes], mediaType), 2 ** 30);
const refusal = (pattern: RegExp) =>
  expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringMatching(pattern) });

describe('the encoding of a text', () => {
  it.each(Object.entries(TEXTS))('is told by its words where nobody says it: %s', async (encoding, text) => {
    const page = encoded(`<html><body class="news"><p>${text}</p></body></html>`, encoding);
    expect(encodingOf(page, { mediaType: null })).toEqual({ name: encoding, told: 'LIKENESS' });
    expect(await read(page)).toContain(text);
  });

  it.each(Object.entries(TEXTS))('is what the server says: %s', async (encoding, text) => {
    expect(await read(encoded(text, encoding), `text/html; charset="${encoding}"`)).toBe(text);
  });

  it.each<[string, string]>([
    ['an XML declaration', `<?xml version="1.0" encoding='windows-1251'?><rss>${RUSSIAN}</rss>`],
    ['a meta of HTML', `<html><head><meta charset=windows-1251><title>${RUSSIAN}</title>`],
    [
      'an older meta of HTML',
      `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>${RUSSIAN}`,
    ],
    ['an unusual spelling', `<?xml version="1.0" encoding="CP_1251"?><rss>${RUSSIAN}</rss>`],
  ])('is what the text itself says: %s', async (_, text) => {
    const bytes = encoded(text, 'windows-1251');
    expect(encodingOf(bytes, { mediaType: 'text/html' })).toEqual({ name: 'windows-1251', told: 'DOCUMENT' });
    expect(await read(bytes)).toBe(text);
  });

  it('is told by a mark before anything else, then by whoever knows better, the server, and the text', () => {
    const text = '<?xml version="1.0" encoding="koi8-r"?><rss/>';
    const said = { mediaType: 'text/xml; charset=iso-8859-5', declared: 'windows-1251' };
    expect(encodingOf(Buffer.from(`\ufeff${text}`), said).told).toBe('MARK');
    expect(encodingOf(Buffer.from(text), said).name).toBe('windows-1251');
    expect(encodingOf(Buffer.from(text), { ...said, declared: null }).name).toBe('iso-8859-5');
    expect(encodingOf(Buffer.from(text), { mediaType: 'text/xml' }).name).toBe('koi8-r');
  });

  it.each<[string, string | null, Buffer, string]>([
    ['UTF-8 that is not', 'text/html; charset=utf-8', encoded(RUSSIAN, 'windows-1251'), RUSSIAN],
    ['ASCII that is not', 'text/html; charset=us-ascii', encoded(RUSSIAN, 'koi8-r'), RUSSIAN],
    ['Latin-1 that is UTF-8', 'text/html; charset=iso-8859-1', Buffer.from('Île du Héron'), 'Île du Héron'],
    ['windows-1251 that is UTF-8', 'text/html; charset=windows-1251', Buffer.from(RUSSIAN), RUSSIAN],
    ['an unknown name, but UTF-8', 'text/html; charset=lantern-8', Buffer.from(RUSSIAN), RUSSIAN],
    ['UTF-16 that is UTF-8', 'text/html; charset=utf-16', Buffer.from(RUSSIAN), RUSSIAN],
    ['UTF-8 that is UTF-16', 'text/xml; charset=utf-8', Buffer.from('<rss>Море</rss>', 'utf16le'), '<rss>Море</rss>'],
  ])('is what the bytes say where they contradict: %s', async (_, mediaType, bytes, text) => {
    expect(await read(bytes, mediaType)).toBe(text);
  });

  it('stays UTF-8 where a few characters are broken', async () => {
    const bytes = Buffer.concat([Buffer.from(RUSSIAN), Buffer.from([0xd0, 0x20]), Buffer.from(RUSSIAN)]);
    expect(await read(bytes, 'text/html; charset=utf-8')).toBe(`${RUSSIAN}\ufffd ${RUSSIAN}`);
  });

  it('may be UTF-16, with a mark or told by its NULs', async () => {
    const text = '<rss>Море фонарей</rss>';
    const little = Buffer.from(text, 'utf16le');
    const marked = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [little, marked, Buffer.from(little).swap16(), Buffer.from(marked).swap16()]) {
      expect(await read(bytes)).toBe(text);
    }
  });

  it('has quotes and dashes in windows-1252, also where it is said to be Latin-1', async () => {
    const bytes = Buffer.from([0x93, 0x48, 0x65, 0x72, 0x6f, 0x6e, 0x94, 0x20, 0x96, 0x80, 0x9f]);
    expect(await read(bytes, 'text/html; charset=iso-8859-1')).toBe('“Heron” –€Ÿ');
  });

  it.each<[string, Buffer, string | null, RegExp]>([
    ['UTF-7', Buffer.from('+ADw-rss+AD4-'), 'text/xml; charset=utf-7', /"utf-7"/],
    ['HZ', Buffer.from('~{5FK~}'), 'text/html; charset=hz-gb-2312', /"hz-gb-2312"/],
    ['UTF-32', Buffer.from('\u{fffe}\0<\0\0\0', 'utf16le').swap16(), null, /UTF-32/],
    ['EBCDIC', Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93]), null, /EBCDIC/],
    ['an unknown name', Buffer.from([0xcc, 0xee, 0xf0, 0xe5]), 'text/html; charset=lantern-8', /"lantern-8"/],
    ['bytes of no encoding', Buffer.from([0x81, 0xff, 0x9d, 0xfe, 0x81, 0x98, 0x8d]), null, /in none/],
    ['NUL characters', Buffer.from('News\0of the lakes'), null, /NUL characters/],
    ['a late NUL character', Buffer.from(`${RUSSIAN.repeat(900)}\0`), null, /NUL characters/],
  ])('is refused by name: %s', async (_, bytes, mediaType, reason) => {
    await expect(read(bytes, mediaType)).rejects.toEqual(refusal(reason));
  });
});

describe('the text of a file', () => {
  it('is settled where it leaves ASCII, however late', async () => {
    const text = `${'The ice has gone. '.repeat(20_000)}${RUSSIAN}`;
    expect(await read(encoded(text, 'windows-1251'))).toBe(text);
    expect(await read(Buffer.from(text), 'text/plain; charset=us-ascii')).toBe(text);
  });

  it('is the same however its bytes are cut', async () => {
    const samples = [
      ...Object.entries(TEXTS).map(([encoding, text]) => [text, encoded(text, encoding)] as const),
      [`${RUSSIAN}😀`, Buffer.from(`\ufeff${RUSSIAN}😀`)] as const,
      [`${RUSSIAN}😀`, Buffer.from(`\ufeff${RUSSIAN}😀`, 'utf16le')] as const,
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), fc.integer({ min: 1, max: 40 }), async ([text, bytes], size) => {
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        let read = '';
        for await (const piece of decodedText(file(chunks))) read += piece;
        expect(read).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('never fails but by a sentence, whatever its bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await read(bytes).catch((error) => expect(error).toEqual(refusal(/save it as/)));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its last character, though it is cut short', async () => {
    expect(await read(Buffer.from('Café', 'latin1'))).toBe('Café');
    expect(await read(Buffer.from('Море').subarray(0, -1))).toBe('Мор\ufffd');
  });

  it('has at most as many bytes as were allowed', async () => {
    await expect(wholeText(file([Buffer.from('news '), Buffer.from('news')]), 8)).rejects.toEqual(
      refusal(/at most 8 bytes/),
    );
    expect(await wholeText(file([Buffer.from('news '), Buffer.from('news')]), 9)).toBe('news news');
  });
});
