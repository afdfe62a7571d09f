import type { IncomingMessage } from 'node:http';
import { RequestEnded } from '../lib/request-ended.js';

/** The body of a request as text; null when it is larger than allowed, in which case the rest is not read. */
export function readBody(request: IncomingMessage, greatest: number): Promise<string | null> {
  if (Number(request.headers['content-length']) > greatest) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const read = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= greatest) return;
      request.off('data', read).pause();
      resolve(null);
    };
    request.on('data', read);
    request.once('end', () => resolve((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8')));
    const leave = (): void => {
      if (!request.complete) reject(new RequestEnded('departure'));
    };
    request.once('error', leave);
    request.once('close', leave);
  });
}
