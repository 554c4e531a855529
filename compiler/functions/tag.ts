import { puppetFunction3x } from './function.ts';

/**
 * `tag(*$tags)`: adds the tags to the class or define at hand; all it contains gets them.
 *
 * Puppet: lib/puppet/parser/functions/tag.rb
 */
export const tag = puppetFunction3x('tag', { arity: -2 }, ({ args, context }) => {
  context.scope.resource?.tag(args);
  return undefined;
});
