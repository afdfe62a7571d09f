import { badInput } from '../../lib/errors.js';
import { openStream } from './byte-stream.js';
import { follow, type Answer } from './follow.js';
import { shownName, type AddressFile, type NotModified } from './opened.js';
import { awaitRobots } from './robots.js';
import type { Validators, Web } from './web.js';

/**
 * Asks for an address as its robots.txt allows, through redirects. Throws BAD_USER_INPUT with the reason where nothing can be read. Must be
 * read to its end or closed.
 */
export async function openAddress(address: string, web: Web): Promise<AddressFile | NotModified> {
  const name = shownAddress(address);
  if (!URL.canParse(address))
    throw badInput(`An address must be written as https://example.org/news, but got "${name}".`);
  const known = (await web.conditional?.get(address)) ?? null;
  const answer = await follow(new URL(address), web, { headers: conditionsOf(known), before: awaitRobots });
  if (known !== null && answer.status === 304) {
    await answer.close();
    return { name, url: answer.url.href, notModified: true };
  }
  try {
    refuseStatus(answer);
    const { head, bytes, close } = await openStream(answer.bytes());
    return {
      name,
      location: address,
      url: answer.url.href,
      mediaType: answer.headers['content-type'] ?? null,
      head,
      bytes,
      beside: async () => null,
      validators: validatorsOf(answer),
      close: async () => {
        await close();
        await answer.close();
      },
    };
  } catch (error) {
    await answer.close();
    throw error;
  }
}

/** An address for a person, without the name and the password that may be in it. */
export function shownAddress(address: string): string {
  return shownName(address.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i, '$1'));
}

function conditionsOf(known: Validators | null): Record<string, string> {
  return {
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
  };
}

function validatorsOf({ headers }: Answer): Validators {
  return { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
}

const BY_HAND = 'save it to a file and import that';
const REFUSALS: Readonly<Record<number, string>> = {
  401: `wants a name and a password; ${BY_HAND}.`,
  403: `forbids it; ask its publisher, or ${BY_HAND}.`,
  404: 'has nothing there; check how the address is written.',
  410: 'has nothing there any more; import it from an archive.',
  429: 'was asked too often; try again later.',
};

function refuseStatus({ url, status }: Answer): void {
  if (status === 200) return;
  const family =
    status >= 500
      ? 'has a fault; try again later.'
      : `gave nothing to read; open the address in a browser, or ${BY_HAND}.`;
  throw badInput(
    `${url.href} must be readable by anyone, but its server answered ${status}: it ${REFUSALS[status] ?? family}`,
  );
}
