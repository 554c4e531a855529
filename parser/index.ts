/**
 * The front end's only door: text in, syntax tree and diagnostics out. No I/O happens here, and nothing here throws for bad input.
 */
import type { Program } from './ast.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { DiagnosticError } from './diagnostics/diagnostic.ts';
import { PuppetParser } from './grammar/index.ts';
import { lex } from './lexer/index.ts';
import type { Source } from './source.ts';
import type { ValidateOptions } from './validate/index.ts';
import { validate } from './validate/index.ts';

export type * from './ast.ts';
export type { Diagnostic, RelatedPlace, Severity, Span } from './diagnostics/diagnostic.ts';
export { DiagnosticError } from './diagnostics/diagnostic.ts';
export { toPN } from './pn.ts';
export type { Place } from './source.ts';
export { Source } from './source.ts';

/** What the text is, and the settings that the validator looks at. */
export interface ParseOptions extends ValidateOptions {
  /** The text is an EPP template. */
  readonly epp?: boolean;
}

export interface ParseResult {
  /** Absent when there is an error. */
  readonly program?: Program;
  /** In Puppet's order: the lexer's warnings, then the syntax error or what the validator found. */
  readonly diagnostics: readonly Diagnostic[];
}

let parser: PuppetParser | undefined;

/**
 * The tree of a manifest or EPP template and all that is to be said of it, as Puppet's EvaluatingParser: lexed, parsed, validated.
 *
 * Puppet: pops/parser/evaluating_parser.rb
 */
export function parse(source: Source, options: ParseOptions = {}): ParseResult {
  const { tokens, warnings } = lex(source, options);
  parser ??= new PuppetParser();
  const diagnostics: Diagnostic[] = warnings.map((w) => w.diagnostic);
  try {
    const program = parser.parse(source, tokens);
    for (const finding of validate(program, options)) diagnostics.push(finding);
    return diagnostics.some((d) => d.severity === 'error') ? { diagnostics } : { program, diagnostics };
  } catch (error) {
    const diagnostic = diagnosticFor(error, source, parser.reached);
    const at = diagnostic.at?.offset ?? Number.POSITIVE_INFINITY;
    // Puppet lexes as it parses: what stands behind the error was never seen.
    const said = warnings.filter((w) => w.tokenOffset <= at).map((w) => w.diagnostic);
    return { diagnostics: [...said, diagnostic] };
  }
}

/**
 * The tree of a text that is not validated, such as the text of a type. Throws a DiagnosticError for what cannot be parsed.
 *
 * Puppet: pops/parser/parser_support.rb#parse_string
 */
export function parseUnvalidated(source: Source): Program {
  const { tokens } = lex(source, {});
  parser ??= new PuppetParser();
  try {
    return parser.parse(source, tokens);
  } catch (error) {
    throw new DiagnosticError(diagnosticFor(error, source, parser.reached));
  }
}

/** What V8 says at the end of the stack, and when a regular expression finds itself there. */
const STACK_ERRORS = ['Maximum call stack size exceeded', 'Stack overflow'];

/** `reached` is where the parser was, which is where expressions are nested too deeply. */
function diagnosticFor(error: unknown, source: Source, reached: number): Diagnostic {
  if (error instanceof DiagnosticError) return error.diagnostic;
  if (error instanceof Error && STACK_ERRORS.some((text) => error.message.includes(text))) {
    return {
      code: 'DALANG_NESTED_TOO_DEEPLY',
      severity: 'error',
      message: 'The expressions are nested too deeply',
      at: { source, offset: reached, length: 0 },
      hint: 'Split the expression into several, or check for an unclosed bracket.',
    };
  }
  throw error;
}
