/**
 * An error of Puppet code that has no place yet: a function body or an operation throws it with Puppet's bare text, and the evaluator
 * adds "Evaluation Error: Error while evaluating ..." and the place of the expression at hand.
 *
 * Puppet: what is raised as ArgumentError, Puppet::Error or TypeAssertionError and becomes RUNTIME_ERROR in pops/evaluator/evaluator_impl.rb#evaluate
 */
export class PuppetError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PuppetError';
  }
}

/** Ruby's ArgumentError, where it matters: outside of expressions Puppet names the class in the text. */
export class ArgumentError extends PuppetError {
  constructor(message: string) {
    super(message);
    this.name = 'ArgumentError';
  }
}

/** An issue that has no place yet: its whole text is the message, without the words about what was being evaluated. */
export class SemanticError extends PuppetError {
  readonly issueCode: string;
  constructor(issueCode: string, message: string) {
    super(message);
    this.name = 'SemanticError';
    this.issueCode = issueCode;
  }
}
