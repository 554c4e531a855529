import type { Environment } from '../../environment.ts';
import { PuppetError, puppetFunction3x } from '../function.ts';
import { stdlibFunction } from '../index.ts';

/** Functions of the old interface that Puppet has. Puppet: parser/functions/*.rb, parser/functions.rb (those that log) */
const PUPPETS = new Set(
  (
    'alert assert_type binary_file break contain create_resources crit debug defined dig digest each emerg epp err fail file filter ' +
    'find_file fqdn_rand generate hiera hiera_array hiera_hash hiera_include include info inline_epp inline_template lest lookup map ' +
    'match md5 new next notice realize reduce regsubst require return reverse_each scanf sha1 sha256 shellquote slice split sprintf ' +
    'step strftime tag tagged template then type versioncmp warning with'
  ).split(' '),
);

/** Those of stdlib that a function of the new interface, or one of Puppet's own, hides. stdlib: parser/functions/*.rb */
const HIDDEN = new Set(
  (
    'abs camelcase capitalize ceiling chomp chop deprecation dig downcase empty ensure_packages flatten floor getvar is_absolute_path ' +
    'is_array is_bool is_float is_ip_address is_ipv4_address is_ipv6_address is_numeric is_string join keys lstrip max merge min round ' +
    'rstrip size sort strip type unique upcase validate_absolute_path validate_array validate_bool validate_hash validate_integer ' +
    'validate_ip_address validate_ipv4_address validate_ipv6_address validate_numeric validate_re validate_slength validate_string values'
  ).split(' '),
);

/**
 * `is_function_available(name)`: whether there is a function of the old interface by the name. Those that have the new interface only
 * are not found.
 *
 * stdlib: lib/puppet/parser/functions/is_function_available.rb
 */
export const isFunctionAvailable = puppetFunction3x('is_function_available', { type: 'rvalue' }, ({ args, context }) => {
  if (args.length !== 1) {
    throw new PuppetError(`is_function_available?(): Wrong number of arguments given ${args.length} for 1`);
  }
  const [name] = args;
  return typeof name === 'string' && isAvailable(name, context.scope.compilation.environment);
});

function isAvailable(name: string, { files, modules }: Environment): boolean {
  if (PUPPETS.has(name) || HIDDEN.has(name) || stdlibFunction(name)?.api === 3) return true;
  return [...modules.values()].some(({ path }) => files.has(`${path}/lib/puppet/parser/functions/${name}.rb`));
}
