import { puppetFunction3x } from './function.ts';
import { refuseRubyTemplate } from './shared/erb.ts';

/**
 * `inline_template(*$texts)`: the text of ERB templates given as text.
 *
 * Puppet: lib/puppet/parser/functions/inline_template.rb
 */
export const inlineTemplate = puppetFunction3x('inline_template', { arity: -2, type: 'rvalue' }, ({ context }) =>
  refuseRubyTemplate('An inline template', context),
);
