import type { IncomingMessage } from 'node:http';

/** The body of a request as text; null when it is larger than allowed, in which case the rest is not read. */
export async function readBody(request: IncomingMessage, greatest: number): Promise<string | null> {
  if (Number(request.headers['content-length']) > greatest) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > greatest) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
