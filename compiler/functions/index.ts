/** All built-in functions by name, and those of stdlib, which are there when the module is. */
import type { BuiltinFunction } from './function.ts';
import { alert } from './alert.ts';
import { binaryFile } from './binary_file.ts';
import { breakFunction } from './break.ts';
import { contain } from './contain.ts';
import { createResourcesFunction } from './create_resources.ts';
import { crit } from './crit.ts';
import { debug } from './debug.ts';
import { defined } from './defined.ts';
import { digest } from './digest.ts';
import { emerg } from './emerg.ts';
import { epp } from './epp.ts';
import { err } from './err.ts';
import { fail } from './fail.ts';
import { file } from './file.ts';
import { findFile } from './find_file.ts';
import { findTemplate } from './find_template.ts';
import { fqdnRand } from './fqdn_rand.ts';
import { generate } from './generate.ts';
import { hiera } from './hiera.ts';
import { hieraArray } from './hiera_array.ts';
import { hieraHash } from './hiera_hash.ts';
import { hieraInclude } from './hiera_include.ts';
import { include } from './include.ts';
import { info } from './info.ts';
import { inlineEpp } from './inline_epp.ts';
import { inlineTemplate } from './inline_template.ts';
import { lookup } from './lookup.ts';
import { md5 } from './md5.ts';
import { moduleDirectory } from './module_directory.ts';
import { next } from './next.ts';
import { notice } from './notice.ts';
import { realize } from './realize.ts';
import { require } from './require.ts';
import { returnFunction } from './return.ts';
import { sha1 } from './sha1.ts';
import { sha256 } from './sha256.ts';
import { tag } from './tag.ts';
import { tagged } from './tagged.ts';
import { template } from './template.ts';
import { warning } from './warning.ts';

function byName(functions: readonly BuiltinFunction[]): ReadonlyMap<string, BuiltinFunction> {
  return new Map(functions.map((declaration) => [declaration.name, declaration]));
}

const BUILTIN = byName([alert, binaryFile, breakFunction, contain, createResourcesFunction, crit, debug, defined, digest, emerg, epp, err, fail, file, findFile, findTemplate, fqdnRand, generate, hiera, hieraArray, hieraHash, hieraInclude, include, info, inlineEpp, inlineTemplate, lookup, md5, moduleDirectory, next, notice, realize, require, returnFunction, sha1, sha256, tag, tagged, template, warning]);

const STDLIB = byName([]);

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
