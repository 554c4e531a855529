import type { FunctionContext } from '../../function.ts';

/**
 * What Puppet says when a function asks its autoloader, as was done before there was `call_function`, whether another one is loaded.
 *
 * Puppet: parser/functions.rb (AutoloaderDelegate#loaded?)
 */
export function loadedAsOfOld(context: FunctionContext, name: string): void {
  const what = `Puppet::Parser::Functions.autoloader#loaded?("${name}")`;
  context.warnOnce(what, `The method '${what}' is deprecated in favor of using 'Scope#call_function'.`);
}
