import { puppetFunction } from './function.ts';
import { classNames, classReferences } from './shared/classes.ts';

/**
 * `include(Any $names, ...)`: declares the classes, once however often they are included, and answers references to them.
 *
 * Puppet: lib/puppet/functions/include.rb
 */
export const include = puppetFunction('include', [
  {
    params: [],
    requiredRepeated: 'Any names',
    body: ({ args, context: { scope } }) => {
      const names = classNames(args);
      scope.compilation.evaluateClasses(names, scope, false);
      return classReferences(names);
    },
  },
]);
