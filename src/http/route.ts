import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Deadline } from './deadline.js';

/** Headers of every answer: public reads are open to any page, and nothing is guessed about their type. */
export const COMMON_HEADERS = {
  'access-control-allow-origin': '*',
  // What a client has left is told in headers.
  'access-control-expose-headers': '*',
  'x-content-type-options': 'nosniff',
} as const;

/** A request as routes see it: the parts every route needs, read once. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly deadline: Deadline;
}

/** What it takes to end an answer. */
type Answering = Pick<Exchange, 'request' | 'response'>;

/** What answers a path. The first route that matches is asked. */
export interface Route {
  readonly methods: readonly string[];
  readonly matches: (path: string) => boolean;
  readonly handle: (exchange: Exchange) => Promise<void> | void;
}

export function exactly(...paths: readonly string[]): (path: string) => boolean {
  return (path) => paths.includes(path);
}

/** Ends an answer with a body. HEAD gets the headers alone. */
export function send(
  { request, response }: Answering,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
): void {
  response.writeHead(status, { ...COMMON_HEADERS, ...headers, 'content-length': String(Buffer.byteLength(body)) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Answers a plain route's failure as application/problem+json (RFC 9457), with the codes of the API. */
export function sendProblem(exchange: Answering, status: number, code: string, detail: string): void {
  const body = JSON.stringify({ type: 'about:blank', title: TITLES[status] ?? 'Error', status, code, detail });
  send(exchange, status, { 'content-type': 'application/problem+json; charset=utf-8' }, body);
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  410: 'Gone',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};
