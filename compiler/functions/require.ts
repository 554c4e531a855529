import { classTitle } from '../catalog/names.ts';
import { flat } from '../catalog/resource.ts';
import { ResourceReference } from '../evaluator/references.ts';
import { PuppetError, puppetFunction } from './function.ts';
import { classNames, classReferences } from './shared/classes.ts';

/**
 * `require(Any $names, ...)`: like `include`, and the class or define at hand requires them.
 *
 * Puppet: lib/puppet/functions/require.rb
 */
export const require = puppetFunction('require', [
  {
    params: [],
    requiredRepeated: 'Any names',
    body: ({ args, context: { scope } }) => {
      const names = classNames(args);
      const { compilation, resource } = scope;
      compilation.evaluateClasses(names, scope, false);
      for (const name of names) {
        const definition = compilation.types.findClass(name);
        if (!definition) throw new PuppetError(`Could not find class ${name}`);
        const before = flat(resource?.get('require')).filter((value) => value !== undefined);
        resource?.setValue('require', [...before, new ResourceReference('Class', classTitle(definition.name))]);
      }
      return classReferences(names);
    },
  },
]);
