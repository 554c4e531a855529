/**
 * Text in a heredoc that names its syntax (`@(END:json)`) is checked for that syntax, unless it interpolates. What is wrong in it ends
 * the check of the whole program, with this one error.
 *
 * Puppet: pops/evaluator/external_syntax_support.rb, syntax_checkers/*.rb
 */
import type { HeredocExpression } from '../ast.ts';
import type { Diagnostic, RelatedPlace } from '../diagnostics/diagnostic.ts';
import { assertAndReport } from '../diagnostics/report.ts';
import { parse } from '../index.ts';
import { Source } from '../source.ts';
import { base64Problem } from './base64-syntax.ts';
import type { Checker } from './checker.ts';
import { jsonProblem } from './json-syntax.ts';

/** What is wrong with a text: a code and the words for it, or `undefined` when nothing is. */
export interface SyntaxProblem {
  readonly code: string;
  readonly message: string;
  /** The checker itself fails: its message stands alone, and without a place. */
  readonly bare?: boolean;
  readonly related?: readonly RelatedPlace[];
}

/** What a check needs to know of its surroundings, and where it tells warnings. */
export type SyntaxSurroundings = Pick<Checker, 'tasks' | 'strict' | 'logEarly'>;

type SyntaxCheck = (text: string, syntax: string, surroundings: SyntaxSurroundings) => SyntaxProblem | undefined;

const SYNTAX_CHECKS: Readonly<Record<string, SyntaxCheck>> = {
  json: (text) => {
    const problem = jsonProblem(text);
    const message = `JSON syntax checker: Cannot parse invalid JSON string. "${onOneLine(problem ?? '', 100)}"`;
    return problem === undefined ? undefined : { code: 'ILLEGAL_JSON', message };
  },
  base64: (text) => {
    const problem = base64Problem(text);
    const message = `Base64 syntax checker: Cannot parse invalid Base64 string - ${problem}`;
    return problem === undefined ? undefined : { code: 'ILLEGAL_BASE64', message };
  },
  pp: (text, syntax, surroundings) => puppetProblem('pp', text, syntax, surroundings),
  epp: (text, syntax, surroundings) => puppetProblem('epp', text, syntax, surroundings),
};

export function checkHeredoc(node: HeredocExpression, checker: Checker): void {
  const { syntax, textExpr } = node;
  if (syntax === '' || textExpr.kind !== 'LiteralString') return;
  const problem = syntaxProblem(textExpr.value, syntax, checker);
  if (problem === undefined) return;
  const { code, message, bare, related = [] } = problem;
  if (bare) checker.giveUp({ code, severity: 'error', message });
  const at = { source: checker.source, offset: textExpr.offset, length: textExpr.length };
  checker.giveUp({ code, severity: 'error', message, at, ...(related.length > 0 ? { related } : {}) });
}

/** What is wrong with a text that should be of a syntax, as the whole message of an error. */
export function syntaxProblem(text: string, syntax: string, surroundings: SyntaxSurroundings): SyntaxProblem | undefined {
  const problem = syntaxCheckFor(syntax)?.(text, syntax, surroundings);
  if (problem === undefined || problem.bare) return problem;
  return { ...problem, message: `Invalid produced text having syntax: '${syntax}'. ${problem.message}` };
}

/** The check for the longest known end of a syntax name: `data+json` is `json`. */
function syntaxCheckFor(syntax: string): SyntaxCheck | undefined {
  const segments = syntax.replace(/\++$/, '').split('+');
  for (let first = 0; first < segments.length; first++) {
    const name = segments.slice(first).join('+');
    if (Object.hasOwn(SYNTAX_CHECKS, name)) return SYNTAX_CHECKS[name];
  }
  return undefined;
}

/** Unlike the others, this check wants its own name and nothing before it. */
function puppetProblem(
  name: 'pp' | 'epp',
  text: string,
  syntax: string,
  surroundings: SyntaxSurroundings,
): SyntaxProblem | undefined {
  const label = `${name.toUpperCase()} syntax checker:`;
  const code = `ILLEGAL_${name.toUpperCase()}`;
  if (syntax !== name) return { code, bare: true, message: `${label} the syntax identifier must be a String, e.g. pp` };
  const { tasks, strict } = surroundings;
  const { diagnostics } = parse(new Source(text), { epp: name === 'epp', tasks, strict });
  surroundings.logEarly(diagnostics.filter(isWarning));
  const { error } = assertAndReport(diagnostics);
  if (error === undefined) return undefined;
  return { code, message: `${label} "${onOneLine(error, 500)}"`, related: placesOf(diagnostics) };
}

/** Where in the text of the heredoc the errors are. */
function placesOf(diagnostics: readonly Diagnostic[]): RelatedPlace[] {
  return diagnostics.flatMap((each) => (isWarning(each) || each.at === undefined ? [] : [{ at: each.at, message: each.message }]));
}

function isWarning(diagnostic: Diagnostic): boolean {
  return diagnostic.severity !== 'error';
}

function onOneLine(message: string, limit: number): string {
  return Array.from(message).slice(0, limit).join('').replace(/\r?\n/g, '\\n');
}
