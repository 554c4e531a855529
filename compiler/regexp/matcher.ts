/**
 * Runs programs by backtracking, with Ruby's order of choices, and counts its steps. Without recursion of its own but for absent operators.
 *
 * Ruby: match_at in regexec.c.
 */
import { foldedText } from './case-folding.ts';
import type { Reference } from './node.ts';
import { ANCHORS, OP, type Program } from './program.ts';

/** What the matcher says when the steps are used up. */
export class StepLimitPassed extends Error {}

/** Numbers on the stack; three make an entry. */
const MOST_STACK = 60_000_000;
/** A stack that is larger than this is given back after a match. */
const KEPT_STACK = 1_000_000;
const MOST_ABSENT = 200;

/** Kinds of entries, in their third number: 0 and above is a greedy run down to that position. */
const CHOICE = -1;
const UNDO = -2;
/** And below: a lazy run that has taken `LAZY - kind` characters. */
const LAZY = -3;

let stack = new Int32Array(4096);

interface Frame {
  readonly address: number;
  readonly parent: number;
  readonly locals: readonly number[];
}

export class Matcher {
  private readonly program: Program;
  private readonly text: string;
  private readonly searchStart: number;
  private readonly limit: number;
  private readonly registers: Int32Array;
  private height = 0;
  private steps = 0;
  /** Behind it nothing is taken: within an absent operator that is before the end of the text. */
  private end: number;
  private absents = 0;
  private readonly frames: Frame[] = [];
  /** Matches of groups with their levels, each with the one before it. */
  private readonly log: { group: number; from: number; to: number; depth: number; before: number }[] = [];

  // Registers behind those of the program.
  private readonly KEEP: number;
  private readonly FRAME: number;
  private readonly FRAMES: number;
  private readonly DEPTH: number;
  private readonly LOG: number;

  constructor(program: Program, text: string, searchStart: number, limit: number) {
    this.program = program;
    this.text = text;
    this.searchStart = searchStart;
    this.limit = limit;
    this.end = text.length;
    this.KEEP = program.registers;
    this.FRAME = program.registers + 1;
    this.FRAMES = program.registers + 2;
    this.DEPTH = program.registers + 3;
    this.LOG = program.registers + 4;
    this.registers = new Int32Array(program.registers + 5);
  }

  /** Positions of the whole and of the groups, -1 for those that have not matched; undefined if nothing matches at that place. */
  matchAt(position: number): readonly number[] | undefined {
    const { registers, program } = this;
    registers.fill(-1);
    registers[this.KEEP] = position;
    registers[this.FRAMES] = 0;
    registers[this.DEPTH] = 0;
    this.height = 0;
    const end = this.run(0, position, 0);
    if (end === -1) return undefined;
    const result = Array.from(registers.subarray(0, 2 * (program.groupCount + 1)));
    // What `\K` in a look ahead keeps from does not lie behind the end.
    result[0] = Math.min(registers[this.KEEP]!, end);
    result[1] = end;
    return result;
  }

  /** To be called after the last match. */
  release(): void {
    if (stack.length > KEPT_STACK) stack = new Int32Array(4096);
  }

  // --- Stack --------------------------------------------------------------------------------------------------------

  private push(a: number, b: number, kind: number): void {
    if (this.height + 3 > stack.length) this.grow();
    stack[this.height] = a;
    stack[this.height + 1] = b;
    stack[this.height + 2] = kind;
    this.height += 3;
  }

  private grow(): void {
    if (stack.length * 2 > MOST_STACK) throw new StepLimitPassed();
    const larger = new Int32Array(stack.length * 2);
    larger.set(stack);
    stack = larger;
  }

  private set(register: number, value: number): void {
    this.push(register, this.registers[register]!, UNDO);
    this.registers[register] = value;
  }

  /** Takes everything back to that height. */
  private unwind(to: number): void {
    while (this.height > to) {
      this.height -= 3;
      if (stack[this.height + 2] === UNDO) this.registers[stack[this.height]!] = stack[this.height + 1]!;
    }
  }

  /** Forgets choices, and keeps what there is to take back. */
  private cut(to: number): void {
    let kept = to;
    for (let at = to; at < this.height; at += 3) {
      if (stack[at + 2] !== UNDO) continue;
      stack[kept] = stack[at]!;
      stack[kept + 1] = stack[at + 1]!;
      stack[kept + 2] = UNDO;
      kept += 3;
    }
    this.height = kept;
  }

  // --- Characters ---------------------------------------------------------------------------------------------------

  private next(position: number): number {
    const code = this.text.charCodeAt(position);
    return code >= 0xd800 && code < 0xdc00 && this.isLow(position + 1) ? position + 2 : position + 1;
  }

  private previous(position: number): number {
    const pair = position >= 2 && this.isLow(position - 1) && isHigh(this.text.charCodeAt(position - 2));
    return pair ? position - 2 : position - 1;
  }

  private isLow(position: number): boolean {
    const code = this.text.charCodeAt(position);
    return code >= 0xdc00 && code < 0xe000;
  }

  /** The position so many characters before this one, -1 if there are not so many. */
  private back(from: number, count: number): number {
    let position = from;
    for (let left = count; left > 0; left--) {
      if (position <= 0) return -1;
      position = this.previous(position);
    }
    return position;
  }

  // --- The machine --------------------------------------------------------------------------------------------------

  /** Runs from an address; gives where the match ends, or -1 when all choices above `base` have failed. */
  private run(start: number, from: number, base: number): number {
    const { code, sets } = this.program;
    const { text, registers } = this;
    let pc = start;
    let position = from;
    for (;;) {
      if (++this.steps > this.limit) throw new StepLimitPassed();
      let failed = false;
      switch (code[pc]) {
        case OP.match:
          return position;
        case OP.character: {
          const wanted = code[pc + 1]!;
          if (position < this.end && text.codePointAt(position) === wanted) {
            position += wanted > 0xffff ? 2 : 1;
            pc += 2;
          } else failed = true;
          break;
        }
        case OP.set:
          if (position < this.end && sets[code[pc + 1]!]!.has(text.codePointAt(position)!)) {
            position = this.next(position);
            pc += 2;
          } else failed = true;
          break;
        case OP.any:
          if (position < this.end) {
            position = this.next(position);
            pc += 1;
          } else failed = true;
          break;
        case OP.push:
          this.push(code[pc + 1]!, position, CHOICE);
          pc += 2;
          break;
        case OP.jump:
          pc = code[pc + 1]!;
          break;
        case OP.save:
          this.set(code[pc + 1]!, position);
          pc += 2;
          break;
        case OP.assign:
          this.set(code[pc + 1]!, code[pc + 2]!);
          pc += 3;
          break;
        case OP.copy:
          this.set(code[pc + 1]!, registers[code[pc + 2]!]!);
          pc += 3;
          break;
        case OP.star: {
          const reached = this.star(pc, position);
          if (reached === -1) failed = true;
          else {
            position = reached;
            pc += 4;
          }
          break;
        }
        case OP.lazyStar: {
          const reached = this.lazyStart(pc, position);
          if (reached === -1) failed = true;
          else {
            position = reached;
            pc += 4;
          }
          break;
        }
        case OP.turn:
          pc = this.turn(pc, position);
          break;
        case OP.leaveIfEmpty:
          pc = position === registers[code[pc + 1]!] ? code[pc + 2]! : pc + 3;
          break;
        case OP.leaveIfSame: {
          const target = this.leaveIfSame(pc, position);
          if (target === -1) failed = true;
          else pc = target;
          break;
        }
        case OP.mark:
          this.set(code[pc + 1]!, this.height);
          pc += 2;
          break;
        case OP.cut:
          this.cut(registers[code[pc + 1]!]!);
          pc += 2;
          break;
        case OP.restore:
          position = registers[code[pc + 1]!]!;
          pc += 2;
          break;
        case OP.pushNot:
          this.set(code[pc + 1]!, this.height);
          this.push(code[pc + 2]!, position, CHOICE);
          pc += 3;
          break;
        case OP.failNot:
          this.unwind(registers[code[pc + 1]!]!);
          failed = true;
          break;
        case OP.back:
          position = this.back(position, code[pc + 1]!);
          failed = position === -1;
          pc += 2;
          break;
        case OP.backOr: {
          const before = this.back(position, code[pc + 1]!);
          pc = before === -1 ? code[pc + 2]! : pc + 3;
          if (before !== -1) position = before;
          break;
        }
        case OP.reference: {
          const reached = this.reference(this.program.references[code[pc + 1]!]!, position);
          failed = reached === -1;
          position = reached;
          pc += 2;
          break;
        }
        case OP.condition:
          pc = registers[2 * code[pc + 1]! + 1]! >= 0 && registers[2 * code[pc + 1]!]! >= 0 ? pc + 3 : code[pc + 2]!;
          break;
        case OP.call:
          this.enter(pc + 2);
          pc = code[pc + 1]!;
          break;
        case OP.return:
          pc = this.leave();
          break;
        case OP.absent:
          this.absent(pc, position);
          failed = true;
          break;
        case OP.linebreak: {
          const c = position < this.end ? text.charCodeAt(position) : -1;
          if (c === 13 && position + 1 < this.end && text.charCodeAt(position + 1) === 10) position += 2;
          else if ((c >= 10 && c <= 13) || c === 0x85 || c === 0x2028 || c === 0x2029) position += 1;
          else failed = true;
          pc += 1;
          break;
        }
        case OP.grapheme:
          if (position < this.end) position = graphemeEnd(text, position, this.end);
          else failed = true;
          pc += 1;
          break;
        case OP.keep:
          this.set(this.KEEP, position);
          pc += 1;
          break;
        case OP.anchor:
          failed = !this.anchored(ANCHORS[code[pc + 1]!]!, position);
          pc += 2;
          break;
        case OP.close:
          this.close(code[pc + 1]!, registers[code[pc + 2]!]!, position);
          pc += 3;
          break;
        default:
          failed = true;
      }
      if (!failed) continue;
      // The last choice that is left.
      for (;;) {
        if (this.height <= base) return -1;
        const at = this.height - 3;
        const kind = stack[at + 2]!;
        if (kind === UNDO) {
          registers[stack[at]!] = stack[at + 1]!;
          this.height = at;
          continue;
        }
        pc = stack[at]!;
        if (kind === CHOICE) {
          position = stack[at + 1]!;
          this.height = at;
          break;
        }
        if (kind >= 0) {
          position = this.previous(stack[at + 1]!);
          if (position <= kind) this.height = at;
          else stack[at + 1] = position;
          break;
        }
        position = this.lazyMore(pc, at, LAZY - kind);
        if (position === -1) {
          this.height = at;
          continue;
        }
        pc += 4;
        break;
      }
    }
  }

  // --- Runs of one set ----------------------------------------------------------------------------------------------

  /** Takes all it can, and pushes the way back. */
  private star(pc: number, from: number): number {
    const { code, sets } = this.program;
    const set = sets[code[pc + 1]!]!;
    const least = code[pc + 2]!;
    const most = code[pc + 3]! === -1 ? Number.POSITIVE_INFINITY : code[pc + 3]!;
    let position = from;
    let minimum = least === 0 ? from : -1;
    let count = 0;
    while (count < most && position < this.end && set.has(this.text.codePointAt(position)!)) {
      position = this.next(position);
      if (++count === least) minimum = position;
    }
    this.steps += count >> 2;
    if (count < least) return -1;
    if (position > minimum) this.push(pc + 4, position, minimum);
    return position;
  }

  private lazyStart(pc: number, from: number): number {
    const least = this.program.code[pc + 2]!;
    let position = from;
    for (let count = 0; count < least; count++) {
      position = this.one(pc, position);
      if (position === -1) return -1;
    }
    this.push(pc, position, LAZY - least);
    return position;
  }

  /** One character more, if there may be. */
  private lazyMore(pc: number, at: number, count: number): number {
    const most = this.program.code[pc + 3]!;
    if (most !== -1 && count >= most) return -1;
    const position = this.one(pc, stack[at + 1]!);
    if (position === -1) return -1;
    stack[at + 1] = position;
    stack[at + 2] = LAZY - (count + 1);
    return position;
  }

  private one(pc: number, position: number): number {
    const set = this.program.sets[this.program.code[pc + 1]!]!;
    return position < this.end && set.has(this.text.codePointAt(position)!) ? this.next(position) : -1;
  }

  // --- Loops --------------------------------------------------------------------------------------------------------

  private turn(pc: number, position: number): number {
    const { code } = this.program;
    const [counter, lower, upper, lazy, behind] = [code[pc + 1]!, code[pc + 2]!, code[pc + 3]!, code[pc + 4]!, code[pc + 5]!];
    const count = this.registers[counter]!;
    if (count >= upper) return behind;
    if (count < lower || lazy === 0) {
      if (count >= lower) this.push(behind, position, CHOICE);
      this.set(counter, count + 1);
      return pc + 6;
    }
    // Lazy: the count must be one more only when the turn is taken.
    this.set(counter, count + 1);
    this.push(pc + 6, position, CHOICE);
    this.set(counter, count);
    return behind;
  }

  /** A turn that took nothing is the last, unless a group has changed in it; -1 if one matches nothing elsewhere. */
  private leaveIfSame(pc: number, position: number): number {
    const { code, groupLists } = this.program;
    const { registers } = this;
    if (position !== registers[code[pc + 1]!]) return pc + 5;
    let elsewhere = false;
    for (const [index, group] of groupLists[code[pc + 3]!]!.entries()) {
      const before = code[pc + 2]! + 2 * index;
      const [from, to] = [registers[before]!, registers[before + 1]!];
      const changed = registers[2 * group] !== from || registers[2 * group + 1] !== to;
      if (!changed) continue;
      if (to === -1 || from !== to) return pc + 5;
      if (to !== position) elsewhere = true;
    }
    return elsewhere ? -1 : code[pc + 4]!;
  }

  // --- Groups -------------------------------------------------------------------------------------------------------

  private close(group: number, from: number, to: number): void {
    this.set(2 * group, from);
    this.set(2 * group + 1, to);
    if (!this.program.levels) return;
    this.log.push({ group, from, to, depth: this.registers[this.DEPTH]!, before: this.registers[this.LOG]! });
    this.set(this.LOG, this.log.length - 1);
  }

  private reference(reference: Reference, position: number): number {
    const { groups, level } = reference;
    if (level !== undefined) return this.levelled(reference, level, position);
    for (let index = groups.length - 1; index >= 0; index--) {
      const from = this.registers[2 * groups[index]!]!;
      const to = this.registers[2 * groups[index]! + 1]!;
      if (from === -1 || to === -1) continue;
      const reached = this.same(from, to, position, reference.ignoreCase);
      if (reached !== -1) return reached;
    }
    return -1;
  }

  private levelled({ groups, ignoreCase }: Reference, level: number, position: number): number {
    const depth = this.registers[this.DEPTH]! + level;
    for (let at = this.registers[this.LOG]!; at >= 0; at = this.log[at]!.before) {
      const entry = this.log[at]!;
      if (entry.depth === depth && groups.includes(entry.group)) return this.same(entry.from, entry.to, position, ignoreCase);
    }
    return -1;
  }

  /** Where the text between the two positions ends if it stands at the third, else -1. */
  private same(from: number, to: number, position: number, ignoreCase: boolean): number {
    const wanted = this.text.slice(from, to);
    this.steps += wanted.length >> 2;
    const end = position + wanted.length;
    if (end <= this.end && this.text.startsWith(wanted, position)) return end;
    return ignoreCase ? this.sameFolded(foldedText(wanted), position) : -1;
  }

  private sameFolded(wanted: string, start: number): number {
    let position = start;
    let found = '';
    while (found.length < wanted.length && position < this.end) {
      const after = this.next(position);
      found += foldedText(this.text.slice(position, after));
      position = after;
    }
    return found === wanted ? position : -1;
  }

  private enter(address: number): void {
    const { registers } = this;
    const index = registers[this.FRAMES]!;
    const locals = Array.from(registers.subarray(this.program.firstLocal, this.program.registers));
    this.steps += locals.length;
    this.frames[index] = { address, parent: registers[this.FRAME]!, locals };
    this.set(this.FRAMES, index + 1);
    this.set(this.FRAME, index);
    this.set(this.DEPTH, registers[this.DEPTH]! + 1);
  }

  private leave(): number {
    const { firstLocal } = this.program;
    const { address, parent, locals } = this.frames[this.registers[this.FRAME]!]!;
    for (const [index, value] of locals.entries()) {
      if (this.registers[firstLocal + index] !== value) this.set(firstLocal + index, value);
    }
    this.set(this.FRAME, parent);
    this.set(this.DEPTH, this.registers[this.DEPTH]! - 1);
    return address;
  }

  // --- Absent operators ---------------------------------------------------------------------------------------------

  /**
   * Pushes a choice for each place where a text may end that has no match of the body in it, the last on top. A match shortens what later
   * ones may take to before its last character.
   */
  private absent(pc: number, from: number): void {
    if (++this.absents > MOST_ABSENT) throw new StepLimitPassed();
    const before = this.end;
    const ends: number[] = [];
    let bound = before;
    for (let position = from; ; position = this.next(position)) {
      if (bound < from && position > from) {
        ends.length = 0;
        break;
      }
      if (position > bound && position > from) break;
      ends.push(position);
      if (position >= bound && position > from) break;
      this.end = bound;
      const { height } = this;
      const reached = this.run(pc + 2, position, height);
      this.unwind(height);
      if (reached !== -1) bound = Math.min(bound, reached === 0 ? -1 : this.previous(reached));
    }
    this.end = before;
    this.absents--;
    for (const end of ends) if (end <= before) this.push(this.program.code[pc + 1]!, end, CHOICE);
  }

  // --- Anchors ------------------------------------------------------------------------------------------------------

  private anchored(type: string, position: number): boolean {
    const { text } = this;
    const { length } = text;
    switch (type) {
      case 'A':
        return position === 0;
      case 'z':
        return position === length;
      case 'Z':
        return position === length || (position === length - 1 && text.charCodeAt(position) === 10);
      case '^':
        return position === 0 || (text.charCodeAt(position - 1) === 10 && position < length);
      case '$':
        return position === length || text.charCodeAt(position) === 10;
      case 'G':
        return position === this.searchStart;
      case 'b':
      case 'B':
        return (this.isWordAt(position, isWord) !== this.isWordBefore(position, isWord)) === (type === 'b');
      default:
        return (this.isWordAt(position, isAsciiWord) !== this.isWordBefore(position, isAsciiWord)) === (type === 'asciib');
    }
  }

  private isWordAt(position: number, test: (code: number) => boolean): boolean {
    return position < this.text.length && test(this.text.codePointAt(position)!);
  }

  private isWordBefore(position: number, test: (code: number) => boolean): boolean {
    return position > 0 && test(this.text.codePointAt(this.previous(position))!);
  }
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isAsciiWord(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || (code >= 0x61 && code <= 0x7a);
}

function isWord(code: number): boolean {
  return code < 0x80 ? isAsciiWord(code) : /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]/u.test(String.fromCodePoint(code));
}

/** Units of a text within which a cluster is looked for. */
const CLUSTER = 100;
let segmenter: Intl.Segmenter | undefined;

function graphemeEnd(text: string, position: number, end: number): number {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const [first] = segmenter.segment(text.slice(position, Math.min(end, position + CLUSTER)));
  return position + first!.segment.length;
}
