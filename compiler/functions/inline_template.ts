import { interpolated } from '../evaluator/interpolated.ts';
import { renderText } from '../ruby/index.ts';
import { puppetFunction3x } from './function.ts';

/**
 * `inline_template(*$texts)`: the text of ERB templates given as text.
 *
 * Puppet: lib/puppet/parser/functions/inline_template.rb
 */
export const inlineTemplate = puppetFunction3x('inline_template', { arity: -2, type: 'rvalue' }, ({ args, context }) =>
  args.map((text) => renderText(interpolated(text), context)).join(''),
);
