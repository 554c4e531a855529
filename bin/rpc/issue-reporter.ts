import type { Diagnostic } from '../../parser/diagnostics/diagnostic.ts';
import { formatPuppet } from '../../parser/diagnostics/report.ts';
import type { LogLine } from './protocol.ts';

/** Puppet's defaults for its settings max_errors, max_warnings and max_deprecations. */
const MAX = 10;

/** Logged by the lexer as it goes: not among the validator's warnings. */
const LEXER_WARNINGS: ReadonlySet<string> = new Set(['UNRECOGNIZED_ESCAPE', 'ILLEGAL_UNICODE_ESCAPE']);

/**
 * What Puppet logs, and the message it raises, for the findings in one text: a single error is the message, several are logged and
 * counted.
 *
 * Puppet: pops/issue_reporter.rb#assert_and_report
 */
export function assertAndReport(diagnostics: readonly Diagnostic[]): {
  readonly logs: readonly LogLine[];
  readonly error?: string;
} {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const fromLexer = diagnostics.filter((diagnostic) => diagnostic.severity !== 'error' && LEXER_WARNINGS.has(diagnostic.code));
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity !== 'error' && !LEXER_WARNINGS.has(diagnostic.code));
  const logs: LogLine[] = [...fromLexer, ...emitted(warnings)].map((diagnostic) => ['warning', formatPuppet(diagnostic)]);
  const first = errors[0];
  if (first === undefined) return { logs };
  if (errors.length === 1) return { logs, error: formatPuppet(first) };
  for (const diagnostic of errors.slice(0, MAX)) logs.push(['err', formatPuppet(diagnostic)]);
  const counted = warnings.length > 0 ? `${errors.length} errors, and ${warnings.length} warnings` : `${errors.length} errors`;
  const file = first.file ?? first.at?.source.file;
  return { logs, error: `Language validation logged ${counted}. Giving up${file === undefined ? '' : ` (file: ${file})`}` };
}

function emitted(warnings: readonly Diagnostic[]): Diagnostic[] {
  let deprecations = 0;
  let others = 0;
  return warnings.filter((diagnostic) => (diagnostic.severity === 'deprecation' ? deprecations++ : others++) < MAX);
}
