import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import Negotiator from 'negotiator';
import { remembered } from './remembered.js';

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

/** Below this the header costs more than it saves. */
export const WORTH_COMPRESSING = 1024;

/** A way to send bytes, and what of it goes into their validator, as each way gives other bytes. */
export interface Encoding {
  /** Its name in headers; null for bytes as they are. */
  readonly name: 'gzip' | 'br' | null;
  readonly mark: string;
  /** In a thread of its own. */
  readonly compress: (bytes: Buffer) => Promise<Buffer>;
}

export const IDENTITY: Encoding = { name: null, mark: '', compress: (bytes) => Promise.resolve(bytes) };
/** For what is sent once: a tenth of the time of the others. */
const QUICK: Encoding = { name: 'gzip', mark: '-g1', compress: (bytes) => gzipped(bytes, { level: 1 }) };
/** For what is kept and sent again. */
const GZIP: Encoding = { name: 'gzip', mark: '-g6', compress: (bytes) => gzipped(bytes, { level: 6 }) };
const BROTLI: Encoding = {
  name: 'br',
  mark: '-b5',
  compress: (bytes) =>
    brotlied(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
};

/** How to send bytes once, by what the client accepts. */
export const encodingOnce = remembered((accepts): Encoding => (wanted(accepts, ['gzip']) ? QUICK : IDENTITY));

/** How to send bytes that are kept, with their compressed copies. */
export const encodingKept = remembered((accepts): Encoding => {
  const name = wanted(accepts, ['br', 'gzip']);
  return name === 'br' ? BROTLI : name === 'gzip' ? GZIP : IDENTITY;
});

/** What the types of the package leave out: of encodings wanted as much as each other, which comes first. */
type Preferring = (available: readonly string[], options: { preferred: readonly string[] }) => string[];

/** The one of ours that a client wants no less than bytes as they are (RFC 9110, 12.5.3); null where it wants none. */
function wanted(accepts: string | undefined, ours: readonly string[]): string | null {
  if (accepts === undefined) return null;
  const negotiator = new Negotiator({ headers: { 'accept-encoding': accepts } });
  const order = (negotiator.encodings as Preferring).call(negotiator, [...ours, 'identity'], { preferred: ours });
  return order[0] === undefined || order[0] === 'identity' ? null : order[0];
}
