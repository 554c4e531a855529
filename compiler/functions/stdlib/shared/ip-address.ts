/**
 * IP addresses as Ruby's IPAddr reads them: with a prefix length or a mask, in brackets, with a zone.
 *
 * Ruby: ipaddr.rb
 */
import type { Value } from '../../../values/index.ts';
import { PuppetError } from '../../function.ts';

type Family = 4 | 6;

interface Bits {
  readonly family: Family;
  readonly number: bigint;
}

export interface IpAddress extends Bits {
  readonly mask: bigint;
  /** With its percent sign; empty when there is none. */
  readonly zone: string;
}

const IPV4 = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/;
const ENDS_IN_IPV4 = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/;

/** Which family an address belongs to; undefined when it is none. */
export function ipFamily(text: string): Family | undefined {
  try {
    return parseIp(text).family;
  } catch (error) {
    if (error instanceof PuppetError) return undefined;
    throw error;
  }
}

/** Throws PuppetError with IPAddr's message when the value is no address. */
export function parseIp(value: Value): IpAddress {
  if (typeof value !== 'string') throw new PuppetError('address family must be specified');
  const slash = value.indexOf('/');
  let host = slash < 0 ? value : value.slice(0, slash);
  const bracketed = /^\[([^\n]*)\]$/.exec(host);
  if (bracketed) host = bracketed[1] as string;
  const zoned = /^([^\n]*)(%\w+)$/.exec(host);
  if (zoned) host = zoned[1] as string;
  const isPlain = !bracketed && !zoned;
  const bits = (isPlain ? parse4(host) : undefined) ?? parse6(host);
  const zone = zoned?.[2] ?? '';
  if (slash < 0) return { ...bits, mask: allOnes(bits.family), zone };
  const mask = parseMask(bits, value.slice(slash + 1));
  return { ...bits, number: bits.number & mask, mask, zone };
}

/** Whether all addresses of the second one are among those of the first one. */
export function includesIp(range: IpAddress, other: IpAddress): boolean {
  if (range.family !== other.family) return false;
  return firstOf(range) <= firstOf(other) && lastOf(range) >= lastOf(other);
}

function firstOf({ number, mask }: IpAddress): bigint {
  return number & mask;
}

function lastOf({ family, number, mask }: IpAddress): bigint {
  return number | (allOnes(family) ^ mask);
}

function allOnes(family: Family): bigint {
  return (1n << (family === 4 ? 32n : 128n)) - 1n;
}

// --- Reading ----------------------------------------------------------------------------------------------------------

function invalid(): PuppetError {
  return new PuppetError('invalid address: ');
}

function parse4(text: string): Bits | undefined {
  const octets = IPV4.exec(text)?.slice(1);
  return octets && { family: 4, number: octets.reduce((number, octet) => (number << 8n) | octetOf(octet), 0n) };
}

function octetOf(text: string): bigint {
  if (BigInt(text) > 255n) throw invalid();
  if (/^0./.test(text)) throw new PuppetError('zero-filled number in IPv4 address is ambiguous: ');
  return BigInt(text);
}

function parse6(text: string): Bits {
  const ending = ENDS_IN_IPV4.exec(text);
  const groups = groups6(ending ? `${ending[1]}0:0` : text);
  // An address that ends as one of IPv4 has a colon less; Ruby counts them before it looks at the groups.
  if (ending && text.includes('::') && text.split(':').length - 1 > 6) throw invalid();
  const tail = ending ? (parse4(ending[2] as string) as Bits).number : 0n;
  return { family: 6, number: groups.reduce((number, group) => (number << 16n) | BigInt(`0x${group}`), 0n) | tail };
}

/** The eight groups of an address, with those that `::` leaves out: one at least. */
function groups6(text: string): readonly string[] {
  const [left = '', right, ...more] = text.split('::');
  if (more.length > 0) throw invalid();
  const [before, after] = [groupsOf(left), groupsOf(right ?? '')];
  const missing = 8 - before.length - after.length;
  if (right === undefined ? missing !== 0 : missing < 1) throw invalid();
  return [...before, ...Array<string>(missing).fill('0'), ...after];
}

function groupsOf(text: string): readonly string[] {
  if (text === '') return [];
  const groups = text.split(':');
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) throw invalid();
  return groups;
}

function parseMask({ family, number }: Bits, text: string): bigint {
  const ones = allOnes(family);
  const bits = family === 4 ? 32n : 128n;
  if (/^(?:0|[1-9]+\d*)$/.test(text)) {
    const length = BigInt(text);
    if (length > bits) throw new PuppetError(`invalid length: ${number}`);
    return (ones >> (bits - length)) << (bits - length);
  }
  if (/^\d+$/.test(text)) throw new PuppetError('leading zeros in prefix');
  const mask = parseIp(text);
  if (mask.family !== family) throw new PuppetError(`address family is not same: ${number}`);
  // What is left of a mask after its leading ones must be zeros.
  const rest = mask.number ^ mask.mask;
  if (((rest + 1n) & rest) !== 0n) throw new PuppetError(`invalid mask ${text}: ${number}`);
  return mask.number;
}

// --- Printing ---------------------------------------------------------------------------------------------------------

/** The shortest text: the longest run of zeros left out, an embedded IPv4 address in its own form. */
export function formatIp({ family, number, zone }: IpAddress): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 255n).join('.');
  const groups = number.toString(16).padStart(32, '0').match(/.{4}/g) as readonly string[];
  const plain = `${groups.join(':')}${zone}`.replace(/\b0{1,3}([\da-f]+)\b/gi, '$1');
  const embedded = /^::(ffff:)?([\da-f]{1,4}):([\da-f]{1,4})$/i.exec(shortened(plain));
  if (!embedded) return shortened(plain);
  const bytes = [embedded[2], embedded[3]].flatMap((group) => {
    const pair = Number.parseInt(group as string, 16);
    return [pair >> 8, pair & 255];
  });
  return `::${embedded[1] ?? ''}${bytes.join('.')}`;
}

function shortened(text: string): string {
  if (/^0(:0){7}$/.test(text)) return '::';
  for (let length = 7; length >= 2; length--) {
    const run = new RegExp(`\\b0(:0){${length - 1}}\\b`);
    if (run.test(text)) return text.replace(run, ':').replace(/:{3,}/, '::');
  }
  return text.replace(/:{3,}/, '::');
}
