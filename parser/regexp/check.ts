/**
 * What is wrong with a pattern that parses: references to groups that are not there, look-behinds without a length, endless recursion.
 *
 * Ruby: onig_compile, setup_tree and what they call in regcomp.c.
 */
import { textOf } from './characters.ts';
import { checkRecursion } from './recursion.ts';
import { Rejection } from './rejection.ts';
import type { Call, Look, Node, Tree } from './tree.ts';
import { calledGroup, childrenOf, walk } from './tree.ts';

/** What may not stand in each kind of look-behind. */
const MASK = { reference: 1, special: 2, capture: 4 };
const FORBIDDEN: Readonly<Record<Look['type'], number>> = {
  ahead: 0,
  behind: MASK.reference | MASK.special,
  notBehind: MASK.reference | MASK.special | MASK.capture,
};

/** Throws what Ruby finds wrong first. */
export function checkTree(tree: Tree): void {
  if (!tree.special) return;
  if (tree.namedCount > 0) walk(tree.root, (node) => checkNumbered(node, tree));
  if (tree.calls > 0) {
    walk(tree.root, (node) => node.kind === 'call' && checkCall(node, tree));
    checkRecursion(tree);
  }
  measure(tree);
  walk(
    tree.root,
    (node) => enter(node, tree),
    (node) => node.kind === 'look' && checkLength(node, tree),
  );
  checkBranches(tree.root);
}

/** Where groups have names, numbers cannot be used. */
function checkNumbered(node: Node, tree: Tree): void {
  if (node.kind === 'reference' && !node.named) throw new Rejection(NUMBERED);
  const mixed = tree.namedCount !== tree.groupCount;
  if (mixed && node.kind === 'group' && node.type === 'condition') checkNumber(node.number, tree);
}

const NUMBERED = 'numbered backref/call is not allowed. (use name)';

function checkNumber(number: number, tree: Tree): void {
  if (number > tree.groupCount) throw new Rejection('invalid backref number/name');
}

function checkCall(call: Call, tree: Tree): void {
  if (call.number === 0) return;
  if (call.number === undefined) {
    const numbers = tree.names.get(textOf(call.name));
    if (numbers === undefined) throw new Rejection('undefined name <%n> reference', call.name);
    if (numbers.length > 1) throw new Rejection('multiplex definition name <%n> call', call.name);
  } else if (tree.namedCount > 0) throw new Rejection(NUMBERED);
  else if (call.number > tree.groupCount) throw new Rejection('undefined group <%n> reference', call.name);
}

function enter(node: Node, tree: Tree): void {
  if (node.kind === 'reference') for (const number of node.numbers) checkNumber(number, tree);
  if (node.kind === 'group' && node.type === 'condition') {
    if (!node.named && tree.namedCount > 0) throw new Rejection(NUMBERED);
    checkNumber(node.number, tree);
  }
  if (node.kind === 'look' && ((node.children[0].mask ?? 0) & FORBIDDEN[node.type]) !== 0) throw new Rejection(LOOK_BEHIND);
}

const LOOK_BEHIND = 'invalid pattern in look-behind';

/** A look-behind wants one length, or alternatives that have one each. */
function checkLength(look: Look, tree: Tree): void {
  if (look.type === 'ahead') return;
  let target: Node = look.children[0];
  while (isTransparent(target, tree)) target = childrenOf(target)[0]!;
  const parts = target.kind === 'alternatives' ? target.children : [target];
  if (parts.some((part) => part.length === undefined)) throw new Rejection(LOOK_BEHIND);
}

/** Where groups have names, those without do not capture. */
function isTransparent(node: Node, tree: Tree): boolean {
  return node.kind === 'group' && node.type === 'capture' && tree.namedCount > 0 && !node.named && node.number !== 0;
}

/**
 * Fills in `length` and `mask` of all nodes, of a called group before its calls. A call from within the group finds it without a length
 * then, as it must.
 */
function measure(tree: Tree): void {
  const seen = new Set<Node>();
  const enter = (node: Node): unknown => seen.add(node);
  const leave = (node: Node): void => {
    node.length = lengthOf(node, tree);
    node.mask = maskOf(node, tree);
  };
  const below = (node: Node): readonly Node[] => {
    const nodes = node.kind === 'call' ? [calledGroup(node, tree)] : childrenOf(node);
    return tree.calls === 0 ? nodes : nodes.filter((one) => !seen.has(one));
  };
  walk(tree.root, enter, leave, below);
}

function lengthOf(node: Node, tree: Tree): number | undefined {
  switch (node.kind) {
    case 'text':
      return node.size;
    case 'anchor':
    case 'look':
      return 0;
    case 'reference':
      return undefined;
    case 'call':
      return calledGroup(node, tree).length;
    case 'repeat':
      return node.lower === node.upper ? times(node.children[0].length, node.lower) : undefined;
    case 'list':
      return node.children.reduce<number | undefined>((sum, child) => plus(sum, child.length), 0);
    case 'alternatives':
      return node.children.every((child) => child.length === node.children[0]!.length) ? node.children[0]!.length : undefined;
    case 'group':
      return node.type === 'absent' ? 0 : node.children[0].length;
  }
}

function times(length: number | undefined, count: number): number | undefined {
  return length === undefined ? undefined : length * count;
}

function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

function maskOf(node: Node, tree: Tree): number {
  let mask = 0;
  for (const child of childrenOf(node)) mask |= child.mask ?? 0;
  if (node.kind === 'reference') return MASK.reference;
  if (node.kind === 'anchor') return node.allowedBehind ? 0 : MASK.special;
  if (node.kind === 'look') return node.type === 'ahead' ? mask | MASK.special : mask;
  if (node.kind !== 'group' || node.type === 'options' || isTransparent(node, tree)) return mask;
  return mask | (node.type === 'capture' ? MASK.capture : MASK.special);
}

/** A condition has two alternatives at most. */
function checkBranches(root: Node): void {
  walk(root, (node) => {
    if (node.kind !== 'group' || node.type !== 'condition') return;
    const [target] = node.children;
    if (target.kind === 'alternatives' && target.children.length > 2) throw new Rejection('invalid conditional pattern');
  });
}
