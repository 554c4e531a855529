import { PuppetHash } from '../values/index.ts';
import { PuppetError, puppetFunction } from './function.ts';
import { assertReadable } from './shared/content.ts';
import { parsedTemplate } from './shared/epp.ts';

/**
 * `epp(String $path, Optional[Hash] $parameters)`: the text of an EPP template, given as `module/file`. It sees global variables and
 * its parameters.
 *
 * Puppet: lib/puppet/functions/epp.rb
 */
export const epp = puppetFunction('epp', [
  {
    params: ['String path'],
    optional: ['Hash[Pattern[/^\\w+$/], Any] parameters'],
    returnType: 'Variant[String, Sensitive[String]]',
    body: ({ args, context: { scope } }) => {
      const { environment } = scope.compilation;
      const [path, parameters] = args;
      const name = path as string;
      const reference = name.endsWith('.epp') || environment.files.exists(name) ? name : `${name}.epp`;
      const file = environment.findModuleFile(reference, 'templates');
      if (file === undefined) throw new PuppetError(`Could not find template '${reference}'`);
      assertReadable(environment, file);
      const template = parsedTemplate('epp', () => environment.template(file, reference.split('/')[0]));
      return template.render(scope, parameters instanceof PuppetHash ? parameters : undefined, true);
    },
  },
]);
