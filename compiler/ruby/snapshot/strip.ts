/** A WebAssembly module without its data, which a memory that is restored already holds, and with a memory of another size. */
import { number, type Part, readNumber, Section } from './binary.ts';

const HAS_MAXIMUM = 1;
const PASSIVE = 1;

/** Custom sections (names) are left out; data segments become empty, as code names them by their numbers. */
export function stripped(parts: readonly Part[], pages: number, mostPages: number): readonly Part[] {
  const memory = Uint8Array.from([1, HAS_MAXIMUM, ...number(pages), ...number(mostPages)]);
  return parts
    .filter(([id]) => id !== Section.custom)
    .map(([id, content]) => {
      if (id === Section.memory) return [id, memory];
      return id === Section.data ? [id, emptySegments(readNumber(content, 0)[0])] : [id, content];
    });
}

function emptySegments(count: number): Uint8Array {
  const content = number(count);
  for (let index = 0; index < count; index++) content.push(PASSIVE, 0);
  return Uint8Array.from(content);
}
