/**
 * Static checks of a program, all in one walk, in the order in which Puppet reports them.
 *
 * Puppet: `validate` of pops/validation/checker4_0.rb
 */
import type { Kind, Node, Program } from '../ast.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Visit } from '../visit.ts';
import { childVisitor } from '../visit.ts';
import type { Checker, ValidateOptions } from './checker.ts';
import { Abandoned, DiagnosticCollector } from './checker.ts';
import type { Checks } from './checks.ts';
import { CHECKS, TASKS_CHECKS } from './checks.ts';
import { checkTopConstructs } from './location.ts';

export type { ManifestPlaces, Strict, ValidateOptions } from './checker.ts';

/** What the walk does at a node of one kind. */
interface Step {
  readonly check: ((node: Node, checker: Checker) => void) | null;
  readonly visitChildren: ((node: Node, visit: Visit) => void) | undefined;
}

type Steps = Readonly<Record<string, Step>>;

const STEPS = stepsOf(CHECKS);
const TASKS_STEPS = stepsOf(TASKS_CHECKS);

/** One look-up a node gives both its check and its children. Without prototype, as that is the faster table. */
function stepsOf(checks: Checks): Steps {
  const steps = Object.create(null) as Record<string, Step>;
  for (const [kind, check] of Object.entries(checks)) {
    steps[kind] = { check: check as Step['check'], visitChildren: childVisitor(kind as Kind) };
  }
  return steps;
}

/** Everything the checks have to say about the program: errors, warnings and deprecations in Puppet's order. */
export function validate(program: Program, options: ValidateOptions = {}): Diagnostic[] {
  const collector = new DiagnosticCollector(program.source, options);
  try {
    checkTopConstructs(program, collector);
    walkAndCheck(program, collector, options.tasks === true ? TASKS_STEPS : STEPS);
  } catch (error) {
    if (error instanceof Abandoned) return [...collector.early, error.diagnostic];
    throw error;
  }
  return collector.early.length === 0 ? collector.found : [...collector.early, ...collector.found];
}

function walkAndCheck(program: Program, collector: DiagnosticCollector, steps: Steps): void {
  const path = collector.path;
  const visit = (node: Node): void => {
    const { check, visitChildren } = steps[node.kind] as Step;
    if (check !== null) check(node, collector);
    if (visitChildren === undefined) return;
    path.push(node);
    visitChildren(node, visit);
    path.pop();
  };
  visit(program);
}
