/** Which groups lead to which, by calls and by standing within one another; so which calls are recursive. */
import type { Call, Group, Node, Tree } from './tree.ts';
import { calledGroup, walk } from './tree.ts';

interface Edge {
  readonly from: Group;
  readonly to: Group;
  /** Absent where one group merely stands within the other. */
  readonly call?: Call;
}

/** The calls that lead back to where they stand. The whole pattern is a group of its own here, as always where there are calls. */
export function recursiveCalls(tree: Tree): ReadonlyMap<Call, Group> {
  const edges = allEdges(tree);
  const targets = new Map<Group, Group[]>();
  for (const { from, to } of edges) {
    const known = targets.get(from);
    if (known === undefined) targets.set(from, [to]);
    else known.push(to);
  }
  const component = components(tree.groups[0]!, targets);
  const recursive = edges.filter(({ from, to, call }) => call !== undefined && component.get(from) === component.get(to));
  return new Map(recursive.map(({ call, to }) => [call!, to]));
}

function allEdges(tree: Tree): readonly Edge[] {
  const edges: Edge[] = [];
  const around: Group[] = [];
  const isCapture = (node: Node): node is Group => node.kind === 'group' && node.type === 'capture';
  walk(
    tree.root,
    (node) => {
      const from = around.at(-1)!;
      if (node.kind === 'call') edges.push({ from, to: calledGroup(node, tree), call: node });
      if (!isCapture(node)) return;
      if (from !== undefined) edges.push({ from, to: node });
      around.push(node);
    },
    (node) => isCapture(node) && around.pop(),
  );
  return edges;
}

/** Tarjan's strongly connected components of all that is reached from a group, as a number for each. */
function components(root: Group, targets: ReadonlyMap<Group, readonly Group[]>): ReadonlyMap<Group, number> {
  const component = new Map<Group, number>();
  const order = new Map<Group, number>();
  const lowest = new Map<Group, number>();
  const pending: Group[] = [];
  const open: { readonly group: Group; next: number }[] = [];
  const lower = (group: Group, to: number): unknown => lowest.set(group, Math.min(lowest.get(group)!, to));
  const enter = (group: Group): void => {
    lowest.set(group, order.size);
    order.set(group, order.size);
    pending.push(group);
    open.push({ group, next: 0 });
  };
  const leave = (group: Group): void => {
    open.pop();
    if (open.length > 0) lower(open.at(-1)!.group, lowest.get(group)!);
    if (lowest.get(group) !== order.get(group)) return;
    for (const member of pending.splice(pending.lastIndexOf(group))) component.set(member, order.get(group)!);
  };
  enter(root);
  while (open.length > 0) {
    const top = open.at(-1)!;
    const target = targets.get(top.group)?.[top.next++];
    if (target === undefined) leave(top.group);
    else if (!order.has(target)) enter(target);
    else if (!component.has(target)) lower(top.group, order.get(target)!);
  }
  return component;
}
