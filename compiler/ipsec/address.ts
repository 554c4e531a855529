/** IP addresses and subnets as libreswan's files and data have them. */

export interface Address {
  readonly family: 4 | 6;
  /** Four of 8 bits, or eight of 16 bits. */
  readonly groups: readonly number[];
}

export interface Subnet {
  readonly base: Address;
  readonly length: number;
}

const OCTET = /^\d{1,3}$/;
const GROUP = /^[\da-f]{1,4}$/i;

/** Undefined for what is no address. */
export function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) {
    const octets = text.split('.');
    const isOne = octets.length === 4 && octets.every((octet) => OCTET.test(octet) && Number(octet) <= 255);
    return isOne ? { family: 4, groups: octets.map(Number) } : undefined;
  }
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], tail] = halves;
  const zeros = 8 - head.length - (tail?.length ?? 0);
  const isWhole = tail === undefined ? zeros === 0 : zeros > 0;
  if (halves.length > 2 || !isWhole) return undefined;
  const written = [...head, ...Array<string>(tail === undefined ? 0 : zeros).fill('0'), ...(tail ?? [])];
  return written.every((group) => GROUP.test(group))
    ? { family: 6, groups: written.map((group) => Number.parseInt(group, 16)) }
    : undefined;
}

/** Undefined for what is no subnet. */
export function parseSubnet(text: string): Subnet | undefined {
  const [address = '', length = '', more] = text.split('/');
  const base = parseAddress(address);
  if (base === undefined || more !== undefined || !/^\d{1,3}$/.test(length)) return undefined;
  return Number(length) <= (base.family === 4 ? 32 : 128) ? { base, length: Number(length) } : undefined;
}

function isInSubnet({ family, groups }: Address, { base, length }: Subnet): boolean {
  if (family !== base.family) return false;
  return groups.every((group, index) => {
    const free = freeBits(base, index, length);
    return group >> free === (base.groups[index] as number) >> free;
  });
}

/** Whether a text is an address of the subnet, where both are what they should be. */
export function isIn(text: string, subnet: Subnet | undefined): boolean {
  const address = parseAddress(text);
  return address !== undefined && subnet !== undefined && isInSubnet(address, subnet);
}

/** Whether no bit after the prefix is set. */
export function isNetworkAddress({ base, length }: Subnet): boolean {
  return base.groups.every((group, index) => (group & ((1 << freeBits(base, index, length)) - 1)) === 0);
}

/** So many bits of a group are the host's. */
function freeBits({ family }: Address, index: number, length: number): number {
  const width = family === 4 ? 8 : 16;
  return Math.max(0, Math.min(width, (index + 1) * width - length));
}

/** Whether one holds the other. */
export function overlap(a: Subnet, b: Subnet): boolean {
  return a.length <= b.length ? isInSubnet(b.base, a) : isInSubnet(a.base, b);
}

/** One text for all ways to write an address, that of RFC 5952; names, ids and what begins with % stay as they are. */
export function sameText(text: string): string {
  if (!text.includes(':') || text.startsWith('@')) return text;
  const groups = parseAddress(text)?.groups.map((group) => group.toString(16));
  if (groups === undefined) return text;
  const zeros = [...groups.join(':').matchAll(/(?<![\da-f])0(?::0)+(?![\da-f])/g)].map(([run]) => run);
  const longest = zeros.reduce((best, run) => (run.length > best.length ? run : best), '');
  return longest === '' ? groups.join(':') : shortened(groups, longest.split(':').length);
}

/** With `::` for the first run of so many zeros. */
function shortened(groups: readonly string[], length: number): string {
  const start = groups.findIndex((_, index) => groups.slice(index, index + length).every((group) => group === '0'));
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}
