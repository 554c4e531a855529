import { PuppetError } from '../error.ts';
import type { FunctionContext } from '../function.ts';

/** Templates in Ruby need Ruby; saying so is all that can be done. `file` is that of the template, if it has one. */
export function refuseRubyTemplate(what: string, { scope }: FunctionContext, file = 'inline_template'): never {
  scope.compilation.rubyMet.add(file);
  throw new PuppetError(`${what} is written in Ruby (ERB), which cannot be run`);
}
