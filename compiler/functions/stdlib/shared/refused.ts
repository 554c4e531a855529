import { PuppetError } from '../../function.ts';

/** A function that would start a process: a compiler does not. */
export function refused(name: string, what: string): PuppetError {
  return new PuppetError(`${name}(): ${what} is not run during compilation`);
}
