/** All built-in functions by name, and those of stdlib. */

import { abs } from './abs.ts';
import { alert } from './alert.ts';
import { all } from './all.ts';
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
import { include } from './include.ts';
import { index } from './index-of.ts';
import { info } from './info.ts';
import { inlineEpp } from './inline_epp.ts';
import { inlineTemplate } from './inline_template.ts';
import { join } from './join.ts';
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
import { assertPrivate as stdlibAssertPrivate } from './stdlib/assert_private.ts';
import { basename as stdlibBasename } from './stdlib/basename.ts';
import { bool2str as stdlibBool2str } from './stdlib/bool2str.ts';
import { concat as stdlibConcat } from './stdlib/concat.ts';
import { count as stdlibCount } from './stdlib/count.ts';
import { deepMerge as stdlibDeepMerge } from './stdlib/deep_merge.ts';
import { definedWithParams as stdlibDefinedWithParams } from './stdlib/defined_with_params.ts';
import { deleteFunction as stdlibDeleteFunction } from './stdlib/delete.ts';
import { deleteAt as stdlibDeleteAt } from './stdlib/delete_at.ts';
import { deleteUndefValues as stdlibDeleteUndefValues } from './stdlib/delete_undef_values.ts';
import { dirname as stdlibDirname } from './stdlib/dirname.ts';
import { ensurePackages as stdlibEnsurePackages } from './stdlib/ensure_packages.ts';
import { ensureResource as stdlibEnsureResource } from './stdlib/ensure_resource.ts';
import { ensureResources as stdlibEnsureResources } from './stdlib/ensure_resources.ts';
import { fact as stdlibFact } from './stdlib/fact.ts';
import { fqdnRotate as stdlibFqdnRotate } from './stdlib/fqdn_rotate.ts';
import { getparam as stdlibGetparam } from './stdlib/getparam.ts';
import { hasKey as stdlibHasKey } from './stdlib/has_key.ts';
import { joinKeysToValues as stdlibJoinKeysToValues } from './stdlib/join_keys_to_values.ts';
import { member as stdlibMember } from './stdlib/member.ts';
import { merge as stdlibMerge } from './stdlib/merge.ts';
import { pick as stdlibPick } from './stdlib/pick.ts';
import { pickDefault as stdlibPickDefault } from './stdlib/pick_default.ts';
import { prefix as stdlibPrefix } from './stdlib/prefix.ts';
import { str2bool as stdlibStr2bool } from './stdlib/str2bool.ts';
import { suffix as stdlibSuffix } from './stdlib/suffix.ts';
import { validateBool as stdlibValidateBool } from './stdlib/validate_bool.ts';
import { validateLegacy as stdlibValidateLegacy } from './stdlib/validate_legacy.ts';
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

function byName(functions: readonly BuiltinFunction[]): ReadonlyMap<string, BuiltinFunction> {
  return new Map(functions.map((declaration) => [declaration.name, declaration]));
}

const BUILTIN = byName([
  abs,
  alert,
  all,
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
  include,
  index,
  info,
  inlineEpp,
  inlineTemplate,
  join,
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
]);

const STDLIB = byName([
  stdlibAny2array,
  stdlibAssertPrivate,
  stdlibBasename,
  stdlibBool2str,
  stdlibConcat,
  stdlibCount,
  stdlibDeepMerge,
  stdlibDefinedWithParams,
  stdlibDeleteFunction,
  stdlibDeleteAt,
  stdlibDeleteUndefValues,
  stdlibDirname,
  stdlibEnsurePackages,
  stdlibEnsureResource,
  stdlibEnsureResources,
  stdlibFact,
  stdlibFqdnRotate,
  stdlibGetparam,
  stdlibHasKey,
  stdlibJoinKeysToValues,
  stdlibMember,
  stdlibMerge,
  stdlibPick,
  stdlibPickDefault,
  stdlibPrefix,
  stdlibStr2bool,
  stdlibSuffix,
  stdlibValidateBool,
  stdlibValidateLegacy,
]);

export function builtinFunction(name: string): BuiltinFunction | undefined {
  return BUILTIN.get(name);
}

export function stdlibFunction(name: string): BuiltinFunction | undefined {
  return STDLIB.get(name);
}

/** All declarations, for a listing of signatures. */
export function allFunctions(): readonly BuiltinFunction[] {
  return [...BUILTIN.values(), ...STDLIB.values()];
}
