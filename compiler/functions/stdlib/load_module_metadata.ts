import { rubyText } from '../../evaluator/ruby-text.ts';
import { isTruthy, PuppetHash } from '../../values/index.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { parsePson } from './shared/pson-parser.ts';

/**
 * `load_module_metadata(module, allow_empty)`: the content of the module's metadata.json.
 *
 * stdlib: lib/puppet/parser/functions/load_module_metadata.rb
 */
export const loadModuleMetadata = puppetFunction3x('load_module_metadata', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length !== 1 && args.length !== 2) {
    throw new PuppetError('load_module_metadata(): Wrong number of arguments, expects one or two');
  }
  const [name, mayBeEmpty] = args;
  const { environment } = context.scope.compilation;
  const module = environment.modules.get(rubyText(name));
  if (!module) throw new PuppetError(`Could not find module ${rubyText(name)} in environment ${environment.name}`);
  const text = environment.files.read(`${module.path}/metadata.json`);
  if (text !== undefined) return parsePson(text);
  if (mayBeEmpty === undefined || !isTruthy(mayBeEmpty)) {
    throw new PuppetError(`load_module_metadata(): No metadata.json file for module ${rubyText(name)}`);
  }
  return new PuppetHash();
});
