import { puppetFunction } from './function.ts';
import { classNames, classReferences } from './shared/classes.ts';

/**
 * `contain(Any $names, ...)`: like `include`, and the class at hand contains them: what is ordered after it comes after them, too.
 *
 * Puppet: lib/puppet/functions/contain.rb
 */
export const contain = puppetFunction('contain', [
  {
    params: [],
    requiredRepeated: 'Any names',
    body: ({ args, context: { scope } }) => {
      const names = classNames(args);
      const { compilation, resource } = scope;
      for (const contained of compilation.evaluateClasses(names, scope, false)) {
        if (resource) compilation.catalog.addEdge(resource, contained);
      }
      return classReferences(names);
    },
  },
]);
