import { DiagnosticError } from '../../../parser/index.ts';
import { puppetText } from '../../evaluator/errors.ts';
import { PuppetError } from '../error.ts';

/** A template that cannot be parsed is an error of the function that was given it. Puppet: pops/evaluator/epp_evaluator.rb */
export function parsedTemplate<T>(name: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof DiagnosticError) throw new PuppetError(`${name}(): Invalid EPP: ${puppetText(error)}`);
    throw error;
  }
}
