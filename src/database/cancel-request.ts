import { connect } from 'node:net';
import type { RunningClient } from './bound.js';

const CANCEL_REQUEST = 80_877_102;
const PATIENCE_MS = 2000;

/**
 * Asks a PostgreSQL to end what a connection runs (PostgreSQL manual, "Canceling Requests in Progress"), on a connection of
 * its own, as those of the pool may all be busy. The server closes it once it has passed the request on; rejects when it
 * does not.
 */
export function requestCancel({ host, port, processID, secretKey }: RunningClient): Promise<void> {
  const request = Buffer.alloc(16);
  [request.length, CANCEL_REQUEST, processID, secretKey].forEach((value, at) => request.writeInt32BE(value, 4 * at));
  const server = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
  return new Promise((resolve, reject) => {
    const socket = connect(server, () => socket.write(request));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('A cancel request was not taken in time.')));
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.resume();
  });
}
