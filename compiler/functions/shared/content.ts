import type { Environment } from '../../environment.ts';
import { PuppetError } from '../error.ts';

/** Stops where a folder is to be read as a file, in Ruby's words. */
export function assertReadable(environment: Environment, path: string): void {
  if (!environment.files.has(path)) throw new PuppetError(`Is a directory @ io_fread - ${path}`);
}
