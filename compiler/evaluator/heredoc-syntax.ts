/**
 * The check of a heredoc's text against the syntax that its tag names: JSON, Puppet code, EPP. Other names are not checked.
 *
 * Puppet: pops/evaluator/external_syntax_support.rb, syntax_checkers/*.rb
 */
import type { Expression } from '../../parser/ast.ts';
import { parse, Source } from '../../parser/index.ts';
import { diagnosticText, EvaluationError, located } from './errors.ts';
import type { CodeContext } from './thunk.ts';

type Checker = (text: string) => { readonly code: string; readonly message: string } | undefined;

const CHECKERS: Readonly<Record<string, Checker>> = {
  json: (text) => {
    try {
      JSON.parse(text);
      return undefined;
    } catch {
      const detail = oneLine(`unexpected token at '${text}'`, 100);
      return { code: 'ILLEGAL_JSON', message: `JSON syntax checker: Cannot parse invalid JSON string. "${detail}"` };
    }
  },
  pp: (text) => puppetFault(text, false, 'PP'),
  epp: (text) => puppetFault(text, true, 'EPP'),
};

/** Throws when the text is not of the syntax. `json+x` names a kind of `x`: the most special known name is checked. */
export function checkSyntax(text: string, syntax: string, node: Expression, { source }: CodeContext): void {
  const checker = checkerFor(syntax);
  const fault = checker?.(text);
  if (!fault) return;
  const message = `Invalid produced text having syntax: '${syntax}'. ${fault.message}`;
  const at = { source, offset: node.offset, length: node.length };
  const { file, line, pos } = source.place(node.offset);
  throw new EvaluationError({ code: fault.code, severity: 'error', message, at }, located(message, file, line, pos));
}

function checkerFor(syntax: string): Checker | undefined {
  const segments = syntax.split('+');
  for (let from = 0; from < segments.length; from++) {
    const checker = CHECKERS[segments.slice(from).join('+')];
    if (checker) return checker;
  }
  return undefined;
}

function puppetFault(text: string, epp: boolean, name: string): { code: string; message: string } | undefined {
  const fault = parse(new Source(text), { epp }).diagnostics.find(({ severity }) => severity === 'error');
  return fault && { code: `ILLEGAL_${name}`, message: `${name} syntax checker: "${oneLine(diagnosticText(fault), 500)}"` };
}

function oneLine(text: string, limit: number): string {
  return text.slice(0, limit).replace(/\r?\n/g, '\\n');
}
