/**
 * Templates in ERB, of which Ruby gets those that `compiler/erb/` leaves to it.
 *
 * Puppet: parser/templatewrapper.rb, parser/functions/{template,inline_template}.rb
 */
import { renderSimply } from '../erb/index.ts';
import type { FunctionContext } from '../functions/function.ts';
import { checkText } from '../limits.ts';
import { withoutMark } from './questions/environment.ts';
import { namedVariables } from './questions/scope.ts';

/** The text of a template file; `name` is how the call named it. Throws Puppet's text of an error, with the line in the template. */
export function renderTemplate(name: string, path: string, context: FunctionContext): string {
  const text = context.scope.compilation.environment.files.read(path);
  const simple = text === undefined ? undefined : renderSimply(withoutMark(text), context.scope);
  return simple ?? renderFileInRuby(name, path, context);
}

export function renderFileInRuby(name: string, path: string, { scope, file, line }: FunctionContext): string {
  const { ruby } = scope.compilation.environment;
  const named = ruby.namedVariables.get(path);
  const known = named && namedVariables(scope, named);
  return bounded(ruby.call('render_file', [scope, name, path, known], { scope, site: { file, line }, template: path }) as string);
}

/** The text of a template that is given as text. */
export function renderText(text: string, context: FunctionContext): string {
  return renderSimply(text, context.scope) ?? renderTextInRuby(text, context);
}

export function renderTextInRuby(text: string, { scope, file, line }: FunctionContext): string {
  const { ruby } = scope.compilation.environment;
  return bounded(ruby.call('render_text', [scope, text], { scope, site: { file, line } }) as string);
}

function bounded(text: string): string {
  checkText(text.length);
  return text;
}
