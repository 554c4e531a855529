/**
 * How long a pattern may keep JavaScript's engine busy, which nothing can interrupt: an upper bound from the pattern alone, as
 * `ways * length ** degree` steps for a subject of some length. The degree is infinite where two ways through a loop can take the same text,
 * so that the number of ways grows with each turn.
 */
import type { CharacterSet } from './character-set.ts';
import { childrenOf, isNullable, type Node, type Repeat, some } from './node.ts';

export interface Danger {
  readonly degree: number;
  /** Ways through all that is not in loops. */
  readonly ways: number;
}

/** A repeat of more than a single character that may be done more often counts as a loop. */
const FEW = 10;
/** Characters in a loop up to which ambiguity is looked for; larger ones are taken to be ambiguous. */
const MOST_POSITIONS = 120;

export function dangerOf(root: Node): Danger {
  return { degree: (startsAtText(root) ? 0 : 1) + degreeOf(root), ways: waysOf(root) };
}

function startsAtText(node: Node): boolean {
  if (node.kind === 'list') return startsAtText(node.children[0]!);
  if (node.kind === 'alternatives') return node.children.every(startsAtText);
  if (node.kind === 'capture') return startsAtText(node.body);
  return node.kind === 'anchor' && node.type === 'A';
}

function isLoop({ upper, body }: Repeat): boolean {
  return upper === Number.POSITIVE_INFINITY || (upper > FEW && body.kind !== 'set');
}

function degreeOf(node: Node): number {
  switch (node.kind) {
    case 'alternatives':
      return Math.max(...node.children.map(degreeOf));
    case 'repeat':
      if (!isLoop(node)) return degreeOf(node.body);
      // One way to each place, however many loops there are within this one.
      return isAmbiguous(node.body) ? Number.POSITIVE_INFINITY : 1;
    default:
      return childrenOf(node).reduce((sum, child) => sum + degreeOf(child), 0);
  }
}

function waysOf(node: Node): number {
  switch (node.kind) {
    case 'alternatives':
      return node.children.reduce((sum, child) => sum + waysOf(child), 0);
    case 'repeat':
      return isLoop(node) ? waysOf(node.body) : repeatedWays(node);
    default:
      return childrenOf(node).reduce((product, child) => product * waysOf(child), 1);
  }
}

function repeatedWays({ lower, upper, body }: Repeat): number {
  const ways = waysOf(body);
  if (ways === 1) return upper - lower + 1;
  let sum = 0;
  for (let count = lower; count <= upper; count++) sum += ways ** count;
  return sum;
}

// --- Loops ----------------------------------------------------------------------------------------------------------

/** Places of a loop's body where a character is taken, and which can follow which. Glushkov's automaton. */
interface Positions {
  readonly sets: CharacterSet[];
  /** For each position those that can follow it, one as often as there are ways to it. */
  readonly follow: number[][];
}

interface Ends {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

/** Whether a loop over the body has two ways to take the same text from a position back to it. */
function isAmbiguous(body: Node): boolean {
  if (body.kind === 'set') return false;
  if (isNullable(body) || some(body, ({ kind }) => kind === 'look')) return true;
  const positions: Positions = { sets: [], follow: [] };
  const ends = addPositions(body, positions);
  if (ends === undefined) return true;
  connect(positions, ends.last, ends.first);
  if (positions.follow.some((next) => new Set(next).size < next.length)) return true;
  return hasTwoWays(positions);
}

function addPositions(node: Node, to: Positions): Ends | undefined {
  switch (node.kind) {
    case 'set': {
      if (to.sets.length >= MOST_POSITIONS) return undefined;
      const position = to.sets.push(node.set) - 1;
      to.follow.push([]);
      return { first: [position], last: [position], nullable: false };
    }
    case 'list':
      return node.children.reduce<Ends | undefined>((before, child) => before && inSequence(before, addPositions(child, to), to), {
        first: [],
        last: [],
        nullable: true,
      });
    case 'alternatives':
      return node.children.reduce<Ends | undefined>((before, child) => before && either(before, addPositions(child, to)), {
        first: [],
        last: [],
        nullable: false,
      });
    case 'capture':
      return addPositions(node.body, to);
    case 'repeat':
      return repeated(node, to);
    default:
      return { first: [], last: [], nullable: true };
  }
}

function inSequence(before: Ends, ends: Ends | undefined, to: Positions): Ends | undefined {
  if (ends === undefined) return undefined;
  connect(to, before.last, ends.first);
  return {
    first: before.nullable ? [...before.first, ...ends.first] : before.first,
    last: ends.nullable ? [...before.last, ...ends.last] : ends.last,
    nullable: before.nullable && ends.nullable,
  };
}

function either(before: Ends, ends: Ends | undefined): Ends | undefined {
  if (ends === undefined) return undefined;
  return {
    first: [...before.first, ...ends.first],
    last: [...before.last, ...ends.last],
    nullable: before.nullable || ends.nullable,
  };
}

/** Repeats of any number are taken for loops. */
function repeated({ lower, upper, body }: Repeat, to: Positions): Ends | undefined {
  const ends = addPositions(body, to);
  if (ends === undefined || (upper > 1 && ends.nullable)) return undefined;
  if (upper > 1) connect(to, ends.last, ends.first);
  return { ...ends, nullable: ends.nullable || lower === 0 };
}

function connect({ follow }: Positions, from: readonly number[], to: readonly number[]): void {
  for (const position of from) follow[position]!.push(...to);
}

/**
 * Whether two different positions can be reached from one and lead back to one over the same text: then they are in one strongly connected
 * component of the product of the automaton with itself.
 */
function hasTwoWays({ sets, follow }: Positions): boolean {
  const overlaps = overlapTable(sets);
  const next = (pair: number): readonly number[] => {
    const [a, b] = [Math.floor(pair / sets.length), pair % sets.length];
    return follow[a]!.flatMap((p) => follow[b]!.filter((q) => overlaps[p]![q]).map((q) => p * sets.length + q));
  };
  const edges = new Map<number, readonly number[]>();
  const open = sets.map((_, position) => position * (sets.length + 1));
  while (open.length > 0) {
    const pair = open.pop()!;
    if (edges.has(pair)) continue;
    const targets = next(pair);
    edges.set(pair, targets);
    open.push(...targets);
  }
  // A loop can be entered again from each of its ends: every position leads to every other, so a pair that leads to the diagonal does it.
  return leadsToDiagonal(edges, sets.length);
}

function overlapTable(sets: readonly CharacterSet[]): readonly (readonly boolean[])[] {
  return sets.map((a) => sets.map((b) => a === b || a.overlaps(b)));
}

/** Whether from a pair off the diagonal, all of which have been reached from it, the diagonal can be reached. */
function leadsToDiagonal(edges: ReadonlyMap<number, readonly number[]>, size: number): boolean {
  const isDiagonal = (pair: number): boolean => pair % (size + 1) === 0;
  return [...edges].some(([pair, targets]) => !isDiagonal(pair) && targets.some(isDiagonal));
}
