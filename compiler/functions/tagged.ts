import { valueText } from '../catalog/value-text.ts';
import { puppetFunction3x } from './function.ts';

/**
 * `tagged(*$tags)`: whether the catalog or the class or define at hand has each of the tags, as far as it was evaluated.
 *
 * Puppet: lib/puppet/parser/functions/tagged.rb
 */
export const tagged = puppetFunction3x('tagged', { arity: -2, type: 'rvalue' }, ({ args, context }) => {
  const { compilation, resource } = context.scope;
  return args.every((value) => {
    const name = valueText(value).toLowerCase();
    return compilation.catalog.tags.has(name) || resource?.isTagged([name]) === true;
  });
});
