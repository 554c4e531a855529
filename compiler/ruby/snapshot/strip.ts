/** A WebAssembly module rewritten: no data, which a memory that is restored already holds, and a memory of another size. */
import { Buffer } from 'node:buffer';

const HEADER_BYTES = 8;
const CUSTOM = 0;
const MEMORY = 5;
const DATA = 11;
const HAS_MAXIMUM = 1;
const PASSIVE = 1;

/** Custom sections (names) are left out; data segments become empty, as code names them by their numbers. */
export function stripModule(bytes: Uint8Array, pages: number, mostPages: number): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, HEADER_BYTES)];
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const id = bytes[at] as number;
    const [length, start] = readNumber(bytes, at + 1);
    const end = start + length;
    if (id === MEMORY) parts.push(section(MEMORY, [1, HAS_MAXIMUM, ...number(pages), ...number(mostPages)]));
    else if (id === DATA) parts.push(section(DATA, emptySegments(readNumber(bytes, start)[0])));
    else if (id !== CUSTOM) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}

function section(id: number, content: readonly number[]): Uint8Array {
  return Uint8Array.from([id, ...number(content.length), ...content]);
}

function emptySegments(count: number): number[] {
  const content = number(count);
  for (let index = 0; index < count; index++) content.push(PASSIVE, 0);
  return content;
}

/** LEB128. */
function number(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 127;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 128);
  } while (rest !== 0);
  return bytes;
}

function readNumber(bytes: Uint8Array, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let index = at, shift = 0; ; index++, shift += 7) {
    const byte = bytes[index] as number;
    value |= (byte & 127) << shift;
    if (byte < 128) return [value >>> 0, index + 1];
  }
}
