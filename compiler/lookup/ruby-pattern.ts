import { RegexpSyntaxError } from '../regexp/index.ts';
import { PuppetRegexp } from '../values/index.ts';
import { RubyError } from './errors.ts';

/** A regular expression that Puppet makes of names in data, which it puts in as they are. Throws Ruby's error for one that is none. */
export function rubyPattern(source: string): PuppetRegexp {
  const pattern = new PuppetRegexp(source);
  try {
    pattern.compile();
  } catch (error) {
    throw error instanceof RegexpSyntaxError ? new RubyError(error.message) : error;
  }
  return pattern;
}
