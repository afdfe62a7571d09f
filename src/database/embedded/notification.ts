import type { Notification } from './backend.js';
import type { Connection } from './connection.js';
import { query } from './frontend.js';

const LISTENING = /\b(un)?listen\s+("(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*|\*)/giu;

/** Notes what a client listens to from now on. True when it has left a channel, which others may still listen to. */
export function follow({ channels }: Connection, texts: readonly string[]): boolean {
  let hasLeft = false;
  for (const { leaves, channel } of texts.flatMap((text) => listeningIn(text))) {
    hasLeft ||= leaves;
    if (!leaves) {
      channels.add(channel);
    } else if (channel === '*') {
      channels.clear();
    } else {
      channels.delete(channel);
    }
  }
  return hasLeft;
}

/** Sends each notification to those who listen to its channel. */
export function notify(connections: Iterable<Connection>, notifications: readonly Notification[]): void {
  for (const connection of connections) {
    for (const { channel, bytes } of notifications) {
      if (connection.channels.has(channel)) {
        connection.send(bytes);
      }
    }
  }
}

/** Nothing to run when there is no channel. */
export function listenTo(channels: Iterable<string>, verb: 'listen' | 'unlisten' = 'listen'): Buffer {
  const statements = [...channels].map((channel) => `${verb} "${channel.replaceAll('"', '""')}"`);
  return statements.length === 0 ? Buffer.alloc(0) : query(statements.join('; '));
}

/** The channels a text listens to and leaves, in order; `*` is all of them. */
function listeningIn(sql: string): { leaves: boolean; channel: string }[] {
  return [...sql.matchAll(LISTENING)].map(([, un, name = '']) => ({
    leaves: un !== undefined,
    channel: name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase(),
  }));
}
