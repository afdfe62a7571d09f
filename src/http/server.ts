import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { ErrorCode } from '../lib/errors.js';
import { RequestEnded } from '../lib/request-ended.js';
import { Arrival } from './arrival.js';
import { foreseenFailure, maskedMessage } from './failure.js';
import { type Exchange, type Route, send, sendProblem } from './route.js';

const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
  // A star does not cover Authorization (Fetch standard, CORS protocol).
  'access-control-allow-headers': '*, Authorization',
  'access-control-max-age': '86400',
} as const;

/** The status that goes with a code on a plain route. */
const STATUSES: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  SERVICE_UNAVAILABLE: 503,
  TIMEOUT: 504,
};

/** How long requests that are under way may take once the server is asked to stop. */
const GRACE_MS = 5000;

export interface RunningServer {
  readonly port: number;
  /** Stops listening, lets requests under way finish, and closes what is left. */
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** A request that takes longer is answered with TIMEOUT, and nothing of it runs on. */
  readonly deadlineMs: number;
  readonly log: Logger;
}

/** Listens, and hands each request to the first route that matches. Rejects when the port cannot be had. */
export async function listen(routes: readonly Route[], options: ListenOptions): Promise<RunningServer> {
  const { host, port, log } = options;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (request, response) => {
    answer(routes, request, response, options).catch((error: unknown) => {
      log.error({ error }, 'an answer could not be sent');
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function answer(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
  { deadlineMs, log }: ListenOptions,
): Promise<void> {
  const arrival = new Arrival(request, response, deadlineMs);
  const { path } = arrival;
  if (path === null) return sendProblem(arrival, 400, 'BAD_USER_INPUT', 'The address cannot be read.');
  try {
    await dispatch(routes, arrival, path, log);
  } finally {
    arrival.end();
  }
}

/** Hands a request to its route, and says what failed. */
async function dispatch(routes: readonly Route[], exchange: Exchange, path: string, log: Logger): Promise<void> {
  const { request, response } = exchange;
  if (request.method === 'OPTIONS') return send(exchange, 204, PREFLIGHT_HEADERS, '');

  const route = routes.find(({ matches }) => matches(path));
  if (!route) {
    return sendProblem(
      exchange,
      404,
      'NOT_FOUND',
      `There is nothing at ${path}. GraphQL is at /graphql, the workbench at /.`,
    );
  }
  if (!route.methods.includes(request.method ?? '')) {
    response.setHeader('allow', route.methods.join(', '));
    return sendProblem(exchange, 405, 'BAD_USER_INPUT', `${path} answers ${route.methods.join(' and ')} only.`);
  }
  try {
    await route.handle(exchange);
  } catch (error) {
    if (error instanceof RequestEnded && error.ending === 'departure') return;
    const foreseen = foreseenFailure(error);
    const id = randomUUID();
    if (!foreseen) log.error({ id, error, path }, 'a route failed unexpectedly');
    if (response.headersSent) response.destroy();
    else if (foreseen) sendProblem(exchange, STATUSES[foreseen.code] ?? 500, foreseen.code, foreseen.message);
    else sendProblem(exchange, 500, 'INTERNAL_SERVER_ERROR', maskedMessage(id));
  }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(timer);
}
