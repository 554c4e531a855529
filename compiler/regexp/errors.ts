import { PuppetError } from '../functions/error.ts';

/** A pattern that Ruby refuses, in Ruby's words. */
export class RegexpSyntaxError extends PuppetError {}
