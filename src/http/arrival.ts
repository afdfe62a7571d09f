import type { IncomingMessage, ServerResponse } from 'node:http';
import { deadlineOf, type Deadline } from './deadline.js';
import type { Exchange } from './route.js';

/** Paths that stand in a request as they are meant; others have to be parsed. */
const PLAIN_PATH = /^(?:\/[\w-]+)+(?=\?|$)/;

/** A request as it came in. What takes time to know of it is worked out for routes that ask, and only then. */
export class Arrival implements Exchange {
  private readonly arrivedAt = performance.now();
  private parsed: URL | null = null;
  private begun: Deadline | null = null;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    private readonly deadlineMs: number,
  ) {}

  /** Null when the address cannot be read. */
  get path(): string | null {
    const address = this.request.url ?? '/';
    return PLAIN_PATH.exec(address)?.[0] ?? (URL.canParse(absolute(address)) ? this.url.pathname : null);
  }

  get url(): URL {
    return (this.parsed ??= new URL(absolute(this.request.url ?? '/')));
  }

  get deadline(): Deadline {
    const left = this.deadlineMs - (performance.now() - this.arrivedAt);
    return (this.begun ??= deadlineOf(this.response, Math.max(0, left)));
  }

  /** To be called when it was answered. */
  end(): void {
    this.begun?.clear();
  }
}

/** The host is the client's word for us: nothing is built from it. */
function absolute(address: string): string {
  return `http://server${address}`;
}
