import { errors } from 'undici';
import { badInput, codeOf, CommuniqueError, messageOf } from '../../lib/errors.js';

const NO_TRUST = 'must show a certificate that can be trusted';
const IN_TIME = 'must answer in time';

/** Why a server was not reached, by the code of the failure. */
const SENTENCES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'must be a server that exists, but no address is known for its name; check how it is written.',
  EAI_AGAIN:
    'must be a server that exists, but its name could not be looked up; check the connection to the internet, and try again.',
  ECONNREFUSED: 'must be a server that answers, but it refused the connection; check the address, or try again later.',
  ECONNRESET: 'must answer to its end, but the server broke off; try again.',
  EPIPE: 'must answer to its end, but the server broke off; try again.',
  UND_ERR_SOCKET: 'must answer to its end, but the server broke off; try again.',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH:
    'must answer to its end, but the server sent more or less than it said; try again.',
  EHOSTUNREACH:
    'must be a server that answers, but no way leads to it; check the connection to the internet, and try again.',
  ENETUNREACH:
    'must be a server that answers, but no way leads to it; check the connection to the internet, and try again.',
  ETIMEDOUT: `${IN_TIME}, but its server did not; try again later.`,
  UND_ERR_CONNECT_TIMEOUT: `${IN_TIME}, but its server took no connection; try again later.`,
  UND_ERR_HEADERS_TIMEOUT: `${IN_TIME}, but its server said nothing for too long; try again later.`,
  UND_ERR_BODY_TIMEOUT: `${IN_TIME}, but its server fell silent before the end; try again later.`,
  UND_ERR_HEADERS_OVERFLOW:
    'must answer as web servers do, but its headers are too long; save it to a file and import that.',
  CERT_HAS_EXPIRED: `${NO_TRUST}, but that of the server is out of date; tell its publisher.`,
  CERT_NOT_YET_VALID: `${NO_TRUST}, but that of the server is not valid yet; check the clock of this machine.`,
  ERR_TLS_CERT_ALTNAME_INVALID: `${NO_TRUST}, but that of the server is for another name; check how the address is written.`,
  DEPTH_ZERO_SELF_SIGNED_CERT: `${NO_TRUST}, but the server signed it itself; save it to a file and import that.`,
  SELF_SIGNED_CERT_IN_CHAIN: `${NO_TRUST}, but nobody known signed that of the server; save it to a file and import that.`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `${NO_TRUST}, but nobody known signed that of the server; save it to a file and import that.`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `${NO_TRUST}, but nobody known signed that of the server; save it to a file and import that.`,
  EPROTO: 'must speak TLS as servers do, but it does not; try it with http://, or save it to a file and import that.',
};

const NO_HTTP = 'must answer as web servers do, but what it says is no HTTP; check the address.';

function sentenceFor(error: unknown): string | undefined {
  // The parser of undici has codes of its own, and often none.
  if (error instanceof errors.HTTPParserError) return NO_HTTP;
  const code = codeOf(error) ?? '';
  return SENTENCES[code] ?? (code.startsWith('ERR_SSL') ? SENTENCES.EPROTO : undefined);
}

/** A failure of a request as a sentence; what we said ourselves stays as it is. */
export function unreached(error: unknown, name: string): Error {
  if (error instanceof CommuniqueError) return error;
  return badInput(`${name} ${sentenceFor(error) ?? `must be reachable, but asking it failed: ${messageOf(error)}.`}`);
}
