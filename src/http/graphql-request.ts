import type { IncomingMessage } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { readBody } from './body.js';
import { nestsTooDeep } from './nesting.js';
import type { Refusal } from './refusal.js';

const GREATEST_BODY = 256 * 1024;

/** For a GET without a query. */
export const NOTHING_ASKED: Refusal = {
  ...badRequest(303, 'Give a query, or POST one. The workbench is at /.'),
  headers: { location: './' },
};

/** Whether a GET asks anything at all. */
export function asksSomething({ searchParams }: URL): boolean {
  return searchParams.has('query') || searchParams.has('extensions');
}

/** The text of a POST, or why it is refused. */
export async function readText(request: IncomingMessage): Promise<string | Refusal> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;\s*charset=["']?utf-?8["']?\s*)?;?\s*$/i.test(type)) {
    const given = type ? `"${type}"` : 'no content type';
    return badRequest(415, `POST takes application/json in UTF-8, but got ${given}.`);
  }
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    return badRequest(415, `A request must not be compressed, but its encoding is "${encoding}".`);
  }
  const text = await readBody(request, GREATEST_BODY);
  return text ?? badRequest(413, `A request may have ${GREATEST_BODY / 1024} kB at most.`);
}

/** The body of a POST as an object, or why it is refused. */
export function parseBody(text: string): { readonly body: object } | { readonly refusal: Refusal } {
  if (nestsTooDeep(text)) {
    const message = 'The variables nest too deep. Use a flatter filter.';
    return { refusal: { status: 400, code: 'QUERY_TOO_COMPLEX', message } };
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { body };
  } catch {
    // Refused below: not JSON is as wrong as not an object.
  }
  return { refusal: badRequest(400, 'The body must be one JSON object such as {"query": "{ __typename }"}.') };
}

function badRequest(status: number, message: string): Refusal {
  return { status, code: 'BAD_USER_INPUT', message };
}

export function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
