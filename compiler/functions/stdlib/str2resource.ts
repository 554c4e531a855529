import { typeAndTitle } from '../../catalog/names.ts';
import { ResourceReference } from '../../evaluator/references.ts';
import { PuppetError, puppetFunction } from '../function.ts';

/**
 * `stdlib::str2resource(String $res_string)`: the resource declared so far that a text like `File[/tmp]` names.
 *
 * stdlib: lib/puppet/functions/stdlib/str2resource.rb
 */
export const str2resource = puppetFunction('stdlib::str2resource', [
  {
    params: ['String res_string'],
    returnType: 'Any',
    body: ({ args, context }) => {
      const { type, title } = typeAndTitle(args[0] as string);
      if (context.scope.compilation.catalog.find(type, title)) return new ResourceReference(type, title);
      const hint = 'this is parse order dependent and values should not be quoted';
      throw new PuppetError(`stdlib::str2resource(): could not find ${type}[${title}], ${hint}`);
    },
  },
]);
