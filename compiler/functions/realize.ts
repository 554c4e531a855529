import { FixedSetCollector } from '../catalog/collector.ts';
import { flat } from '../catalog/resource.ts';
import { isReference, resourceNameOf } from '../evaluator/references.ts';
import { rubyText } from '../evaluator/ruby-text.ts';
import { puppetFunction3x } from './function.ts';

/**
 * `realize(*$references)`: makes virtual resources real. One that is never declared is an error at the end.
 *
 * Puppet: lib/puppet/parser/functions/realize.rb
 */
export const realize = puppetFunction3x('realize', { arity: -2 }, ({ args, context }) => {
  const { compilation } = context.scope;
  const references = flat(args).map((value) => {
    if (!isReference(value)) return rubyText(value);
    const { type, title } = resourceNameOf(value);
    return `${type}[${title}]`;
  });
  compilation.addCollector(new FixedSetCollector(compilation, references));
  return undefined;
});
