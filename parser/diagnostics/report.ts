/**
 * The one reporter: a diagnostic as Puppet's own line, as a code frame for people, or as data; and a list of them as Puppet reports it.
 *
 * Puppet: util/errors.rb (error_location), pops/issue_reporter.rb
 */
import type { Diagnostic, RelatedPlace } from './diagnostic.ts';
import { errorLocation } from './error-location.ts';

export { errorLocation } from './error-location.ts';
export type { FrameOptions } from './frame.ts';
export { formatFrame } from './frame.ts';

/** Puppet's line: the message, and the place behind it. */
export function formatPuppet(diagnostic: Diagnostic): string {
  const place = diagnostic.at?.source.place(diagnostic.at.offset);
  const location = errorLocation(place?.file ?? diagnostic.file, place?.line, place?.pos);
  return location === '' ? diagnostic.message : `${diagnostic.message} ${location}`;
}

export interface DiagnosticData {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly pos?: number;
  /** UTF-16 units of the text. */
  readonly offset?: number;
  readonly length?: number;
  readonly related?: readonly { readonly message: string; readonly file?: string; readonly line: number; readonly pos: number }[];
  readonly hint?: string;
}

/** The diagnostic as plain data for JSON, without the text of the source. */
export function toData(diagnostic: Diagnostic): DiagnosticData {
  const { code, severity, message, at, file, related, hint } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(file === undefined ? {} : { file }),
    ...(at === undefined ? {} : { ...at.source.place(at.offset), offset: at.offset, length: at.length }),
    ...(related === undefined ? {} : { related: related.map(relatedData) }),
    ...(hint === undefined ? {} : { hint }),
  };
}

function relatedData({ message, at }: RelatedPlace): { message: string; file?: string; line: number; pos: number } {
  return { message, ...at.source.place(at.offset) };
}

/** Puppet's settings `max_errors`, `max_warnings` and `max_deprecations`. */
export interface ReportLimits {
  readonly maxErrors?: number | undefined;
  readonly maxWarnings?: number | undefined;
  readonly maxDeprecations?: number | undefined;
}

type Log = readonly [level: 'warning' | 'err', text: string];

export interface Report {
  /** What Puppet logs. */
  readonly logs: readonly Log[];
  /** The message of the error that Puppet raises; absent when there was none. */
  readonly error?: string;
}

const PUPPETS_LIMIT = 10;

/** The lexer logs these at once, uncounted and whatever the limits say. */
const LOGGED_BY_LEXER: ReadonlySet<string> = new Set(['UNRECOGNIZED_ESCAPE', 'ILLEGAL_UNICODE_ESCAPE']);

/** Errors about Puppet code in a heredoc: its own errors are related places, and were reported by themselves before. */
const ABOUT_INNER_TEXT: ReadonlySet<string> = new Set(['ILLEGAL_PP', 'ILLEGAL_EPP']);

/**
 * What Puppet makes of the findings of one text: warnings are logged, a single error is raised as it is, several are logged and
 * an error that counts them is raised.
 */
export function assertAndReport(diagnostics: readonly Diagnostic[], limits: ReportLimits = {}): Report {
  const errors = diagnostics.filter((each) => each.severity === 'error');
  const [first] = errors;
  const early = diagnostics.filter((each) => each.severity !== 'error' && isSaidEarly(each, first));
  const warnings = diagnostics.filter((each) => each.severity !== 'error' && !isSaidEarly(each, first));
  const logs: Log[] = [];
  for (const warning of [...early, ...withinLimits(warnings, limits)]) logs.push(['warning', formatPuppet(warning)]);
  if (first === undefined) return { logs };
  const maxErrors = limits.maxErrors ?? PUPPETS_LIMIT;
  if (errors.length === 1 || maxErrors <= 1)
    return { logs: [...logs, ...innerErrors(first, maxErrors)], error: formatPuppet(first) };
  for (const error of errors.slice(0, maxErrors)) logs.push(['err', formatPuppet(error)]);
  return { logs, error: givingUp(first, errors.length, warnings.length) };
}

/** Said by the lexer, or of a text inside the text. */
function isSaidEarly({ code, at }: Diagnostic, error: Diagnostic | undefined): boolean {
  return LOGGED_BY_LEXER.has(code) || (at !== undefined && error?.at !== undefined && at.source !== error.at.source);
}

function innerErrors({ code, related = [] }: Diagnostic, maxErrors: number): Log[] {
  if (!ABOUT_INNER_TEXT.has(code) || related.length < 2) return [];
  return related.slice(0, maxErrors).map(({ message, at }) => ['err', formatPuppet({ code, severity: 'error', message, at })]);
}

function withinLimits(warnings: readonly Diagnostic[], limits: ReportLimits): readonly Diagnostic[] {
  let plain = limits.maxWarnings ?? PUPPETS_LIMIT;
  let deprecations = limits.maxDeprecations ?? PUPPETS_LIMIT;
  return warnings.filter(({ severity }) => (severity === 'deprecation' ? deprecations-- > 0 : plain-- > 0));
}

function givingUp(first: Diagnostic, errors: number, warnings: number): string {
  const counted = warnings > 0 ? `${errors} errors, and ${warnings} warnings` : `${errors} errors`;
  const location = errorLocation(first.at?.source.file ?? first.file);
  const message = `Language validation logged ${counted}. Giving up`;
  return location === '' ? message : `${message} ${location}`;
}
