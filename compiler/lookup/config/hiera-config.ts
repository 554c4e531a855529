/**
 * A hiera.yaml, checked, and what its hierarchy is made of for one scope.
 *
 * Puppet: pops/lookup/hiera_config.rb
 */
import type { PuppetHash } from '../../values/index.ts';
import { isPuppetFailure, LookupError, lookupIssue } from '../errors.ts';
import type { LookupFiles } from '../files/file-system.ts';
import { type Invocation, RememberingInvocation } from '../invocation.ts';
import type { FunctionProvider } from '../providers/function-provider.ts';
import { rubyPattern } from '../ruby-pattern.ts';
import { findLine, type LinePattern } from './find-line.ts';

/** Which layer a configuration belongs to. */
export interface ConfigOwner {
  readonly layer: 'global' | 'environment' | 'module';
  readonly moduleName: string | undefined;
}

export abstract class HieraConfig {
  /** Folder that relative paths start from. */
  readonly root: string;
  /** Undefined: there is no hiera.yaml and Puppet's default applies. */
  readonly path: string | undefined;
  readonly owner: ConfigOwner;
  protected readonly files: LookupFiles;
  abstract readonly version: number;

  constructor(root: string, path: string | undefined, owner: ConfigOwner, files: LookupFiles) {
    this.root = root;
    this.path = path;
    this.owner = owner;
    this.files = files;
  }

  get name(): string {
    return `hiera configuration version ${this.version}`;
  }

  get hasDefaultHierarchy(): boolean {
    return false;
  }

  /** The levels of the hierarchy, with paths and options resolved in the invocation's scope. */
  abstract createProviders(invocation: RememberingInvocation, useDefault: boolean): FunctionProvider[];

  /** As createProviders, with errors as Puppet tells them, and with the variables that were read. */
  resolve(invocation: Invocation): ResolvedConfig {
    const collecting = new RememberingInvocation(invocation.adapter, invocation.scope);
    const levels = () => {
      const providers = this.createProviders(collecting, false);
      const defaults = this.hasDefaultHierarchy ? this.createProviders(collecting, true) : [];
      return { providers, defaults, variables: collecting.variables };
    };
    const { watch, lookup } = invocation.adapter;
    const { path } = this;
    try {
      if (watch === undefined) return levels();
      return watch.inFile(
        path === undefined ? undefined : { path, rootKey: undefined, document: () => lookup.placesOf(path) },
        levels,
      );
    } catch (error) {
      throw this.placed(error);
    }
  }

  /** Errors of interpolations with the file in which they stand. */
  private placed(error: unknown): unknown {
    if (error instanceof LookupError && error.issueCode?.startsWith('HIERA_INTERPOLATION') === true && error.file === undefined) {
      return new LookupError(error.bareMessage, { issueCode: error.issueCode, ...this.place() });
    }
    const name = isPuppetFailure(error) ? /^Undefined variable '([^']+)'/.exec(error.message)?.[1] : undefined;
    if (name === undefined) return error;
    const line = this.line(rubyPattern(`%\\{['"]?${name}['"]?}`));
    return lookupIssue('HIERA_UNDEFINED_VARIABLE', this.place(line), { name });
  }

  /** The first line from `from` on that matches, comments left out. */
  protected line(pattern: LinePattern, from = 1): number | undefined {
    return this.path === undefined ? undefined : findLine(this.files.read(this.path), pattern, from);
  }

  place(line?: number): { readonly file?: string; readonly line?: number } {
    return { ...(this.path === undefined ? {} : { file: this.path }), ...(line === undefined ? {} : { line }) };
  }

  /** A name that two levels have. */
  protected duplicateName(name: string): LookupError {
    return this.duplicate('HIERA_HIERARCHY_NAME_MULTIPLY_DEFINED', name, rubyPattern(`\\s+name:\\s+['"]?${name}(?:[^\\w]|$)`));
  }

  protected duplicate(
    issueName: 'HIERA_HIERARCHY_NAME_MULTIPLY_DEFINED' | 'HIERA_BACKEND_MULTIPLY_DEFINED',
    name: string,
    pattern: LinePattern,
  ): LookupError {
    const first = this.line(pattern);
    const second = first === undefined ? undefined : this.line(pattern, first + 1);
    if (second === undefined) return lookupIssue(issueName, this.place(first), { name });
    return lookupIssue(issueName, this.place(second), first === undefined ? { name } : { name, firstLine: first });
  }

  /** A backend of Hiera 3, which is code in Ruby. `pattern`: the line that names it. */
  protected unsupportedBackend(name: string, pattern: LinePattern): LookupError {
    const place = this.place(this.line(pattern));
    return new LookupError(
      `Hiera 3 backend '${name}' is written in Ruby and cannot be used: convert it to a data_hash, lookup_key or data_dig function`,
      place,
    );
  }

  functionNotFound(functionType: string, functionName: string): LookupError {
    return lookupIssue('HIERA_DATA_PROVIDER_FUNCTION_NOT_FOUND', this.place(), { functionType, functionName });
  }
}

export interface ResolvedConfig {
  readonly providers: readonly FunctionProvider[];
  readonly defaults: readonly FunctionProvider[];
  readonly variables: RememberingInvocation['variables'];
}

/** The entry of a hash as text; undefined where there is none. */
export function textEntry(hash: PuppetHash | undefined, key: string): string | undefined {
  const value = hash?.get(key);
  return typeof value === 'string' ? value : undefined;
}

/** A line with the word, be it the name of a backend or not. */
export function namePattern(name: string): LinePattern {
  return rubyPattern(`[^\\w]${name}(?:[^\\w]|$)`);
}
