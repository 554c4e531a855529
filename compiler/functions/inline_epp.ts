import { PuppetHash } from '../values/index.ts';
import { puppetFunction } from './function.ts';
import { parsedTemplate } from './shared/epp.ts';

/**
 * `inline_epp(String $template, Optional[Hash] $parameters)`: the text of an EPP template given as text. It sees all variables of the
 * place of the call.
 *
 * Puppet: lib/puppet/functions/inline_epp.rb
 */
export const inlineEpp = puppetFunction('inline_epp', [
  {
    params: ['String template'],
    optional: ['Hash[Pattern[/^\\w+$/], Any] parameters'],
    returnType: 'Variant[String, Sensitive[String]]',
    body: ({ args, context: { scope } }) => {
      const [text, parameters] = args;
      const template = parsedTemplate('inline_epp', () => scope.compilation.environment.inlineTemplate(text as string));
      return template.render(scope, parameters instanceof PuppetHash ? parameters : undefined, false);
    },
  },
]);
