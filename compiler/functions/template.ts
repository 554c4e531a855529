import { interpolated } from '../evaluator/interpolated.ts';
import { renderTemplate } from '../ruby/index.ts';
import { PuppetError, puppetFunction3x } from './function.ts';

/**
 * `template(*$files)`: the text of ERB templates.
 *
 * Puppet: lib/puppet/parser/functions/template.rb
 */
export const template = puppetFunction3x('template', { arity: -2, type: 'rvalue' }, ({ args, context }) => {
  const { environment } = context.scope.compilation;
  const texts = args.map((name) => {
    const reference = interpolated(name);
    const file = environment.findModuleFile(reference, 'templates');
    if (file === undefined) throw new PuppetError(`Could not find template '${reference}'`);
    return renderTemplate(reference, file, context);
  });
  return texts.join('');
});
