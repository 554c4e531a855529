import { NOT_BOUND } from '../evaluator/scope.ts';
import { PuppetError, puppetFunction } from './function.ts';

/**
 * `getvar(String $get_string, Any $default_value?, &$block?)`: the value of a variable, or what is behind a dotted path that
 * starts with its name; see `get`. The default for a variable that does not exist.
 *
 * Puppet: lib/puppet/functions/getvar.rb
 */
export const getvar = puppetFunction('getvar', [
  {
    params: ['Pattern[/\\A(?:::)?(?:[a-z]\\w*::)*[a-z_]\\w*(?:\\.|\\Z)/] get_string'],
    optional: ['Any default_value'],
    optionalBlock: 'Callable[1,1] block',
    body: ({ args: [text, otherwise], block, context }) => {
      const [name, navigation] = splitName(text as string);
      const value = context.scope.lookup(name);
      if (value === NOT_BOUND || value === undefined) return otherwise;
      return context.callFunction('get', [value, navigation, otherwise], block);
    },
  },
  {
    params: ['String get_string'],
    optional: ['Any default_value'],
    optionalBlock: 'Callable block',
    mismatch: () => 'The given string does not start with a valid variable name',
  },
]);

/** The variable's name, and the path behind it. */
function splitName(text: string): readonly [string, string] {
  const [, name = '', rest = ''] = /^((?:::)?(?:\w+::)*\w+)([\s\S]*)$/m.exec(text) ?? [];
  if (rest === '' || rest.startsWith('.')) return [name, rest.slice(1)];
  throw new PuppetError(`First character after var name in get string must be a '.' - got ${rest[0]}`);
}
