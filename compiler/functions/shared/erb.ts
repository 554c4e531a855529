import { PuppetError } from '../error.ts';

/** Templates in Ruby need Ruby; saying so is all that can be done. */
export function refuseRubyTemplate(what: string): never {
  throw new PuppetError(`${what} is written in Ruby (ERB), which cannot be run`);
}
