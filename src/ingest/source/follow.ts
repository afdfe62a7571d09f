import type { IncomingHttpHeaders } from 'node:http';
import { badInput } from '../../lib/errors.js';
import { decompressed, type Compression } from './decompress.js';
import { bounded } from './byte-stream.js';
import { Patience } from './patience.js';
import { unreached } from './unreached.js';
import type { Web } from './web.js';

/** What a server answered in the end. */
export interface Answer {
  readonly url: URL;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Decompressed, within the bounds. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

export interface Asking {
  readonly headers: Readonly<Record<string, string>>;
  /** What is done before each address is asked, redirected ones too. */
  readonly before: ((url: URL, web: Web) => Promise<void>) | null;
}

/**
 * Asks for an address, and for the one that its server points to instead. Throws BAD_USER_INPUT for addresses that are not asked and
 * servers that are not reached.
 */
export async function follow(first: URL, web: Web, { headers, before }: Asking): Promise<Answer> {
  const patience = new Patience(web.limits.totalMs, first.href);
  for (let url = first, hops = 0; ; hops++) {
    refuseUnasked(url);
    await before?.(url, web);
    const answer = await request(url, web, headers, patience);
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
    await answer.close();
    if (hops === web.limits.redirects) {
      throw badInput(
        `${first.href} must lead somewhere, but it was redirected more than ${web.limits.redirects} times; give the address that a browser shows in the end.`,
      );
    }
    if (!URL.canParse(location, url.href)) {
      throw badInput(
        `${first.href} must lead somewhere, but it is redirected to "${location.slice(0, 200)}", which is no address.`,
      );
    }
    url = new URL(location, url.href);
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const LONGEST_URL = 4000;
/** Below 1024 other services listen, which may take a request for a command of theirs. */
const FIRST_FREE_PORT = 1024;

function refuseUnasked(url: URL): void {
  const shown = `${url.protocol}//${url.host}`;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw badInput(
      `An address must begin with http:// or https://, but got "${url.protocol}"; save what it has to a file and import that.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw badInput(
      `${shown} must be asked without a name and a password, but its address has them; save what it has to a file and import that.`,
    );
  }
  if (url.port !== '' && url.port !== '80' && url.port !== '443' && Number(url.port) < FIRST_FREE_PORT) {
    throw badInput(`${shown} must be at port 80, 443 or from ${FIRST_FREE_PORT} on, but got ${url.port}.`);
  }
  if (url.href.length > LONGEST_URL) {
    throw badInput(`${shown}… must be an address of at most ${LONGEST_URL} characters, but it has ${url.href.length}.`);
  }
}

async function request(url: URL, web: Web, headers: Asking['headers'], patience: Patience): Promise<Answer> {
  const asked = web.agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers: { 'user-agent': web.userAgent, accept: '*/*', 'accept-encoding': 'gzip, br', ...headers },
    signal: patience.signal,
  });
  try {
    const { statusCode, headers: answered, body } = await patience.spend(asked);
    // A body that is let go half read tells so with an error that nobody else is there to hear.
    body.on('error', () => {});
    const received = () => receive(body, patience, url.href);
    return {
      url,
      status: statusCode,
      headers: answered,
      bytes: () => plain(received(), String(answered['content-encoding'] ?? ''), web.limits.mostBytes, url.href),
      close: async () => void body.destroy(),
    };
  } catch (error) {
    throw unreached(error, url.href);
  }
}

async function* receive(body: AsyncIterable<Uint8Array>, patience: Patience, name: string): AsyncIterable<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await patience.spend(iterator.next());
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    throw unreached(error, name);
  } finally {
    await iterator.return?.();
  }
}

const COMPRESSIONS: Readonly<Record<string, Compression | null>> = {
  '': null,
  identity: null,
  gzip: 'gzip',
  'x-gzip': 'gzip',
  br: 'br',
};

function plain(
  received: AsyncIterable<Uint8Array>,
  encoding: string,
  mostBytes: number,
  name: string,
): AsyncIterable<Uint8Array> {
  const compression = COMPRESSIONS[encoding.trim().toLowerCase()];
  if (compression === undefined) {
    throw badInput(
      `${name} must come as it is or compressed by gzip or br, but its server compressed it by "${encoding}"; save it to a file and import that.`,
    );
  }
  return compression === null
    ? bounded(received, mostBytes, name)
    : decompressed(bounded(received, mostBytes, name), compression, mostBytes, name);
}
