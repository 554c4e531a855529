import { interpolated } from '../evaluator/interpolated.ts';
import { PuppetError, puppetFunction3x } from './function.ts';
import { refuseRubyTemplate } from './shared/erb.ts';

/**
 * `template(*$files)`: the text of ERB templates.
 *
 * Puppet: lib/puppet/parser/functions/template.rb
 */
export const template = puppetFunction3x('template', { arity: -2, type: 'rvalue' }, ({ args, context }) => {
  const files = args.map((name) => {
    const reference = interpolated(name);
    const file = context.scope.compilation.environment.findModuleFile(reference, 'templates');
    if (file === undefined) throw new PuppetError(`Could not find template '${reference}'`);
    return file;
  });
  return refuseRubyTemplate(`The template '${interpolated(args[0])}'`, context, files[0]);
});
