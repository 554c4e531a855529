/**
 * The check of an interpolated heredoc's text against the syntax that its tag names.
 *
 * Puppet: pops/evaluator/external_syntax_support.rb
 */
import type { Expression } from '../../parser/ast.ts';
import type { Diagnostic } from '../../parser/diagnostics/diagnostic.ts';
import { syntaxProblem } from '../../parser/validate/external-syntax.ts';
import { diagnosticText, EvaluationError, PuppetError } from './errors.ts';
import type { Scope } from './scope.ts';
import type { CodeContext } from './thunk.ts';

/** Throws when the text is not of the syntax; one that nobody can check is as good as any. */
export function checkSyntax(text: string, syntax: string, node: Expression, scope: Scope, { source }: CodeContext): void {
  const { settings } = scope.compilation;
  const logEarly = (warnings: readonly Diagnostic[]): void => {
    for (const warning of warnings) scope.compilation.log('warning', diagnosticText(warning));
  };
  const problem = syntaxProblem(text, syntax, { tasks: settings.tasks, strict: settings.strict, logEarly });
  if (problem === undefined) return;
  const { code, message, bare, related } = problem;
  if (bare) throw new PuppetError(message);
  const at = { source, offset: node.offset, length: node.length };
  const diagnostic: Diagnostic = { code, severity: 'error', message, at, ...(related === undefined ? {} : { related }) };
  throw new EvaluationError(diagnostic, diagnosticText(diagnostic));
}
