/**
 * Functions of the old interface that Puppet itself has: templates call them as `scope.function_name([...])`. Some are there only to say
 * that they must be called otherwise.
 *
 * Puppet: parser/functions/*.rb
 */
import type { Compilation } from '../catalog/compilation.ts';
import type { Environment } from '../environment.ts';

/** Answer nothing, whatever they do. */
const STATEMENTS: ReadonlySet<string> = new Set(
  'alert contain create_resources crit debug emerg err fail include info notice realize require tag warning'.split(' '),
);
const VALUES: ReadonlySet<string> = new Set(
  'digest file fqdn_rand generate inline_template md5 scanf sha1 sha256 shellquote sprintf tagged template versioncmp'.split(' '),
);
const ONLY_TODAY: ReadonlySet<string> = new Set(
  (
    'assert_type binary_file break defined dig each epp filter find_file hiera hiera_array hiera_hash hiera_include inline_epp lest ' +
    'lookup map match new next reduce regsubst return reverse_each slice split step strftime then type with'
  ).split(' '),
);
const WARN_OF_OLD_CALL: ReadonlySet<string> = new Set(['contain', 'include', 'require']);

/** Whether `scope.function_NAME` is there. */
export function isOldFunction(name: string, environment: Environment): boolean {
  return STATEMENTS.has(name) || VALUES.has(name) || ONLY_TODAY.has(name) || environment.oldFunctionFile(name) !== undefined;
}

export function isStatement(name: string): boolean {
  return STATEMENTS.has(name);
}

export function onlyForToday(name: string): boolean {
  return ONLY_TODAY.has(name);
}

/** Puppet: parser/functions/{contain,include,require}.rb */
export function warnOfOldCall(name: string, compilation: Compilation): void {
  if (!WARN_OF_OLD_CALL.has(name) || compilation.settings.strict === 'off') return;
  const message = `Calling function_${name} via the Scope class is deprecated. Use Scope#call_function instead`;
  compilation.warnOnce(`deprecations scope function_${name}`, message);
}
