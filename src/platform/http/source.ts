import { isIPv6 } from 'node:net';

/**
 * Who is counted for requests from an address: the address itself, of IPv6 the network of 64 bits that one subscriber has whole
 * (RFC 6177), or else whoever has one would have more addresses than can ever be counted.
 */
export function sourceOf(address: string): string {
  const [, mapped = address] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  return isIPv6(mapped) ? `${groupsOf(mapped).slice(0, 4).join(':')}::/64` : mapped;
}

/** Its eight groups, without leading zeros, as the URL standard writes them. */
function groupsOf(address: string): string[] {
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`);
  const [before = [], after = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
