/**
 * What Puppet says about an interpolation that it refuses.
 *
 * Puppet: pops/issues.rb (HIERA_INTERPOLATION_*), pops/lookup/interpolation.rb, pops/lookup/lookup_key.rb
 */
import { type IssueName, issue, issueCode } from '../diagnostics/issues.ts';

export interface InterpolationIssue {
  /** Puppet's issue code; absent where Puppet raises a plain error. */
  readonly code: string | undefined;
  readonly message: string;
}

type PlainIssue = 'HIERA_INTERPOLATION_ALIAS_NOT_ENTIRE_STRING' | 'HIERA_INTERPOLATION_METHOD_SYNTAX_NOT_ALLOWED';

export function interpolationIssue(name: PlainIssue & IssueName): InterpolationIssue {
  return { code: issueCode(name), message: issue(name) };
}

export function unknownMethod(name: string): InterpolationIssue {
  const issueName = 'HIERA_INTERPOLATION_UNKNOWN_INTERPOLATION_METHOD';
  return { code: issueCode(issueName), message: issue(issueName, { name }) };
}

/** A variable's path that cannot be split. */
export function syntaxErrorInString(subject: string): InterpolationIssue {
  return { code: undefined, message: `Syntax error in string: ${subject}` };
}

/** A lookup key that cannot be split. */
export function syntaxErrorInKey(key: string): InterpolationIssue {
  return { code: undefined, message: `Syntax error in key: '${key}'` };
}
