/** How long instructions of WebAssembly are: the core ones, those on bulk memory and tables included; no vectors, no exceptions. */
import { afterNumber, readNumber } from './binary.ts';

export const LOOP = 0x03;

const BRANCH_TABLE = 0x0e;
const TYPED_SELECT = 0x1c;
const FLOAT_32 = 0x43;
const FLOAT_64 = 0x44;
const EXTENDED = 0xfc;
const LAST_PLAIN = 0xd2;

/** Numbers that follow an opcode; opcodes that are not here stand alone. */
const NUMBERS: Uint8Array = new Uint8Array(256);
for (const opcode of [0x02, LOOP, 0x04, 0x0c, 0x0d, 0x10, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2]) NUMBERS[opcode] = 1;
for (let opcode = 0x20; opcode <= 0x26; opcode++) NUMBERS[opcode] = 1;
for (let opcode = 0x28; opcode <= 0x3e; opcode++) NUMBERS[opcode] = 2;
NUMBERS[0x11] = 2;

/** Numbers that follow the second number of an extended opcode. */
const EXTENDED_NUMBERS: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** Where the instruction after the one at this place begins. Throws for one that is not known. */
export function afterInstruction(code: Uint8Array, at: number): number {
  const opcode = code[at] as number;
  switch (opcode) {
    case BRANCH_TABLE: {
      const [count, next] = readNumber(code, at + 1);
      return afterNumbers(code, next, count + 1);
    }
    case TYPED_SELECT: {
      const [count, next] = readNumber(code, at + 1);
      return next + count;
    }
    case FLOAT_32:
      return at + 5;
    case FLOAT_64:
      return at + 9;
    case EXTENDED: {
      const [kind, next] = readNumber(code, at + 1);
      const numbers = EXTENDED_NUMBERS[kind];
      if (numbers === undefined) throw new Error(`unknown instruction ${opcode} ${kind}`);
      return afterNumbers(code, next, numbers);
    }
    default:
      if (opcode > LAST_PLAIN || (opcode >= 0x06 && opcode <= 0x0a)) throw new Error(`unknown instruction ${opcode}`);
      return afterNumbers(code, at + 1, NUMBERS[opcode] as number);
  }
}

function afterNumbers(code: Uint8Array, at: number, count: number): number {
  let next = at;
  for (let index = 0; index < count; index++) next = afterNumber(code, next);
  return next;
}
