import { addTags } from '../catalog/tags.ts';
import { valueText } from '../catalog/value-text.ts';
import { puppetFunction3x } from './function.ts';

/**
 * `tag(*$tags)`: adds the tags to the class or define at hand; all it contains gets them.
 *
 * Puppet: lib/puppet/parser/functions/tag.rb
 */
export const tag = puppetFunction3x('tag', { arity: -2 }, ({ args, context }) => {
  const { resource } = context.scope;
  if (resource) addTags(resource.tags, args, valueText);
  return undefined;
});
