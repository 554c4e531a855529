/**
 * A WebAssembly module whose loops count: every so many turns one of them calls the host, which looks at the time and may end it all by an
 * error. Nothing else stops a loop inside a machine, short of a thread that watches each call.
 */
import { Buffer } from 'node:buffer';
import { afterNumber, number, type Part, readNumber, Section } from './binary.ts';
import { afterInstruction, LOOP } from './instructions.ts';

/** Turns from one call to the next: some milliseconds. */
const INTERVAL = 500_000;
const I32 = 0x7f;
const MUTABLE = 1;
const FUNCTION = 0;

/** The import is a function without parameters that answers an i32, of which nothing is made. */
export function withTicks(parts: readonly Part[], tickImport: string): readonly Part[] {
  const contentOf = (id: number) => parts.find(([one]) => one === id)?.[1] as Uint8Array;
  const counter = readNumber(contentOf(Section.global), 0)[0];
  const count = countdown(counter, functionIndex(contentOf(Section.import), tickImport));
  return parts.map(([id, content]) => {
    if (id === Section.global) return [id, oneMore(content)];
    return id === Section.code ? [id, countingCode(content, count)] : [id, content];
  });
}

/** The section with another global, zero at first. */
function oneMore(globals: Uint8Array): Uint8Array {
  const [count, at] = readNumber(globals, 0);
  return Buffer.concat([Uint8Array.from(number(count + 1)), globals.subarray(at), Uint8Array.of(I32, MUTABLE, 0x41, 0, 0x0b)]);
}

/** The number of an imported function; all imports before it are functions, too. */
function functionIndex(imports: Uint8Array, wanted: string): number {
  let [count, at] = readNumber(imports, 0);
  for (let index = 0; index < count; index++) {
    const [moduleLength, moduleAt] = readNumber(imports, at);
    const [length, nameAt] = readNumber(imports, moduleAt + moduleLength);
    const name = Buffer.from(imports.subarray(nameAt, nameAt + length)).toString();
    if (imports[nameAt + length] !== FUNCTION) break;
    if (name.split(':', 1)[0] === wanted) return index;
    at = afterNumber(imports, nameAt + length + 1);
  }
  throw new Error(`the module imports no function ${wanted}`);
}

/** `if (counter == 0) { tick(); counter = INTERVAL } counter = counter - 1` */
function countdown(counter: number, tick: number): Uint8Array {
  const global = number(counter);
  const get = [0x23, ...global];
  const set = [0x24, ...global];
  const atZero = [0x04, 0x40, 0x10, ...number(tick), 0x1a, 0x41, ...positive(INTERVAL), ...set, 0x0b];
  return Uint8Array.from([...get, 0x45, ...atZero, ...get, 0x41, 1, 0x6b, ...set]);
}

/** As LEB128 with a sign, which the last byte must not seem to have. */
function positive(value: number): number[] {
  const bytes = number(value);
  const last = bytes.length - 1;
  return (bytes[last] as number) < 64 ? bytes : [...bytes.slice(0, last), (bytes[last] as number) | 128, 0];
}

function countingCode(code: Uint8Array, count: Uint8Array): Uint8Array {
  const [functions, first] = readNumber(code, 0);
  const parts: Uint8Array[] = [code.subarray(0, first)];
  let at = first;
  for (let index = 0; index < functions; index++) {
    const [length, start] = readNumber(code, at);
    const end = start + length;
    const places = loopsIn(code, start, end);
    if (places.length === 0) parts.push(code.subarray(at, end));
    else {
      parts.push(Uint8Array.from(number(length + places.length * count.length)));
      let copied = start;
      for (const place of places) {
        parts.push(code.subarray(copied, place), count);
        copied = place;
      }
      parts.push(code.subarray(copied, end));
    }
    at = end;
  }
  return Buffer.concat(parts);
}

/** Where the bodies of the loops of a function begin. */
function loopsIn(code: Uint8Array, start: number, end: number): readonly number[] {
  const places: number[] = [];
  let at = afterLocals(code, start);
  while (at < end) {
    const next = afterInstruction(code, at);
    if (code[at] === LOOP) places.push(next);
    at = next;
  }
  return places;
}

function afterLocals(code: Uint8Array, start: number): number {
  const [groups, first] = readNumber(code, start);
  let at = first;
  for (let index = 0; index < groups; index++) at = afterNumber(code, at) + 1;
  return at;
}
