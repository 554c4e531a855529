import { puppetFunction3x } from '../function.ts';
import { assertPrivate } from './assert_private.ts';

const MESSAGE =
  "private() DEPRECATED: This function will cease to function on Puppet 4; please use assert_private() before upgrading to puppet 4 for backwards-compatibility, or migrate to the new parser's typing system.";

/**
 * `private(message)`: `assert_private` under a name that has become a reserved word.
 *
 * stdlib: lib/puppet/parser/functions/private.rb
 */
export const privateFunction = puppetFunction3x('private', { type: 'statement' }, ({ args, context }) => {
  context.log('warning', MESSAGE);
  for (const method of ['loaded?', 'load']) context.warnOnce(`autoloader#${method}`, notFavoured(method));
  return assertPrivate.body({ args: [args[0]], context, block: undefined });
});

/** What Puppet says of the way in which stdlib loads the other function. */
function notFavoured(method: string): string {
  return `The method 'Puppet::Parser::Functions.autoloader#${method}("assert_private")' is deprecated in favor of using 'Scope#call_function'.`;
}
