import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HostileInput } from './input.js';
import { bytesOf } from './file.js';

/** A server on the loopback interface that answers with one input, and with 404 to whatever else is asked. */
export async function serve({ file, content, served }: HostileInput): Promise<{ address: string; close(): void }> {
  const headers = served?.headers ?? {};
  const chunks = [...bytesOf(content())];
  const server = createServer((request, response) => {
    if (request.url !== `/${file}`) return void response.writeHead(404).end();
    response.writeHead(headers.location === undefined ? 200 : 302, headers);
    // One for each time that the other side is slow.
    response.setMaxListeners(0);
    void answer();
    async function answer() {
      const last = chunks.at(-1) ?? Buffer.alloc(0);
      for (const chunk of chunks) response.write(chunk);
      while (served?.isEndless && !response.destroyed) {
        if (!response.write(last))
          await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
      }
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/${file}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
