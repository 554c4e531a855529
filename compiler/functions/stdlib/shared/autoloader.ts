import type { FunctionContext } from '../../function.ts';

/**
 * What Puppet says when a function asks its autoloader, as was done before there was `call_function`, whether another one is loaded, and to load it.
 *
 * Puppet: parser/functions.rb (AutoloaderDelegate)
 */
export function loadedAsOfOld(context: FunctionContext, name: string): void {
  if (context.strict === 'off') return;
  for (const method of ['loaded?', 'load']) {
    const what = `Puppet::Parser::Functions.autoloader#${method}("${name}")`;
    context.warnOnce(what, `The method '${what}' is deprecated in favor of using 'Scope#call_function'.`);
  }
}
