import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `assert_private(message)`: stops the compilation when the class or define at hand was declared by code of another module.
 *
 * stdlib: lib/puppet/parser/functions/assert_private.rb
 */
export const assertPrivate = puppetFunction3x('assert_private', { type: 'statement' }, ({ args, context }) => {
  if (args.length > 1) throw new PuppetError(`assert_private(): Wrong number of arguments given (${args.length}}) for 0 or 1)`);
  const { scope } = context;
  if (scope.value('module_name') === scope.value('caller_module_name')) return undefined;
  const [message] = args;
  if (typeof message === 'string' && message !== '') throw new PuppetError(message);
  const kind = scope.source?.kind === 'hostclass' ? 'Class' : 'Definition';
  throw new PuppetError(typeof message === 'string' ? message : `${kind} ${scope.source?.name ?? ''} is private`);
});
