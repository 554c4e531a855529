import { interpolated } from '../evaluator/interpolated.ts';
import { PuppetError, puppetFunction3x } from './function.ts';
import { refuseRubyTemplate } from './shared/erb.ts';

/**
 * `template(*$files)`: the text of ERB templates.
 *
 * Puppet: lib/puppet/parser/functions/template.rb
 */
export const template = puppetFunction3x('template', { arity: -2, type: 'rvalue' }, ({ args, context }) => {
  for (const name of args) {
    const reference = interpolated(name);
    if (context.scope.compilation.environment.findModuleFile(reference, 'templates') === undefined) {
      throw new PuppetError(`Could not find template '${reference}'`);
    }
  }
  return refuseRubyTemplate(`The template '${interpolated(args[0])}'`);
});
