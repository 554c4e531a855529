import { DiagnosticError } from '../../parser/index.ts';
import { puppetText } from '../evaluator/errors.ts';
import { PuppetHash } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';

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
      const template = parsed(() => scope.compilation.environment.inlineTemplate(text as string));
      return template.render(scope, parameters instanceof PuppetHash ? parameters : undefined, false);
    },
  },
]);

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof DiagnosticError) throw new PuppetError(`inline_epp(): Invalid EPP: ${puppetText(error)}`);
    throw error;
  }
}
