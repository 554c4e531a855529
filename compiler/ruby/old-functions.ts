/**
 * Functions of the old interface that Puppet itself has: templates call them as `scope.function_name([...])`. Some are there only to say
 * that they must be called otherwise.
 *
 * Puppet: parser/functions/*.rb
 */
import type { Compilation } from '../catalog/compilation.ts';
import type { Environment } from '../environment.ts';
import { ArgumentError, PuppetError } from '../functions/error.ts';

/** Answer nothing, whatever they do. */
const STATEMENTS: ReadonlySet<string> = new Set(
  'alert contain create_resources crit debug emerg err fail include info notice realize require tag warning'.split(' '),
);
const VALUES: ReadonlySet<string> = new Set(
  'digest file fqdn_rand generate inline_template md5 scanf sha1 sha256 shellquote sprintf tagged template versioncmp'.split(' '),
);
/** How many arguments each takes, as Ruby counts: below zero, one less than the least number. */
const ONLY_TODAY: ReadonlyMap<string, number> = new Map([
  ['assert_type', -3],
  ['binary_file', 1],
  ['break', 0],
  ['defined', -2],
  ['dig', -1],
  ['each', -3],
  ['epp', -2],
  ['filter', -3],
  ['find_file', -2],
  ['hiera', -2],
  ['hiera_array', -2],
  ['hiera_hash', -2],
  ['hiera_include', -2],
  ['inline_epp', -2],
  ['lest', -2],
  ['lookup', -2],
  ['map', -3],
  ['match', 2],
  ['new', -1],
  ['next', -2],
  ['reduce', -3],
  ['regsubst', -4],
  ['return', -2],
  ['reverse_each', -1],
  ['slice', -3],
  ['split', 2],
  ['step', -1],
  ['strftime', -3],
  ['then', -2],
  ['type', -1],
  ['with', -1],
]);
/** Functions for both interfaces that take another number of arguments in the old one. */
const OTHER_ARITY: ReadonlyMap<string, number> = new Map([['versioncmp', 2]]);
const WARN_OF_OLD_CALL: ReadonlySet<string> = new Set(['contain', 'include', 'require']);

/** Whether `scope.function_NAME` is there. */
export function isOldFunction(name: string, environment: Environment): boolean {
  return STATEMENTS.has(name) || VALUES.has(name) || ONLY_TODAY.has(name) || environment.oldFunctionFile(name) !== undefined;
}

export function isStatement(name: string): boolean {
  return STATEMENTS.has(name);
}

/** Refuses what cannot be called by the old interface. */
export function checkOldCall(name: string, { length }: readonly unknown[]): void {
  const arity = ONLY_TODAY.get(name) ?? OTHER_ARITY.get(name);
  if (arity === undefined) return;
  if (arity >= 0 && length !== arity) throw wrongNumber(name, length, `${arity}`);
  if (arity < 0 && length < -arity - 1) throw wrongNumber(name, length, `minimum ${-arity - 1}`);
  if (ONLY_TODAY.has(name))
    throw new PuppetError(`${name}() can only be called using the 4.x function API. See Scope#call_function`);
}

function wrongNumber(name: string, given: number, wanted: string): ArgumentError {
  return new ArgumentError(`${name}(): Wrong number of arguments given (${given} for ${wanted})`);
}

/** Puppet: parser/functions/{contain,include,require}.rb */
export function warnOfOldCall(name: string, compilation: Compilation): void {
  if (!WARN_OF_OLD_CALL.has(name) || compilation.settings.strict === 'off') return;
  const message = `Calling function_${name} via the Scope class is deprecated. Use Scope#call_function instead`;
  compilation.warnOnce(`deprecations scope function_${name}`, message);
}
