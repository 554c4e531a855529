/** A pattern as a program for the matcher: instructions of one to five numbers. Ruby: compile_tree in regcomp.c. */
import type { CharacterSet } from './character-set.ts';
import { childrenOf, isNullable, type Look, type Node, type Pattern, type Reference, type Repeat, some } from './node.ts';

/**
 * Instructions, with their operands. A register holds a number; those of group n are 2n (where it begins) and 2n + 1 (where it ends), -1
 * while it has not matched.
 */
export const OP = {
  /** The whole pattern has matched. */
  match: 0,
  /** character */
  character: 1,
  /** set */
  set: 2,
  any: 3,
  /** address: goes on behind; tries the address when that fails. */
  push: 4,
  jump: 5,
  /** register: keeps the position. */
  save: 6,
  /** register, value */
  assign: 7,
  /** set, least, most (-1: any number): as many as possible, then fewer. */
  star: 8,
  /** set, least, most: as few as possible, then more. */
  lazyStar: 9,
  /** register, least, most, lazy, address behind the loop: one more turn or none; the body follows. */
  turn: 10,
  /** register, address: leaves a loop whose turn has taken nothing; the register has where it began. */
  leaveIfEmpty: 11,
  /** register, first of the registers that have the groups as they were before the turn, index of the list of groups, address. */
  leaveIfSame: 12,
  /** register: keeps the height of the stack. */
  mark: 13,
  /** register: forgets all choices since then. */
  cut: 14,
  /** register: goes back to the position. */
  restore: 15,
  /** register of the height, address: what follows must not match; if it does not, goes on at the address. */
  pushNot: 16,
  /** register of the height: what must not match has matched. */
  failNot: 17,
  /** characters: goes back so many. */
  back: 18,
  /** characters, address: goes back so many, or to the address where there are not so many. */
  backOr: 19,
  /** index of the list of references */
  reference: 20,
  /** group, address for when it has not matched. */
  condition: 21,
  call: 22,
  return: 23,
  /** address behind; the body follows, ended by `match`. */
  absent: 24,
  linebreak: 25,
  grapheme: 26,
  keep: 27,
  /** type of anchor: its place in ANCHORS */
  anchor: 28,
  /** group, register that keeps where it began. */
  close: 29,
  fail: 30,
  /** register, register: the first becomes what the second is. */
  copy: 31,
} as const;

export const ANCHORS = ['A', 'z', 'Z', '^', '$', 'b', 'B', 'G', 'asciib', 'asciiB'];

export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CharacterSet[];
  readonly references: readonly Reference[];
  /** Lists of groups for `leaveIfSame`. */
  readonly groupLists: readonly (readonly number[])[];
  readonly groupCount: number;
  readonly registers: number;
  /** The first register that each call has for itself. */
  readonly firstLocal: number;
  /** Some reference asks for a level of recursion. */
  readonly levels: boolean;
  readonly calls: boolean;
}

export function compileProgram(pattern: Pattern): Program {
  return new Compiler(pattern).run();
}

class Compiler {
  private readonly pattern: Pattern;
  private readonly code: number[] = [];
  private readonly sets: CharacterSet[] = [];
  private readonly references: Reference[] = [];
  private readonly groupLists: number[][] = [];
  private registers: number;
  private readonly called = new Set<number>();
  private readonly calls: boolean;
  /** Where the groups that are called begin, and the calls that are to be told. */
  private readonly addresses = new Map<number, number>();
  private readonly pending: { readonly at: number; readonly group: number }[] = [];

  constructor(pattern: Pattern) {
    this.pattern = pattern;
    this.registers = 2 * (pattern.groupCount + 1);
    some(pattern.root, (node) => {
      if (node.kind === 'call') this.called.add(node.group);
      return false;
    });
    this.calls = this.called.size > 0;
  }

  run(): Program {
    const { groupCount, root } = this.pattern;
    this.node(root);
    this.emit(OP.match);
    for (const { at, group } of this.pending) this.code[at] = this.addresses.get(group)!;
    return {
      code: Int32Array.from(this.code),
      sets: this.sets,
      references: this.references,
      groupLists: this.groupLists,
      groupCount,
      registers: this.registers,
      firstLocal: 2 * (groupCount + 1),
      levels: this.references.some(({ level }) => level !== undefined),
      calls: this.calls,
    };
  }

  private emit(...numbers: number[]): number {
    this.code.push(...numbers);
    return this.code.length - 1;
  }

  private register(): number {
    return this.registers++;
  }

  /** Makes the address at that place the next instruction. */
  private here(at: number): void {
    this.code[at] = this.code.length;
  }

  private setIndex(set: CharacterSet): number {
    const known = this.sets.indexOf(set);
    return known === -1 ? this.sets.push(set) - 1 : known;
  }

  private node(node: Node): void {
    switch (node.kind) {
      case 'empty':
        return;
      case 'set':
        this.set(node.set);
        return;
      case 'linebreak':
      case 'grapheme':
        this.emit(OP[node.kind]);
        return;
      case 'list':
        for (const child of node.children) this.node(child);
        return;
      case 'alternatives':
        this.choices(node.children, (child) => this.node(child));
        return;
      case 'repeat':
        this.repeat(node);
        return;
      case 'capture':
        this.capture(node.group, node.body);
        return;
      case 'atomic':
        this.atomic(node.body);
        return;
      case 'absent':
        this.absent(node.body);
        return;
      case 'condition':
        this.condition(node.group, node.yes, node.no);
        return;
      case 'look':
        this.look(node);
        return;
      case 'anchor':
        if (node.type === 'K') this.emit(OP.keep);
        else this.emit(OP.anchor, ANCHORS.indexOf(node.asciiOnly && /b/i.test(node.type) ? `ascii${node.type}` : node.type));
        return;
      case 'reference':
        this.emit(OP.reference, this.references.push(node) - 1);
        return;
      case 'call':
        this.pending.push({ at: this.emit(OP.call, -1), group: node.group });
        return;
    }
  }

  private set(set: CharacterSet): void {
    if (set.single !== undefined) this.emit(OP.character, set.single);
    else if (set.text === '[\\s\\S]') this.emit(OP.any);
    else this.emit(OP.set, this.setIndex(set));
  }

  private choices(children: readonly Node[], compile: (child: Node, index: number) => void): void {
    const ends: number[] = [];
    for (const [index, child] of children.entries()) {
      const last = index === children.length - 1;
      const other = last ? -1 : this.emit(OP.push, -1);
      compile(child, index);
      if (last) continue;
      ends.push(this.emit(OP.jump, -1));
      this.here(other);
    }
    for (const end of ends) this.here(end);
  }

  private capture(group: number, body: Node): void {
    if (!this.called.has(group)) {
      this.captured(group, body);
      return;
    }
    // A group that is called is a routine, which its own place calls, too.
    this.pending.push({ at: this.emit(OP.call, -1), group });
    const over = this.emit(OP.jump, -1);
    this.addresses.set(group, this.code.length);
    if (group === 0) this.node(body);
    else this.captured(group, body);
    this.emit(OP.return);
    this.here(over);
  }

  private captured(group: number, body: Node): void {
    const begin = this.register();
    // Within the group, nothing has matched yet.
    this.emit(OP.save, begin, OP.save, 2 * group, OP.assign, 2 * group + 1, -1);
    this.node(body);
    this.emit(OP.close, group, begin);
  }

  private atomic(body: Node): void {
    const height = this.register();
    this.emit(OP.mark, height);
    this.node(body);
    this.emit(OP.cut, height);
  }

  private absent(body: Node): void {
    const behind = this.emit(OP.absent, -1);
    this.node(body);
    this.emit(OP.match);
    this.here(behind);
  }

  private condition(group: number, yes: Node, no: Node): void {
    const other = this.emit(OP.condition, group, -1);
    this.node(yes);
    const end = this.emit(OP.jump, -1);
    this.here(other);
    this.node(no);
    this.here(end);
  }

  // --- Looks --------------------------------------------------------------------------------------------------------

  private look({ negated, lengths, bodies }: Look): void {
    if (lengths !== undefined) this.lookBehind(negated, lengths, bodies);
    else if (negated) this.without(bodies[0]!, undefined);
    else {
      const height = this.register();
      const position = this.register();
      this.emit(OP.mark, height, OP.save, position);
      this.node(bodies[0]!);
      this.emit(OP.cut, height, OP.restore, position);
    }
  }

  /** What stands before is no choice that is made for good: Ruby tries the next alternative when what follows fails. */
  private lookBehind(negated: boolean, lengths: readonly number[], bodies: readonly Node[]): void {
    if (negated) for (const [index, body] of bodies.entries()) this.without(body, lengths[index]!);
    else {
      this.choices(bodies, (body, index) => {
        this.emit(OP.back, lengths[index]!);
        this.node(body);
      });
    }
  }

  private without(body: Node, length: number | undefined): void {
    const height = this.register();
    const absent = this.emit(OP.pushNot, height, -1);
    const short = length === undefined ? undefined : this.emit(OP.backOr, length, -1);
    this.node(body);
    this.emit(OP.failNot, height);
    if (short !== undefined) {
      this.here(short);
      this.emit(OP.fail);
    }
    this.here(absent);
  }

  // --- Repetition ---------------------------------------------------------------------------------------------------

  private repeat(repeat: Repeat): void {
    const { lower, upper, lazy, body } = repeat;
    if (upper === 0) this.never(body);
    else if (body.kind === 'set' && upper > 1) {
      const most = upper === Number.POSITIVE_INFINITY ? -1 : upper;
      this.emit(lazy ? OP.lazyStar : OP.star, this.setIndex(body.set), lower, most);
    } else if (lower === 0 && upper === 1) this.optional(lazy, body);
    else if (upper !== Number.POSITIVE_INFINITY)
      this.counted(repeat, lazy || (sizeOf(body) + SIZE_OF_PUSH) * upper > MOST_EXPANDED);
    else if (lower <= 1) this.loop(lower, lazy, body);
    else if (sizeOf(body) * lower > MOST_EXPANDED) this.counted({ ...repeat, upper: MOST_TURNS }, true);
    else {
      this.counted({ ...repeat, upper: lower, lazy: false }, false);
      this.loop(0, lazy, body);
    }
  }

  /** What is there to be called only, `(?<name>...){0}`. */
  private never(body: Node): void {
    if (!some(body, (node) => node.kind === 'capture' && this.called.has(node.group))) return;
    const over = this.emit(OP.jump, -1);
    this.node(body);
    this.here(over);
  }

  private optional(lazy: boolean, body: Node): void {
    if (lazy) {
      const into = this.emit(OP.push, -1);
      const over = this.emit(OP.jump, -1);
      this.here(into);
      this.node(body);
      this.here(over);
    } else {
      const over = this.emit(OP.push, -1);
      this.node(body);
      this.here(over);
    }
  }

  /** Turns that are counted; Ruby writes small ones out, and then does not look whether a turn took nothing. */
  private counted({ lower, upper, lazy, body }: Repeat, checked: boolean): void {
    const counter = this.register();
    this.emit(OP.assign, counter, 0);
    const turn = this.code.length;
    const behind = this.emit(OP.turn, counter, lower, upper, lazy ? 1 : 0, -1);
    let leave: number | undefined;
    if (checked) leave = this.turnOf(body);
    else this.node(body);
    this.emit(OP.jump, turn);
    this.here(behind);
    if (leave !== undefined) this.here(leave);
  }

  private loop(lower: number, lazy: boolean, body: Node): void {
    const into = lower === 1 ? this.emit(OP.jump, -1) : -1;
    const start = this.code.length;
    let behind: number;
    if (lazy) {
      const again = this.emit(OP.push, -1);
      behind = this.emit(OP.jump, -1);
      this.here(again);
    } else behind = this.emit(OP.push, -1);
    if (lower === 1) this.here(into);
    const leave = this.turnOf(body);
    this.emit(OP.jump, start);
    this.here(behind);
    if (leave !== undefined) this.here(leave);
  }

  /** The body with the check that it has taken something; gives the place of the address to go to if not. */
  private turnOf(body: Node): number | undefined {
    if (!isNullable(body)) {
      this.node(body);
      return undefined;
    }
    const begin = this.register();
    const groups = capturesIn(body);
    this.emit(OP.save, begin);
    if (groups.length === 0) {
      this.node(body);
      return this.emit(OP.leaveIfEmpty, begin, -1);
    }
    const before = this.registers;
    this.registers += 2 * groups.length;
    for (const [index, group] of groups.entries()) {
      this.emit(OP.copy, before + 2 * index, 2 * group, OP.copy, before + 2 * index + 1, 2 * group + 1);
    }
    this.node(body);
    return this.emit(OP.leaveIfSame, begin, before, this.groupLists.push(groups) - 1, -1);
  }
}

const MOST_TURNS = 0x7fffffff;
/** Bytes of Ruby's program up to which it writes a repeat out, and of its instruction for a choice. */
const MOST_EXPANDED = 50;
const SIZE_OF_PUSH = 5;

/** About how many bytes the part has in Ruby's program. Ruby: compile_length_tree in regcomp.c. */
function sizeOf(node: Node): number {
  const inside = childrenOf(node).reduce((sum, child) => sum + sizeOf(child), 0);
  switch (node.kind) {
    case 'set':
      return node.set.single !== undefined ? 2 : node.set.text.length <= 8 ? 1 : 33;
    case 'alternatives':
      return inside + 2 * SIZE_OF_PUSH * (node.children.length - 1);
    case 'repeat':
      return sizeOfRepeat(node, inside);
    case 'capture':
      return inside + 6;
    case 'condition':
      return inside + 12;
    case 'absent':
      return inside + 7;
    case 'look':
      return inside + (node.negated ? 6 : 2);
    case 'reference':
      return 2;
    case 'call':
      return 5;
    default:
      return inside + (node.kind === 'list' || node.kind === 'empty' ? 0 : node.kind === 'atomic' ? 2 : 1);
  }
}

function sizeOfRepeat({ lower, upper, lazy, body }: Repeat, inside: number): number {
  const check = isNullable(body) ? 6 : 0;
  if (upper === Number.POSITIVE_INFINITY && (lower <= 1 || inside * lower <= MOST_EXPANDED)) {
    return inside * (lower + 1) + check + 2 * SIZE_OF_PUSH;
  }
  if (!lazy && (inside + SIZE_OF_PUSH) * upper <= MOST_EXPANDED) return inside * upper + SIZE_OF_PUSH * (upper - lower);
  if (upper === 1) return inside + 2 * SIZE_OF_PUSH;
  return inside + check + 10;
}

function capturesIn(node: Node): number[] {
  const own = node.kind === 'capture' && node.group > 0 ? [node.group] : [];
  return [...own, ...childrenOf(node).flatMap(capturesIn)];
}
