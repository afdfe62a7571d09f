import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How a site answers a path; a text is its page. */
export type Page = string | Buffer | ((request: IncomingMessage, response: ServerResponse) => void);

/** A web site on this machine, and what was asked of it. */
export interface LocalSite {
  readonly url: string;
  readonly port: number;
  /** The paths that were asked for, in order. */
  readonly asked: string[];
  /** How many connections were made to it. */
  connections(): number;
  close(): Promise<void>;
}

/** Answers 404 for what it has no page for, `/robots.txt` too. */
export async function startSite(pages: Readonly<Record<string, Page>>): Promise<LocalSite> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((request, response) => {
    asked.push(request.url as string);
    const page = pages[request.url as string];
    if (typeof page === 'function') return page(request, response);
    response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  server.on('connection', (socket) => {
    connections++;
    sockets.add(socket);
  });
  // On all addresses of this machine: whichever of its names were asked would be counted.
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    connections: () => connections,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
