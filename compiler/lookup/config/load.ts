/**
 * Reads a hiera.yaml and makes the configuration of its version.
 *
 * Puppet: pops/lookup/hiera_config.rb#create
 */
import { PuppetError } from '../../functions/error.ts';
import { PuppetHash, RubySymbol, type Value } from '../../values/index.ts';
import { loadYaml, YamlLoadError } from '../../yaml/index.ts';
import { lookupIssue } from '../errors.ts';
import { symbolKeysToStrings } from '../files/data-file.ts';
import type { LookupFiles } from '../files/file-system.ts';
import { parentFolder } from '../files/path.ts';
import type { LookupLog, Strict } from '../scope.ts';
import type { ConfigOwner, HieraConfig } from './hiera-config.ts';
import { HieraConfigV3 } from './version3.ts';
import { HieraConfigV4 } from './version4.ts';
import { HieraConfigV5 } from './version5.ts';

/** What a file says before it is checked. */
interface Loaded {
  /** Undefined: no hash, so that version 3 with its defaults applies. */
  readonly content: PuppetHash | undefined;
  readonly version: bigint;
}

/**
 * The configuration at the path. `version3`: the file is of version 3, which environments and modules ignore.
 */
export function loadConfig(
  path: string,
  owner: ConfigOwner,
  files: LookupFiles,
  log: LookupLog,
  strict: Strict,
  codeFolder: string,
): HieraConfig | 'version3' {
  const root = parentFolder(path);
  if (!files.exists(path)) return new HieraConfigV5(root, undefined, undefined, owner, files);
  const { content, version } = read(path, files, log);
  if (version === 5n && content !== undefined) return new HieraConfigV5(root, path, content, owner, files);
  if (version === 4n && content !== undefined) return version4(root, path, content, owner, files, log, strict);
  if (version === 3n) {
    warnOfDeprecation(3, path, log, strict);
    const config = new HieraConfigV3(root, path, content ?? new PuppetHash(), owner, files, codeFolder);
    return owner.layer === 'global' ? config : ignored(path, owner, log, strict);
  }
  throw lookupIssue('HIERA_UNSUPPORTED_VERSION', { file: path }, { version });
}

function read(path: string, files: LookupFiles, log: LookupLog): Loaded {
  const value = loadValue(path, files);
  if (!(value instanceof PuppetHash)) {
    log.warning(`${path}: File exists but does not contain a valid YAML hash. Falling back to Hiera version 3 default config`);
    return { content: undefined, version: 3n };
  }
  const written = value.get('version') ?? value.get(new RubySymbol('version'));
  return { content: symbolKeysToStrings(value) as PuppetHash, version: written === undefined ? 3n : toInteger(written) };
}

function loadValue(path: string, files: LookupFiles): Value {
  try {
    return loadYaml(files.read(path, true).replace(/^\ufeff/, ''), path).value;
  } catch (error) {
    throw error instanceof YamlLoadError ? new PuppetError(error.message) : error;
  }
}

/** Ruby's to_i. */
function toInteger(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(Math.trunc(value));
  if (typeof value === 'string') return BigInt(/^\s*([+-]?\d+)/.exec(value)?.[1] ?? 0);
  return 0n;
}

function version4(
  root: string,
  path: string,
  content: PuppetHash,
  owner: ConfigOwner,
  files: LookupFiles,
  log: LookupLog,
  strict: Strict,
): HieraConfig {
  warnOfDeprecation(4, path, log, strict);
  const config = new HieraConfigV4(root, path, content, owner, files);
  if (owner.layer === 'global') throw lookupIssue('HIERA_UNSUPPORTED_VERSION_IN_GLOBAL', { file: path });
  return config;
}

function warnOfDeprecation(version: 3 | 4, path: string, log: LookupLog, strict: Strict): void {
  if (strict === 'off') return;
  const message = `${path}: Use of 'hiera.yaml' version ${version} is deprecated. It should be converted to version 5`;
  log.warnOnce('hiera.yaml', message, path);
}

/** Environments and modules ignore version 3. */
function ignored(path: string, owner: ConfigOwner, log: LookupLog, strict: Strict): 'version3' {
  if (strict === 'error') throw lookupIssue('HIERA_VERSION_3_NOT_GLOBAL', { file: path }, { where: owner.layer });
  const place = owner.layer === 'module' ? 'module root' : 'the environment root';
  log.warnOnce(path, `hiera.yaml version 3 found at ${place} was ignored`, path);
  return 'version3';
}
