/** The binary format of WebAssembly modules: numbers (LEB128) and sections. */

export const HEADER_BYTES = 8;

export const Section = { custom: 0, import: 2, memory: 5, global: 6, code: 10, data: 11 } as const;

/** A section: its id, and the bytes of its content. */
export type Part = readonly [id: number, content: Uint8Array];

export function sectionsOf(bytes: Uint8Array): readonly Part[] {
  const parts: Part[] = [];
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const [length, start] = readNumber(bytes, at + 1);
    parts.push([bytes[at] as number, bytes.subarray(start, start + length)]);
    at = start + length;
  }
  return parts;
}

/** The bytes before a section's content. */
export function sectionHead(id: number, length: number): Uint8Array {
  return Uint8Array.from([id, ...number(length)]);
}

/** As LEB128 without a sign. */
export function number(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 127;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 128);
  } while (rest !== 0);
  return bytes;
}

export function readNumber(bytes: Uint8Array, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let index = at, shift = 0; ; index++, shift += 7) {
    const byte = bytes[index] as number;
    value |= (byte & 127) << shift;
    if (byte < 128) return [value >>> 0, index + 1];
  }
}

/** Where the number that begins here ends. */
export function afterNumber(bytes: Uint8Array, at: number): number {
  let index = at;
  while ((bytes[index] as number) >= 128) index++;
  return index + 1;
}
