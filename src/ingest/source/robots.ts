import robotsParser, { type Robot } from 'robots-parser';
import { badInput } from '../../lib/errors.js';
import { follow } from './follow.js';
import type { Web } from './web.js';

/** The package's types say that its one function is within what it exports; it is what it exports. */
const parse = robotsParser as unknown as (url: string, text: string) => Robot;

const PRODUCT = 'Communique';
/** What must be read of a robots.txt (RFC 9309, section 2.5); what comes after it is not. */
const MOST_BYTES = 500 * 1024;

/**
 * Waits until a server may be asked for an address, as its robots.txt says (RFC 9309). Throws BAD_USER_INPUT where it keeps us out, and
 * where it cannot be read though there may be one.
 */
export async function awaitRobots(url: URL, web: Web): Promise<void> {
  const robot = await robotOf(url.origin, web);
  if (robot?.isAllowed(url.href, PRODUCT) === false) {
    throw badInput(
      `${url.href} must be open to programs, but the robots.txt of ${url.host} keeps ${PRODUCT} out of it; ask its publisher, or save it to a file and import that.`,
    );
  }
  const delay = Math.min((robot?.getCrawlDelay(PRODUCT) ?? 0) * 1000, web.limits.crawlDelayMs);
  const last = web.lastAsked.get(url.origin);
  const wait = last === undefined ? 0 : last + delay - Date.now();
  if (wait > 0) await web.pause(wait);
  web.lastAsked.set(url.origin, Date.now());
}

function robotOf(origin: string, web: Web): Promise<Robot | null> {
  const known = web.robots.get(origin);
  if (known) return known;
  const asked = readRobots(origin, web);
  web.robots.set(origin, asked);
  asked.catch(() => web.robots.delete(origin));
  return asked;
}

/** Null where a server has none. */
async function readRobots(origin: string, web: Web): Promise<Robot | null> {
  const url = new URL('/robots.txt', origin);
  const { status, bytes, close } = await follow(url, web, { headers: {}, before: null });
  try {
    if (status >= 500) {
      throw badInput(
        `${url.href} must tell what programs may read, but the server answered ${status}, which forbids all of it for now; try again later.`,
      );
    }
    return status >= 200 && status < 300 ? parse(url.href, rulesFor(await textOf(bytes()))) : null;
  } finally {
    await close();
  }
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of bytes) {
    text += decoder.decode(chunk.subarray(0, MOST_BYTES - size), { stream: true });
    size += chunk.length;
    if (size >= MOST_BYTES) break;
  }
  return text;
}

/**
 * Only the lines that are rules, each group under one name of ours, everyone's or another's: to the parser 20,000 names above 20,000 rules
 * were 400 million rules.
 */
function rulesFor(text: string): string {
  const kept: string[] = [];
  const names = new Set<string>();
  for (const line of text.split(/\r\n?|\n/)) {
    const [field, value = ''] = line
      .split('#', 1)[0]!
      .split(':', 2)
      .map((part) => part.trim().toLowerCase());
    if (field === 'user-agent') {
      const name = value.split('/', 1)[0]!.trim();
      const group = name === '*' || name === PRODUCT.toLowerCase() ? name : 'another';
      if (!names.has(group)) kept.push(`User-agent: ${group}`);
      names.add(group);
    } else if (field === 'allow' || field === 'disallow' || field === 'crawl-delay') {
      names.clear();
      kept.push(line);
    }
  }
  return kept.join('\n');
}
