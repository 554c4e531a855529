/**
 * Groups that call themselves without end, before anything is matched.
 *
 * Ruby: subexp_recursive_check, subexp_inf_recursive_check and get_min_match_length in regcomp.c.
 */
import { recursiveCalls } from './call-graph.ts';
import { Rejection } from './rejection.ts';
import type { Call, Group, Node, Tree } from './tree.ts';
import { calledGroup, walk } from './tree.ts';

/** Ruby's own search takes time without bound; this one gives up and finds nothing. */
const MAX_STEPS = 200_000;
const MAX_DEPTH = 1000;

/** How a part of a pattern leads back to the group: not, only behind some character, at once. In the first two cases it may do so. */
const NONE = 0;
const EXISTS = 1;
const ENDLESS = 2;

export function checkRecursion(tree: Tree): void {
  const search = new RecursionSearch(tree);
  for (const group of search.recursiveGroups()) if (search.isEndless(group)) throw new Rejection('never ending recursion');
}

class RecursionSearch {
  private readonly tree: Tree;
  private readonly recursiveCalls: ReadonlyMap<Call, Group>;
  /** Groups on the way from the one in question, which is `goal`. */
  private readonly path = new Set<Node>();
  private goal: Group | undefined;
  private readonly measured = new Map<Group, boolean>();
  private readonly measuring = new Set<Group>();
  private steps = 0;

  constructor(tree: Tree) {
    this.tree = tree;
    this.recursiveCalls = recursiveCalls(tree);
  }

  /** The groups that a call within them leads to, in the order of the pattern. */
  recursiveGroups(): readonly Group[] {
    const recursive = new Set(this.recursiveCalls.values());
    const groups: Group[] = [];
    walk(this.tree.root, (node) => node.kind === 'group' && recursive.has(node) && groups.push(node));
    return groups;
  }

  isEndless(group: Group): boolean {
    this.goal = group;
    this.path.clear();
    return this.follow(group.children[0], true, 0) !== NONE;
  }

  /** `atStart` tells that nothing has been matched on the way. */
  private follow(node: Node, atStart: boolean, depth: number): number {
    if (depth > MAX_DEPTH || ++this.steps > MAX_STEPS) return NONE;
    switch (node.kind) {
      case 'list':
        return this.followList(node.children, atStart, depth + 1);
      case 'alternatives':
        return this.followAlternatives(node.children, atStart, depth + 1);
      case 'repeat': {
        const found = this.follow(node.children[0], atStart, depth + 1);
        return found === EXISTS && node.lower === 0 ? NONE : found;
      }
      case 'look':
        return this.follow(node.children[0], atStart, depth + 1);
      case 'call':
        return this.followGroup(calledGroup(node, this.tree), atStart, depth + 1);
      case 'group':
        return this.followGroup(node, atStart, depth + 1);
      default:
        return NONE;
    }
  }

  private followList(children: readonly Node[], atStart: boolean, depth: number): number {
    let found = NONE;
    let start = atStart;
    for (const child of children) {
      const one = this.follow(child, start, depth);
      if (one === ENDLESS) return one;
      found |= one;
      start &&= !this.consumes(child, depth);
    }
    return found;
  }

  private followAlternatives(children: readonly Node[], atStart: boolean, depth: number): number {
    let found = EXISTS;
    for (const child of children) {
      const one = this.follow(child, atStart, depth);
      if (one === ENDLESS) return one;
      found &= one;
    }
    return found;
  }

  private followGroup(group: Group, atStart: boolean, depth: number): number {
    if (this.path.has(group)) return NONE;
    if (group === this.goal) return atStart ? ENDLESS : EXISTS;
    this.path.add(group);
    const found = this.follow(group.children[0], atStart, depth);
    this.path.delete(group);
    return found;
  }

  /** Whether a part always matches some character, as far as is known by now. */
  private consumes(node: Node, depth: number): boolean {
    if (depth > MAX_DEPTH || ++this.steps > MAX_STEPS) return false;
    switch (node.kind) {
      case 'text':
        return node.size > 0;
      case 'list':
        return node.children.some((child) => this.consumes(child, depth + 1));
      case 'alternatives':
        return node.children.every((child) => this.consumes(child, depth + 1));
      case 'repeat':
        return node.lower > 0 && this.consumes(node.children[0], depth + 1);
      case 'reference':
        return !node.recursive && node.numbers.every((number) => this.groupConsumes(this.tree.groups[number], depth + 1));
      case 'call':
        return this.callConsumes(node, depth + 1);
      case 'group':
        return this.groupConsumes(node, depth + 1);
      default:
        return false;
    }
  }

  private callConsumes(call: Call, depth: number): boolean {
    const group = calledGroup(call, this.tree);
    return this.recursiveCalls.has(call) ? this.measured.get(group) === true : this.groupConsumes(group, depth);
  }

  private groupConsumes(group: Group | undefined, depth: number): boolean {
    if (group === undefined || group.type === 'absent') return false;
    if (group.type !== 'capture') return this.consumes(group.children[0], depth);
    const known = this.measured.get(group);
    if (known !== undefined) return known;
    if (group === this.goal || this.measuring.has(group)) return false;
    this.measuring.add(group);
    const consumes = this.consumes(group.children[0], depth);
    this.measuring.delete(group);
    this.measured.set(group, consumes);
    return consumes;
  }
}
