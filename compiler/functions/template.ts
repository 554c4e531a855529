import { isAbsolute } from 'node:path';
import { interpolated } from '../evaluator/interpolated.ts';
import { renderTemplate } from '../ruby/index.ts';
import { PuppetError, puppetFunction3x } from './function.ts';

/**
 * `template(*$files)`: the text of ERB templates.
 *
 * Puppet: lib/puppet/parser/functions/template.rb
 */
export const template = puppetFunction3x('template', { arity: -2, type: 'rvalue' }, ({ args, context }) => {
  const { environment } = context.scope.compilation;
  const texts = args.map((name) => {
    const reference = interpolated(name);
    const file = environment.findModuleFile(reference, 'templates');
    if (file === undefined)
      throw new PuppetError(isAbsolute(reference) ? unreadable(reference) : `Could not find template '${reference}'`);
    return renderTemplate(reference, file, context);
  });
  return texts.join('');
});

/** A path is not looked for, only read: the place is that in Puppet's own library. */
function unreadable(path: string): string {
  const place = '  Filepath: /usr/lib/ruby/vendor_ruby/puppet/file_system/file_impl.rb\n  Line: 83\n';
  return `Failed to parse template ${path}:\n${place}  Detail: No such file or directory @ rb_sysopen - ${path}\n`;
}
