import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6, type Socket } from 'node:net';

/** Who is at the other end of each connection: it stays the same for all its requests. */
const atTheOtherEnd = new WeakMap<Socket, string>();

/**
 * Who sent a request, for counting: its address; of IPv6 the network of /64, which is one subscriber's. Behind
 * `proxies` proxies of ours the address that the outermost of them saw: whatever stands further left in X-Forwarded-For
 * is the client's own word.
 */
export function clientOf(request: IncomingMessage, proxies: number): string {
  if (proxies > 0) return clientBehind(request, proxies);
  const { socket } = request;
  const known = atTheOtherEnd.get(socket) ?? clientBehind(request, 0);
  atTheOtherEnd.set(socket, known);
  return known;
}

function clientBehind(request: IncomingMessage, proxies: number): string {
  const seen = [...forwardedFor(request), request.socket.remoteAddress ?? ''];
  const trusted = seen.slice(-1 - proxies);
  // A proxy that writes something else than an address is taken for the client itself.
  return networkOf(trusted.map(bare).find((address) => isIP(address) !== 0) ?? '');
}

/** Whether an address is this machine's own. */
export function isThisMachine(client: string): boolean {
  return client.startsWith('127.') || client === networkOf('::1');
}

function forwardedFor({ headers }: IncomingMessage): string[] {
  const given = headers['x-forwarded-for'] ?? [];
  const text = Array.isArray(given) ? given.join() : given;
  return text === '' ? [] : text.split(',').map((address) => address.trim());
}

/** Without the port, the brackets and the zone that some proxies write, and IPv4 as such. */
function bare(address: string): string {
  const [, inBrackets] = /^\[([^\]]*)\]/.exec(address) ?? [];
  const [, withPort] = /^([\d.]+):\d+$/.exec(address) ?? [];
  const plain = (inBrackets ?? withPort ?? address).replace(/%.*$/, '');
  return plain.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  // An IPv4 address at its end stands for two groups, and lies behind the first four in any case.
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
