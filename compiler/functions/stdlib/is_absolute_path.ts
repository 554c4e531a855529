import { rubyText } from '../../evaluator/ruby-text.ts';
import { rubyClassName } from '../shared/ruby-class.ts';
import { isAbsolutePath } from './shared/absolute-path.ts';
import { deprecatedCheck } from './shared/deprecated-check.ts';

/**
 * `is_absolute_path(path)`: whether the text is an absolute path of POSIX or of Windows. Deprecated.
 *
 * stdlib: lib/puppet/functions/is_absolute_path.rb, lib/puppet/parser/functions/is_absolute_path.rb
 */
export const isAbsolutePathFunction = deprecatedCheck({
  name: 'is_absolute_path',
  type: 'Absolute_Path',
  countError: (count) => (count === 1 ? undefined : `is_absolute_path(): Wrong number of arguments given (${count} for 1)`),
  check: (path, context) => {
    if (typeof path !== 'string') {
      // Puppet is asked twice, for POSIX and for Windows.
      const text = `Cannot check if ${rubyText(path)} is an absolute path because it is a '${rubyClassName(path)}' and not a String'`;
      context.log('warning', text);
      context.log('warning', text);
    }
    return isAbsolutePath(path);
  },
});
