import { rubyText } from '../../evaluator/ruby-text.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';

/**
 * `get_module_path(name)`: the folder of the module.
 *
 * stdlib: lib/puppet/parser/functions/get_module_path.rb
 */
export const getModulePath = puppetFunction3x('get_module_path', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length !== 1) throw new PuppetError('get_module_path(): Wrong number of arguments, expects one');
  const { environment } = context.scope.compilation;
  const name = rubyText(args[0]);
  const module = environment.modules.get(name);
  if (!module) throw new PuppetError(`Could not find module ${name} in environment ${environment.name}`);
  return module.path;
});
