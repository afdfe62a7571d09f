import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '../database/db.js';
import { exampleRequests } from '../domain/newsroom.js';
import { compressedFile } from './compressed.js';
import { exactly, send, sendProblem, type Exchange, type Route } from './route.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.md': 'text/markdown; charset=utf-8',
};

/** GraphiQL needs its own scripts and workers, and styles that it makes while running. Nothing from elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The workbench at /, from the files that the build left in `directory`, and the requests that it opens with. */
export function workbenchRoutes(directory: string, db: Db): Route[] {
  return [files(directory), examples(db)];
}

function examples(db: Db): Route {
  return {
    methods: ['GET', 'HEAD'],
    matches: exactly('/examples.json'),
    async handle(exchange) {
      const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' };
      send(exchange, 200, headers, JSON.stringify(await exampleRequests(db)));
    },
  };
}

function files(directory: string): Route {
  return {
    methods: ['GET', 'HEAD'],
    matches: (requested) =>
      requested === '/' ||
      /^\/assets\/[\w.-]+$/.test(requested) ||
      requested === '/licences.md' ||
      requested === '/favicon.svg',
    async handle(exchange) {
      const requested = exchange.url.pathname;
      const file = path.join(directory, requested === '/' ? 'index.html' : requested);
      const content = await readFile(file).catch(() => null);
      if (content === null) return missing(exchange, requested);
      const compressed = await compressedFile(file, content, exchange.request.headers['accept-encoding']);
      send(
        exchange,
        200,
        {
          'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
          // Assets carry a hash of their content in their name.
          'cache-control': requested.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'referrer-policy': 'same-origin',
          vary: 'Accept-Encoding',
          ...(compressed ? { 'content-encoding': 'gzip' } : {}),
        },
        compressed ?? content,
      );
    },
  };
}

function missing(exchange: Exchange, requested: string): void {
  const detail =
    requested === '/'
      ? 'The workbench was not built. Run "npm run build" and start again.'
      : `There is nothing at ${requested}.`;
  sendProblem(exchange, 404, 'NOT_FOUND', detail);
}
