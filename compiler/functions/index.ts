/** All built-in functions by name, and those of stdlib. */

import { abs } from './abs.ts';
import { alert } from './alert.ts';
import { all } from './all.ts';
import { annotate } from './annotate.ts';
import { any } from './any.ts';
import { assertType } from './assert_type.ts';
import { binaryFile } from './binary_file.ts';
import { breakFunction } from './break.ts';
import { call } from './call.ts';
import { camelCase } from './camelcase.ts';
import { capitalizeFunction } from './capitalize.ts';
import { ceiling } from './ceiling.ts';
import { chomp } from './chomp.ts';
import { chop } from './chop.ts';
import { compare } from './compare.ts';
import { contain } from './contain.ts';
import { convertTo } from './convert_to.ts';
import { createResourcesFunction } from './create_resources.ts';
import { crit } from './crit.ts';
import { debug } from './debug.ts';
import { defined } from './defined.ts';
import { dig } from './dig.ts';
import { digest } from './digest.ts';
import { downcase } from './downcase.ts';
import { each } from './each.ts';
import { emerg } from './emerg.ts';
import { empty } from './empty.ts';
import { epp } from './epp.ts';
import { err } from './err.ts';
import { eyamlLookupKey } from './eyaml_lookup_key.ts';
import { fail } from './fail.ts';
import { file } from './file.ts';
import { filter } from './filter.ts';
import { findFile } from './find_file.ts';
import { findTemplate } from './find_template.ts';
import { flatten } from './flatten.ts';
import { floor } from './floor.ts';
import { fqdnRand } from './fqdn_rand.ts';
import type { BuiltinFunction } from './function.ts';
import { generate } from './generate.ts';
import { get } from './get.ts';
import { getvar } from './getvar.ts';
import { groupBy } from './group_by.ts';
import { hiera } from './hiera.ts';
import { hieraArray } from './hiera_array.ts';
import { hieraHash } from './hiera_hash.ts';
import { hieraInclude } from './hiera_include.ts';
import { hoconData } from './hocon_data.ts';
import { importFunction } from './import.ts';
import { include } from './include.ts';
import { index } from './index-of.ts';
import { info } from './info.ts';
import { inlineEpp } from './inline_epp.ts';
import { inlineTemplate } from './inline_template.ts';
import { join } from './join.ts';
import { jsonData } from './json_data.ts';
import { keys } from './keys.ts';
import { length } from './length.ts';
import { lest } from './lest.ts';
import { lookup } from './lookup.ts';
import { lstrip } from './lstrip.ts';
import { map } from './map.ts';
import { match } from './match.ts';
import { max } from './max.ts';
import { md5 } from './md5.ts';
import { min } from './min.ts';
import { moduleDirectory } from './module_directory.ts';
import { newFunction } from './new.ts';
import { next } from './next.ts';
import { notice } from './notice.ts';
import { partition } from './partition.ts';
import { puppetdbQueryFunction } from './puppetdb_query.ts';
import { realize } from './realize.ts';
import { reduce } from './reduce.ts';
import { regsubst } from './regsubst.ts';
import { require } from './require.ts';
import { returnFunction } from './return.ts';
import { reverseEach } from './reverse_each.ts';
import { round } from './round.ts';
import { rstrip } from './rstrip.ts';
import { scanf } from './scanf.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';
import { shellquote } from './shellquote.ts';
import { size } from './size.ts';
import { slice } from './slice.ts';
import { sort } from './sort.ts';
import { split } from './split.ts';
import { sprintf } from './sprintf.ts';
import { any2array as stdlibAny2array } from './stdlib/any2array.ts';
import { any2bool as stdlibAny2bool } from './stdlib/any2bool.ts';
import { assertPrivate as stdlibAssertPrivate } from './stdlib/assert_private.ts';
import { base64 as stdlibBase64 } from './stdlib/base64.ts';
import { basename as stdlibBasename } from './stdlib/basename.ts';
import { batchEscape as stdlibBatchEscape } from './stdlib/batch_escape.ts';
import { bool2num as stdlibBool2num } from './stdlib/bool2num.ts';
import { bool2str as stdlibBool2str } from './stdlib/bool2str.ts';
import { clamp as stdlibClamp } from './stdlib/clamp.ts';
import { concat as stdlibConcat } from './stdlib/concat.ts';
import { convertBase as stdlibConvertBase } from './stdlib/convert_base.ts';
import { count as stdlibCount } from './stdlib/count.ts';
import { deepMerge as stdlibDeepMerge } from './stdlib/deep_merge.ts';
import { definedWithParams as stdlibDefinedWithParams } from './stdlib/defined_with_params.ts';
import { deleteFunction as stdlibDeleteFunction } from './stdlib/delete.ts';
import { deleteAt as stdlibDeleteAt } from './stdlib/delete_at.ts';
import { deleteRegex as stdlibDeleteRegex } from './stdlib/delete_regex.ts';
import { deleteUndefValues as stdlibDeleteUndefValues } from './stdlib/delete_undef_values.ts';
import { deleteValues as stdlibDeleteValues } from './stdlib/delete_values.ts';
import { deprecationFunction as stdlibDeprecationFunction } from './stdlib/deprecation.ts';
import { difference as stdlibDifference } from './stdlib/difference.ts';
import { dig44 as stdlibDig44 } from './stdlib/dig44.ts';
import { dirname as stdlibDirname } from './stdlib/dirname.ts';
import { dos2unix as stdlibDos2unix } from './stdlib/dos2unix.ts';
import { encloseIpv6 as stdlibEncloseIpv6 } from './stdlib/enclose_ipv6.ts';
import { endWith as stdlibEndWith } from './stdlib/end_with.ts';
import { ensurePackages as stdlibEnsurePackages } from './stdlib/ensure_packages.ts';
import { ensureResource as stdlibEnsureResource } from './stdlib/ensure_resource.ts';
import { ensureResources as stdlibEnsureResources } from './stdlib/ensure_resources.ts';
import { extname as stdlibExtname } from './stdlib/extname.ts';
import { fact as stdlibFact } from './stdlib/fact.ts';
import { fqdnRandString as stdlibFqdnRandString } from './stdlib/fqdn_rand_string.ts';
import { fqdnRotate as stdlibFqdnRotate } from './stdlib/fqdn_rotate.ts';
import { fqdnUuid as stdlibFqdnUuid } from './stdlib/fqdn_uuid.ts';
import { getModulePath as stdlibGetModulePath } from './stdlib/get_module_path.ts';
import { getparam as stdlibGetparam } from './stdlib/getparam.ts';
import { glob as stdlibGlob } from './stdlib/glob.ts';
import { grep as stdlibGrep } from './stdlib/grep.ts';
import { hasInterfaceWith as stdlibHasInterfaceWith } from './stdlib/has_interface_with.ts';
import { hasIpAddress as stdlibHasIpAddress } from './stdlib/has_ip_address.ts';
import { hasIpNetwork as stdlibHasIpNetwork } from './stdlib/has_ip_network.ts';
import { hasKey as stdlibHasKey } from './stdlib/has_key.ts';
import { hash as stdlibHash } from './stdlib/hash.ts';
import { intersection as stdlibIntersection } from './stdlib/intersection.ts';
import { ipInRange as stdlibIpInRange } from './stdlib/ip_in_range.ts';
import { isA as stdlibIsA } from './stdlib/is_a.ts';
import { isAbsolutePathFunction as stdlibIsAbsolutePathFunction } from './stdlib/is_absolute_path.ts';
import { isArray as stdlibIsArray } from './stdlib/is_array.ts';
import { isBool as stdlibIsBool } from './stdlib/is_bool.ts';
import { isDomainName as stdlibIsDomainName } from './stdlib/is_domain_name.ts';
import { isEmailAddress as stdlibIsEmailAddress } from './stdlib/is_email_address.ts';
import { isFloat as stdlibIsFloat } from './stdlib/is_float.ts';
import { isFunctionAvailable as stdlibIsFunctionAvailable } from './stdlib/is_function_available.ts';
import { isHash as stdlibIsHash } from './stdlib/is_hash.ts';
import { isIntegerFunction as stdlibIsIntegerFunction } from './stdlib/is_integer.ts';
import { isIpAddress as stdlibIsIpAddress } from './stdlib/is_ip_address.ts';
import { isIpv4Address as stdlibIsIpv4Address } from './stdlib/is_ipv4_address.ts';
import { isIpv6Address as stdlibIsIpv6Address } from './stdlib/is_ipv6_address.ts';
import { isMacAddress as stdlibIsMacAddress } from './stdlib/is_mac_address.ts';
import { isNumeric as stdlibIsNumeric } from './stdlib/is_numeric.ts';
import { isString as stdlibIsString } from './stdlib/is_string.ts';
import { joinKeysToValues as stdlibJoinKeysToValues } from './stdlib/join_keys_to_values.ts';
import { loadModuleMetadata as stdlibLoadModuleMetadata } from './stdlib/load_module_metadata.ts';
import { loadjson as stdlibLoadjson } from './stdlib/loadjson.ts';
import { loadyaml as stdlibLoadyaml } from './stdlib/loadyaml.ts';
import { member as stdlibMember } from './stdlib/member.ts';
import { merge as stdlibMerge } from './stdlib/merge.ts';
import { num2bool as stdlibNum2bool } from './stdlib/num2bool.ts';
import { osVersionGte as stdlibOsVersionGte } from './stdlib/os_version_gte.ts';
import { parsehocon as stdlibParsehocon } from './stdlib/parsehocon.ts';
import { parsejson as stdlibParsejson } from './stdlib/parsejson.ts';
import { parsepson as stdlibParsepson } from './stdlib/parsepson.ts';
import { parseyaml as stdlibParseyaml } from './stdlib/parseyaml.ts';
import { pick as stdlibPick } from './stdlib/pick.ts';
import { pickDefault as stdlibPickDefault } from './stdlib/pick_default.ts';
import { powershellEscape as stdlibPowershellEscape } from './stdlib/powershell_escape.ts';
import { prefix as stdlibPrefix } from './stdlib/prefix.ts';
import { privateFunction as stdlibPrivateFunction } from './stdlib/private.ts';
import { pry as stdlibPry } from './stdlib/pry.ts';
import { pwHash as stdlibPwHash } from './stdlib/pw_hash.ts';
import { range as stdlibRange } from './stdlib/range.ts';
import { regexpescape as stdlibRegexpescape } from './stdlib/regexpescape.ts';
import { reject as stdlibReject } from './stdlib/reject.ts';
import { reverse as stdlibReverse } from './stdlib/reverse.ts';
import { seededRand as stdlibSeededRand } from './stdlib/seeded_rand.ts';
import { seededRandString as stdlibSeededRandString } from './stdlib/seeded_rand_string.ts';
import { shellEscapeFunction as stdlibShellEscapeFunction } from './stdlib/shell_escape.ts';
import { shellJoin as stdlibShellJoin } from './stdlib/shell_join.ts';
import { shellSplitFunction as stdlibShellSplitFunction } from './stdlib/shell_split.ts';
import { shuffle as stdlibShuffle } from './stdlib/shuffle.ts';
import { sprintfHash as stdlibSprintfHash } from './stdlib/sprintf_hash.ts';
import { squeeze as stdlibSqueeze } from './stdlib/squeeze.ts';
import { startWith as stdlibStartWith } from './stdlib/start_with.ts';
import { str2bool as stdlibStr2bool } from './stdlib/str2bool.ts';
import { str2resource as stdlibStr2resource } from './stdlib/str2resource.ts';
import { str2saltedpbkdf2 as stdlibStr2saltedpbkdf2 } from './stdlib/str2saltedpbkdf2.ts';
import { str2saltedsha512 as stdlibStr2saltedsha512 } from './stdlib/str2saltedsha512.ts';
import { suffix as stdlibSuffix } from './stdlib/suffix.ts';
import { swapcase as stdlibSwapcase } from './stdlib/swapcase.ts';
import { time as stdlibTime } from './stdlib/time.ts';
import { toBytes as stdlibToBytes } from './stdlib/to_bytes.ts';
import { toJson as stdlibToJson } from './stdlib/to_json.ts';
import { toJsonPretty as stdlibToJsonPretty } from './stdlib/to_json_pretty.ts';
import { toPython as stdlibToPython } from './stdlib/to_python.ts';
import { toRuby as stdlibToRuby } from './stdlib/to_ruby.ts';
import { toToml as stdlibToToml } from './stdlib/to_toml.ts';
import { toYaml as stdlibToYaml } from './stdlib/to_yaml.ts';
import { tryGetValue as stdlibTryGetValue } from './stdlib/try_get_value.ts';
import { typeOf as stdlibTypeOf } from './stdlib/type_of.ts';
import { type3x as stdlibType3x } from './stdlib/type3x.ts';
import { union as stdlibUnion } from './stdlib/union.ts';
import { unix2dos as stdlibUnix2dos } from './stdlib/unix2dos.ts';
import { uriescape as stdlibUriescape } from './stdlib/uriescape.ts';
import { validateAbsolutePath as stdlibValidateAbsolutePath } from './stdlib/validate_absolute_path.ts';
import { validateArray as stdlibValidateArray } from './stdlib/validate_array.ts';
import { validateAugeas as stdlibValidateAugeas } from './stdlib/validate_augeas.ts';
import { validateBool as stdlibValidateBool } from './stdlib/validate_bool.ts';
import { validateCmd as stdlibValidateCmd } from './stdlib/validate_cmd.ts';
import { validateDomainName as stdlibValidateDomainName } from './stdlib/validate_domain_name.ts';
import { validateEmailAddress as stdlibValidateEmailAddress } from './stdlib/validate_email_address.ts';
import { validateHash as stdlibValidateHash } from './stdlib/validate_hash.ts';
import { validateInteger as stdlibValidateInteger } from './stdlib/validate_integer.ts';
import { validateIpAddress as stdlibValidateIpAddress } from './stdlib/validate_ip_address.ts';
import { validateIpv4Address as stdlibValidateIpv4Address } from './stdlib/validate_ipv4_address.ts';
import { validateIpv6Address as stdlibValidateIpv6Address } from './stdlib/validate_ipv6_address.ts';
import { validateLegacy as stdlibValidateLegacy } from './stdlib/validate_legacy.ts';
import { validateNumeric as stdlibValidateNumeric } from './stdlib/validate_numeric.ts';
import { validateRe as stdlibValidateRe } from './stdlib/validate_re.ts';
import { validateSlength as stdlibValidateSlength } from './stdlib/validate_slength.ts';
import { validateString as stdlibValidateString } from './stdlib/validate_string.ts';
import { validateX509RsaKeyPair as stdlibValidateX509RsaKeyPair } from './stdlib/validate_x509_rsa_key_pair.ts';
import { valuesAt as stdlibValuesAt } from './stdlib/values_at.ts';
import { xmlEncode as stdlibXmlEncode } from './stdlib/xml_encode.ts';
import { zip as stdlibZip } from './stdlib/zip.ts';
import { step } from './step.ts';
import { strftime } from './strftime.ts';
import { strip } from './strip.ts';
import { tag } from './tag.ts';
import { tagged } from './tagged.ts';
import { template } from './template.ts';
import { thenFunction } from './then.ts';
import { treeEach } from './tree_each.ts';
import { type } from './type.ts';
import { unique } from './unique.ts';
import { unwrap } from './unwrap.ts';
import { upcase } from './upcase.ts';
import { values } from './values.ts';
import { versioncmp } from './versioncmp.ts';
import { warning } from './warning.ts';
import { withFunction } from './with.ts';
import { yamlData } from './yaml_data.ts';

function byName(functions: readonly BuiltinFunction[]): ReadonlyMap<string, BuiltinFunction> {
  return new Map(functions.map((declaration) => [declaration.name, declaration]));
}

const BUILTIN = byName([
  abs,
  alert,
  all,
  annotate,
  any,
  assertType,
  binaryFile,
  breakFunction,
  call,
  camelCase,
  capitalizeFunction,
  ceiling,
  chomp,
  chop,
  compare,
  contain,
  convertTo,
  createResourcesFunction,
  crit,
  debug,
  defined,
  dig,
  digest,
  downcase,
  each,
  emerg,
  empty,
  epp,
  err,
  eyamlLookupKey,
  fail,
  file,
  filter,
  findFile,
  findTemplate,
  flatten,
  floor,
  fqdnRand,
  generate,
  get,
  getvar,
  groupBy,
  hiera,
  hieraArray,
  hieraHash,
  hieraInclude,
  hoconData,
  importFunction,
  include,
  index,
  info,
  inlineEpp,
  inlineTemplate,
  join,
  jsonData,
  keys,
  length,
  lest,
  lookup,
  lstrip,
  map,
  match,
  max,
  md5,
  min,
  moduleDirectory,
  newFunction,
  next,
  notice,
  partition,
  realize,
  reduce,
  regsubst,
  require,
  returnFunction,
  reverseEach,
  round,
  rstrip,
  scanf,
  sha1,
  sha256,
  shellquote,
  size,
  slice,
  sort,
  split,
  sprintf,
  step,
  strftime,
  strip,
  tag,
  tagged,
  template,
  thenFunction,
  treeEach,
  type,
  unique,
  unwrap,
  upcase,
  values,
  versioncmp,
  warning,
  withFunction,
  yamlData,
]);

const STDLIB = byName([
  stdlibAny2array,
  stdlibAny2bool,
  stdlibAssertPrivate,
  stdlibBase64,
  stdlibBasename,
  stdlibBatchEscape,
  stdlibBool2num,
  stdlibBool2str,
  stdlibClamp,
  stdlibConcat,
  stdlibConvertBase,
  stdlibCount,
  stdlibDeepMerge,
  stdlibDefinedWithParams,
  stdlibDeleteAt,
  stdlibDeleteFunction,
  stdlibDeleteRegex,
  stdlibDeleteUndefValues,
  stdlibDeleteValues,
  stdlibDeprecationFunction,
  stdlibDifference,
  stdlibDig44,
  stdlibDirname,
  stdlibDos2unix,
  stdlibEncloseIpv6,
  stdlibEndWith,
  stdlibEnsurePackages,
  stdlibEnsureResource,
  stdlibEnsureResources,
  stdlibExtname,
  stdlibFact,
  stdlibFqdnRandString,
  stdlibFqdnRotate,
  stdlibFqdnUuid,
  stdlibGetModulePath,
  stdlibGetparam,
  stdlibGlob,
  stdlibGrep,
  stdlibHash,
  stdlibHasInterfaceWith,
  stdlibHasIpAddress,
  stdlibHasIpNetwork,
  stdlibHasKey,
  stdlibIntersection,
  stdlibIpInRange,
  stdlibIsA,
  stdlibIsAbsolutePathFunction,
  stdlibIsArray,
  stdlibIsBool,
  stdlibIsDomainName,
  stdlibIsEmailAddress,
  stdlibIsFloat,
  stdlibIsFunctionAvailable,
  stdlibIsHash,
  stdlibIsIntegerFunction,
  stdlibIsIpAddress,
  stdlibIsIpv4Address,
  stdlibIsIpv6Address,
  stdlibIsMacAddress,
  stdlibIsNumeric,
  stdlibIsString,
  stdlibJoinKeysToValues,
  stdlibLoadjson,
  stdlibLoadModuleMetadata,
  stdlibLoadyaml,
  stdlibMember,
  stdlibMerge,
  stdlibNum2bool,
  stdlibOsVersionGte,
  stdlibParsehocon,
  stdlibParsejson,
  stdlibParsepson,
  stdlibParseyaml,
  stdlibPick,
  stdlibPickDefault,
  stdlibPowershellEscape,
  stdlibPrefix,
  stdlibPrivateFunction,
  stdlibPry,
  stdlibPwHash,
  stdlibRange,
  stdlibRegexpescape,
  stdlibReject,
  stdlibReverse,
  stdlibSeededRand,
  stdlibSeededRandString,
  stdlibShellEscapeFunction,
  stdlibShellJoin,
  stdlibShellSplitFunction,
  stdlibShuffle,
  stdlibSprintfHash,
  stdlibSqueeze,
  stdlibStartWith,
  stdlibStr2bool,
  stdlibStr2resource,
  stdlibStr2saltedpbkdf2,
  stdlibStr2saltedsha512,
  stdlibSuffix,
  stdlibSwapcase,
  stdlibTime,
  stdlibToBytes,
  stdlibToJson,
  stdlibToJsonPretty,
  stdlibToPython,
  stdlibToRuby,
  stdlibToToml,
  stdlibToYaml,
  stdlibTryGetValue,
  stdlibType3x,
  stdlibTypeOf,
  stdlibUnion,
  stdlibUnix2dos,
  stdlibUriescape,
  stdlibValidateAbsolutePath,
  stdlibValidateArray,
  stdlibValidateAugeas,
  stdlibValidateBool,
  stdlibValidateCmd,
  stdlibValidateDomainName,
  stdlibValidateEmailAddress,
  stdlibValidateHash,
  stdlibValidateInteger,
  stdlibValidateIpAddress,
  stdlibValidateIpv4Address,
  stdlibValidateIpv6Address,
  stdlibValidateLegacy,
  stdlibValidateNumeric,
  stdlibValidateRe,
  stdlibValidateSlength,
  stdlibValidateString,
  stdlibValidateX509RsaKeyPair,
  stdlibValuesAt,
  stdlibXmlEncode,
  stdlibZip,
]);

/** Functions of other modules than stdlib that are native too: Puppet itself knows nothing of them. */
const OF_OTHERS = byName([puppetdbQueryFunction]);

export function builtinFunction(name: string): BuiltinFunction | undefined {
  return BUILTIN.get(name);
}

/** A function that modules bring: it is there even where the module is not. */
export function stdlibFunction(name: string): BuiltinFunction | undefined {
  return STDLIB.get(name) ?? OF_OTHERS.get(name);
}

/** All declarations, for a listing of signatures. */
export function allFunctions(): { readonly builtin: readonly BuiltinFunction[]; readonly stdlib: readonly BuiltinFunction[] } {
  return { builtin: [...BUILTIN.values()], stdlib: [...STDLIB.values()] };
}
