import { splitKey } from '../../parser/hiera/index.ts';
import type { Value } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';
import { DigError } from './shared/dig-error.ts';

/**
 * `get(Any $value, String $dotted_string, Any $default_value?, &$block?)`: the value behind a dotted path such as
 * `os.release.0`; the default for `undef`. A block gets the error when the path leads into something that is no collection.
 *
 * Puppet: lib/puppet/functions/get.rb
 */
export const get = puppetFunction('get', [
  {
    params: ['Any value', 'String dotted_string'],
    optional: ['Any default_value'],
    optionalBlock: 'Callable[1,1] block',
    body: ({ args: [value, navigation, otherwise], block, context }) => {
      if (value === undefined) return otherwise;
      if (navigation === '') return value;
      try {
        return context.callFunction('dig', [value, ...segments(navigation as string)]) ?? otherwise;
      } catch (error) {
        const data = digError(error);
        if (block === undefined || data === undefined) throw error;
        return block.call(data.data);
      }
    },
  },
]);

function segments(navigation: string): readonly Value[] {
  const parts = splitKey(`x.${navigation}`);
  if (parts === undefined) throw new PuppetError('Syntax error in dotted-navigation string');
  return parts.slice(1).map((part) => (typeof part === 'number' ? BigInt(part) : part)) as readonly Value[];
}

/** The error as it was thrown, or as the cause of one that got a place. */
function digError(error: unknown): DigError | undefined {
  if (error instanceof DigError) return error;
  return error instanceof Error && error.cause instanceof DigError ? error.cause : undefined;
}
