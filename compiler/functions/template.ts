import { isAbsolute } from 'node:path';
import type { Environment } from '../environment.ts';
import { interpolated } from '../evaluator/interpolated.ts';
import { renderTemplate } from '../ruby/index.ts';
import type { Value } from '../values/index.ts';
import { PuppetError, puppetFunction3x } from './function.ts';

/**
 * `template(*$files)`: the text of ERB templates.
 *
 * Puppet: lib/puppet/parser/functions/template.rb
 */
export const template = puppetFunction3x('template', { arity: -2, type: 'rvalue' }, ({ args, context }) => {
  const { environment } = context.scope.compilation;
  return args
    .map((arg) => {
      const { name, file } = templateFile(arg, environment);
      return renderTemplate(name, file, context);
    })
    .join('');
});

/** The file of a template, and the name that it is called by. */
export function templateFile(arg: Value, environment: Environment): { readonly name: string; readonly file: string } {
  const name = interpolated(arg);
  const file = environment.findModuleFile(name, 'templates');
  if (file === undefined) throw new PuppetError(isAbsolute(name) ? unreadable(name) : `Could not find template '${name}'`);
  return { name, file };
}

/** A path is not looked for, only read: the place is that in Puppet's own library. */
function unreadable(path: string): string {
  const place = '  Filepath: /usr/lib/ruby/vendor_ruby/puppet/file_system/file_impl.rb\n  Line: 83\n';
  return `Failed to parse template ${path}:\n${place}  Detail: No such file or directory @ rb_sysopen - ${path}\n`;
}
