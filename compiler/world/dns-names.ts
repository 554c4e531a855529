/** How world files name what DNS is asked for: a name, an address, or a name with the type of its records. */
import { isIP } from 'node:net';

/** Types of records besides addresses, in the order of their fields as `dig +short` prints them. */
export const RECORD_FIELDS = {
  CNAME: ['name'],
  HINFO: ['text', 'text'],
  MX: ['number', 'name'],
  NS: ['name'],
  PTR: ['name'],
  SOA: ['name', 'name', 'number', 'number', 'number', 'number', 'number'],
  SRV: ['number', 'number', 'number', 'name'],
  TXT: undefined,
} as const satisfies Readonly<Record<string, readonly ('name' | 'number' | 'text')[] | undefined>>;

export type RecordType = keyof typeof RECORD_FIELDS;
export const RECORD_TYPES: readonly string[] = Object.keys(RECORD_FIELDS);

export function isRecordType(type: string): type is RecordType {
  return Object.hasOwn(RECORD_FIELDS, type);
}

/** What kind of answers a key of `dns` has: the type of records, names of an address, or addresses of a name. */
export function dnsKind(key: string): RecordType | 'names' | 'addresses' {
  const type = key.split(' ')[1];
  if (type !== undefined && isRecordType(type)) return type;
  return isIP(key) === 0 ? 'addresses' : 'names';
}

/** Longer names are none, with the dot of the root. */
const LONGEST_NAME = 254;

/** The key in its one form; undefined for what is none. */
export function dnsKey(written: string): string | undefined {
  const [name = '', type, more] = written.trim().split(/\s+/);
  if (name === '' || name.length > LONGEST_NAME || name.includes('\0') || more !== undefined) return undefined;
  const normal = isIP(name) === 0 ? normalName(name) : normalAddress(name);
  if (type === undefined) return normal;
  return isRecordType(type.toUpperCase()) ? `${normal} ${type.toUpperCase()}` : undefined;
}

/** Names are the same in capitals, and with the dot of the root at the end. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/(?<=.)\.$/, '');
}

/** An address of IPv6 can be written in many ways; URLs have one. */
export function normalAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  const [bare = '', zone] = address.split('%');
  const normal = new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  return zone === undefined ? normal : `${normal}%${zone}`;
}

/** The address that a name below in-addr.arpa or ip6.arpa stands for; undefined for any other name. */
export function addressOfReverse(name: string): string | undefined {
  const four = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.in-addr\.arpa$/.exec(normalName(name));
  if (four) return four.slice(1).reverse().join('.');
  const six = /^((?:[0-9a-f]\.){32})ip6\.arpa$/.exec(normalName(name));
  if (!six) return undefined;
  const digits = (six[1] as string).replaceAll('.', '').split('').reverse().join('');
  return normalAddress((digits.match(/.{4}/g) as string[]).join(':'));
}
