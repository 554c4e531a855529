/**
 * A rule: what one can be wrong about, one file each in rules/.
 */
import type { ValidationContext } from './context.ts';
import type { Finding, RuleInfo } from './finding.ts';
import type { ValidatedNode } from './node.ts';

/** A finding as a rule makes it: which rule, how severe and for which nodes is added unless it says so. */
export type RuleFinding = Omit<Finding, 'rule' | 'severity' | 'nodes'> &
  Partial<Pick<Finding, 'severity' | 'nodes'>> & {
    /** Part of the message with which a compilation fails for this reason: it need not be told of as well. */
    readonly explains?: string;
  };

export interface Rule extends RuleInfo {
  /** Once for each node, in turn: what is wrong for it. Equal findings of several nodes become one that names them all. */
  checkNode?(node: ValidatedNode, context: ValidationContext): Iterable<RuleFinding>;
  /** Once, after all nodes: what is wrong with the environment, or with the fleet as a whole. */
  check?(context: ValidationContext): Iterable<RuleFinding>;
}

/**
 * A rule over the catalogs of a whole fleet. Catalogs are not kept: `collect` takes out of each node what matters, and `check` sees what
 * was collected of all nodes, in the order of the nodes.
 */
export interface FleetRule<T> extends RuleInfo {
  collect(node: ValidatedNode, context: ValidationContext): T;
  checkFleet(collected: ReadonlyMap<string, T>, context: ValidationContext): Iterable<RuleFinding>;
}

const NOTHING: readonly RuleFinding[] = [];

/** The rule that collects while nodes are checked and checks what it has at the end. */
export function fleetRule<T>({ collect, checkFleet, ...info }: FleetRule<T>): Rule {
  const collected = new WeakMap<ValidationContext, Map<string, T>>();
  const of = (context: ValidationContext): Map<string, T> => {
    let known = collected.get(context);
    if (known === undefined) {
      known = new Map();
      collected.set(context, known);
    }
    return known;
  };
  return {
    ...info,
    checkNode: (node, context) => {
      of(context).set(node.name, collect(node, context));
      return NOTHING;
    },
    check: (context) => checkFleet(of(context), context),
  };
}
