import { rm } from 'node:fs/promises';
import { readConfig } from '../../src/config/index.js';
import type { Surroundings } from '../../src/cli/serve.js';
import { startServer } from '../../src/cli/start.js';
import type { Answer } from './ask.js';
import { copyTemplate, type Filling } from './template.js';

/** A server of the test's own, and how to talk to it. */
export interface TestServer {
  readonly url: string;
  /** The environment of its database, for commands beside it. */
  readonly environment: Record<string, string>;
  /** What it said on starting. */
  readonly said: readonly string[];
  post(query: string, variables?: object, headers?: Record<string, string>): Promise<TestAnswer>;
  close(): Promise<void>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Answer;
}

export async function startTestServer(
  filling: Filling,
  extra: Record<string, string> = {},
  surroundings: Surroundings = {},
): Promise<TestServer> {
  const environment = { CONTENT: 'none', LOG_LEVEL: 'silent', ...(await copyTemplate(filling)), ...extra };
  const config = readConfig({ PORT: '0', ...environment });
  const said: string[] = [];
  const server = await startServer(config, (line) => said.push(line), surroundings);
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    environment,
    said,
    async post(query, variables, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
    async close() {
      await server.close();
      await rm(config.dataDirectory, { recursive: true, force: true });
    },
  };
}
