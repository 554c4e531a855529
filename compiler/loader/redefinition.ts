/**
 * Names that a loader has already, and where they were set.
 *
 * Puppet: pops/loader/base_loader.rb#fail_redefine, pops/parser/locator.rb#to_uri
 */
import type { Node } from '../../parser/ast.ts';
import type { Source } from '../../parser/index.ts';
import { PuppetError } from '../evaluator/errors.ts';

/** The error of a second definition of a function or type; `name` in lower case. */
export function redefinition(what: 'function' | 'type', name: string, origin: string): PuppetError {
  return refusal(what, name, `Originally set at ${origin}.`);
}

/** The error of a definition with the name of a type that Puppet brings along; `whose` says what is known of its origin. */
export function builtinRedefinition(name: string, whose: string): PuppetError {
  return refusal('type', name, whose);
}

function refusal(what: 'function' | 'type', name: string, whose: string): PuppetError {
  return new PuppetError(`Attempt to redefine entity 'http://puppet.com/2016.1/runtime/${what}/${name}'. ${whose}`);
}

/** The place of a definition as a URI. */
export function originOf(node: Pick<Node, 'offset'>, source: Source): string {
  const file = source.file === undefined || source.file === '' ? 'string:' : fileUri(source.file);
  return `${file}?line=${source.line(node.offset)}&pos=${source.pos(node.offset)}`;
}

/** Puppet: util.rb#path_to_uri */
function fileUri(path: string): string {
  return `file://${encodeURI(path).replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('#', '%23')}`;
}
