/**
 * Static checks of a program, all in one walk, in the order in which Puppet reports them.
 *
 * Puppet: `validate` of pops/validation/checker4_0.rb
 */
import type { Node, Program } from '../ast.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { eachChild } from '../visit.ts';
import type { Checker, ValidateOptions } from './checker.ts';
import { Abandoned, DiagnosticCollector } from './checker.ts';
import { CHECKS, TASKS_CHECKS } from './checks.ts';
import { checkTopConstructs } from './location.ts';

export type { ManifestPlaces, Strict, ValidateOptions } from './checker.ts';

type AnyChecks = Readonly<Record<string, ((node: Node, checker: Checker) => void) | null>>;

/** Everything the checks have to say about the program: errors, warnings and deprecations in Puppet's order. */
export function validate(program: Program, options: ValidateOptions = {}): Diagnostic[] {
  const collector = new DiagnosticCollector(program.source, options);
  try {
    checkTopConstructs(program, collector);
    walkAndCheck(program, collector, options.tasks === true ? TASKS_CHECKS : CHECKS);
  } catch (error) {
    if (error instanceof Abandoned) return [...collector.early, error.diagnostic];
    throw error;
  }
  return collector.early.length === 0 ? collector.found : [...collector.early, ...collector.found];
}

function walkAndCheck(program: Program, collector: DiagnosticCollector, checks: typeof CHECKS): void {
  const byKind = checks as unknown as AnyChecks;
  const path = collector.path;
  const visit = (node: Node): void => {
    const check = byKind[node.kind];
    if (check) check(node, collector);
    path.push(node);
    eachChild(node, visit);
    path.pop();
  };
  visit(program);
}
