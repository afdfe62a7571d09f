import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Robot } from 'robots-parser';
import { Agent, buildConnector } from 'undici';
import { badInput, type CommuniqueError } from '../../lib/errors.js';
import { isPublicAddress } from './public-address.js';

/** What a server said of a content, by which it tells whether there is another one meanwhile (RFC 9110, section 8.8). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface WebLimits {
  /** Of an answer, decompressed. */
  readonly mostBytes: number;
  /** For all of an answer, redirects included: only what is spent waiting for servers. */
  readonly totalMs: number;
  /** Between one byte and the next. */
  readonly idleMs: number;
  readonly connectMs: number;
  readonly redirects: number;
  /** The longest pause between two requests that a robots.txt can ask for. */
  readonly crawlDelayMs: number;
}

export interface WebOptions {
  /** Of Communique, for servers to know who asks. */
  readonly version: string;
  /** Whether addresses of this machine and its network may be asked as well: all of them, or those of a list. */
  readonly allowPrivate?: boolean | readonly string[];
  /** What is known of a content from the last time; by the address as it was named. */
  readonly conditional?: { get(address: string): Validators | null | Promise<Validators | null> };
  readonly limits?: Partial<WebLimits>;
  /** Finds the IP addresses of a name; the system's own where nothing is said. */
  readonly lookup?: LookupFunction;
  /** Waits between two requests. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** All that the requests of one import share: connections, robots.txt files, when each server was last asked. */
export interface Web extends Required<Pick<WebOptions, 'pause'>>, Pick<WebOptions, 'conditional'> {
  readonly agent: Agent;
  readonly userAgent: string;
  readonly limits: WebLimits;
  /** By origin. */
  readonly robots: LRUCache<string, Promise<Robot | null>>;
  /** When an origin was last asked for something, in milliseconds. */
  readonly lastAsked: LRUCache<string, number>;
  close(): Promise<void>;
}

const LIMITS: WebLimits = {
  mostBytes: 256 * 2 ** 20,
  totalMs: 600_000,
  idleMs: 30_000,
  connectMs: 10_000,
  redirects: 5,
  crawlDelayMs: 30_000,
};

const MOST_ORIGINS = 100;

/** Without cookies, and without the proxies that an environment may name: what is reached is what was checked. */
export function openWeb(options: WebOptions): Web {
  const limits = { ...LIMITS, ...options.limits };
  const agent = new Agent({
    connect: connectorOf(options, limits),
    headersTimeout: limits.idleMs,
    bodyTimeout: limits.idleMs,
  });
  return {
    agent,
    userAgent: `Communique/${options.version}`,
    limits,
    conditional: options.conditional,
    pause: options.pause ?? ((milliseconds) => setTimeout(milliseconds)),
    robots: new LRUCache({ max: MOST_ORIGINS }),
    lastAsked: new LRUCache({ max: MOST_ORIGINS }),
    close: () => agent.destroy(),
  };
}

/**
 * Connects to public addresses only, unless others are allowed. Checked where the connection is made, for each one: a name may lead
 * elsewhere a moment later, and a redirect anywhere.
 */
function connectorOf(
  { allowPrivate = false, lookup = systemLookup }: WebOptions,
  limits: WebLimits,
): buildConnector.connector {
  const mayReach = (address: string) =>
    allowPrivate === true || isPublicAddress(address) || (allowPrivate && allowPrivate.includes(address));
  const options = { timeout: limits.connectMs, lookup: checkedLookup(lookup, mayReach) };
  const connect = buildConnector(options);
  return (target, callback) => {
    // A name that is an address is not looked up.
    if (isIP(target.hostname) !== 0 && !mayReach(target.hostname)) callback(notPublic(target.hostname), null);
    else connect(target, callback);
  };
}

/** A name is refused with all its addresses where one of them is: which one a connection takes is not ours to say. */
function checkedLookup(lookup: LookupFunction, mayReach: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = found as LookupAddress[];
      if (!addresses.every(({ address }) => mayReach(address))) return callback(notPublic(hostname), []);
      if (options.all) callback(null, addresses);
      else callback(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

function notPublic(host: string): CommuniqueError {
  return badInput(
    `${host} must be reachable by anyone, but it is an address of this machine or of a private network; save what it has to a file and import that.`,
  );
}
