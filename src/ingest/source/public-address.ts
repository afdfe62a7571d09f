import ipaddr from 'ipaddr.js';

const GLOBAL_IPV6 = ipaddr.IPv6.parse('2000::');
const NAT64 = ipaddr.IPv6.parse('64:ff9b::');
const SIX_TO_FOUR = ipaddr.IPv6.parse('2002::');

/**
 * Whether an IP address is anyone's on the open internet (the special-purpose registries of RFC 6890), and not of this machine, this network or
 * none. An IPv4 address within one of IPv6 (RFC 4291 mapped, RFC 6052 NAT64, RFC 3056 6to4) is what is reached, and decides.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast';
  if (parsed.match(NAT64, 96)) return isPublicIpv4(parsed.toByteArray().slice(12));
  if (parsed.match(SIX_TO_FOUR, 16)) return isPublicIpv4(parsed.toByteArray().slice(2, 6));
  return parsed.match(GLOBAL_IPV6, 3) && parsed.range() === 'unicast';
}

function isPublicIpv4(octets: number[]): boolean {
  return new ipaddr.IPv4(octets).range() === 'unicast';
}
