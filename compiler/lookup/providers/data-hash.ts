/**
 * A function that returns all keys at once: yaml_data, json_data, or one of a module.
 *
 * Puppet: pops/lookup/data_hash_function_provider.rb
 */
import { assertInstance, parseType } from '../../types/index.ts';
import type { PuppetHash, Value } from '../../values/index.ts';
import type { DataFile } from '../files/data-file.ts';
import type { Lookup } from '../index.ts';
import { interpolate, resolveReady } from '../interpolation.ts';
import type { Invocation } from '../invocation.ts';
import { LOOKUP_OPTIONS, type LookupKey } from '../key.ts';
import { keyText } from '../key-options.ts';
import type { Location } from '../location.ts';
import { deepCopy } from '../merge/deep-merge.ts';
import { NOT_FOUND, type NotFound } from '../not-found.ts';
import { callProvider } from './call.ts';
import { FunctionProvider, type PlainFile, type ProviderKind } from './function-provider.ts';
import { LookupContext } from './lookup-context.ts';
import { validateValue } from './validate-value.ts';

interface Data {
  readonly hash: PuppetHash;
  /** Absent for functions other than the built-in ones. */
  readonly file: DataFile | undefined;
}

export class DataHashProvider extends FunctionProvider {
  protected readonly kind: ProviderKind = 'data_hash';
  private readonly data = new Map<Location | undefined, Data>();
  private lastLocation: Location | undefined = undefined;
  private last: Data | undefined = undefined;

  protected read(location: Location | undefined, key: LookupKey, invocation: Invocation): Value | NotFound {
    const data = this.dataAt(location, invocation);
    if (data === NOT_FOUND) return NOT_FOUND;
    const root = key.rootKey;
    const value = data.hash.get(root);
    if (value === undefined && !data.hash.has(root)) return invocation.notFound(root);
    return this.resolved(value, root, data, location, invocation);
  }

  private resolved(value: Value, root: string, { file }: Data, location: Location | undefined, invocation: Invocation): Value {
    const isTrusted =
      file === undefined ? this.loadedFunction(invocation).isTrusted : file.doubtful.size === 0 || !file.doubtful.has(root);
    if (!isTrusted) this.validate(value, root, location);
    if (!invocation.isExplained) invocation.adapter.noteFound(value);
    const resolved = resolvedValue(value, root, file, invocation);
    // A deep merge changes what it merges, and Puppet's explanation shows that.
    return invocation.found(root, invocation.explainer?.showsMerging === true ? deepCopy(resolved) : resolved);
  }

  override plainFiles(lookup: Lookup): readonly PlainFile[] | undefined {
    const { locations, functionName } = this.level;
    if (locations === undefined || !lookup.readsFiles(functionName) || !locations.every((one) => this.isPlain(one)))
      return undefined;
    return locations.filter(({ exists }) => exists).map((location) => this.plainFile(location));
  }

  private plainFile(location: Location): PlainFile {
    const load = (invocation: Invocation) => this.dataAt(location, invocation) as Data;
    return {
      load: (invocation) => load(invocation).file as DataFile,
      valueOf: (root, entry, invocation) => {
        const { adapter } = invocation;
        if (entry?.isDoubtful === false && adapter.watch === undefined) {
          adapter.noteFound(entry.value);
          return resolveReady(entry.readyValue(adapter.lookup.texts), invocation, true);
        }
        const data = load(invocation);
        return this.resolved(data.hash.get(root), root, data, location, invocation);
      },
    };
  }

  /** The built-in functions want nothing but a path. */
  private isPlain(location: Location): boolean {
    return location.kind === 'path' && (this.level.options?.size ?? 0) === 0;
  }

  private validate(value: Value, root: string, location: Location | undefined): void {
    validateValue(value, () => this.origin(`Value for key '${root}', in hash returned from ${this.fullName}`, location));
  }

  /** NOT_FOUND where the function says so, which is not remembered. */
  private dataAt(location: Location | undefined, invocation: Invocation): Data | NotFound {
    // Most levels have one location.
    if (this.last !== undefined && location === this.lastLocation) return this.last;
    const data = this.data.get(location) ?? this.call(location, invocation);
    if (data === NOT_FOUND) return NOT_FOUND;
    this.data.set(location, data);
    this.lastLocation = location;
    this.last = data;
    return data;
  }

  private call(location: Location | undefined, invocation: Invocation): Data | NotFound {
    const { lookup } = invocation.adapter;
    const path = location !== undefined && this.isPlain(location) ? location.location : undefined;
    const file = path === undefined ? undefined : lookup.builtinData(this.level.functionName, path, invocation.adapter);
    const value = file === undefined ? this.callFunction(location, invocation) : file.value;
    if (value === NOT_FOUND) return NOT_FOUND;
    const origin = this.origin(`Value returned from ${this.fullName}`, location);
    const hash = assertInstance(origin, parseType('Hash'), value) as PuppetHash;
    this.warnOfForeignKeys(hash, origin, invocation);
    return { hash, file };
  }

  private callFunction(location: Location | undefined, invocation: Invocation): Value | NotFound {
    const context = new LookupContext(this.level.config.owner.moduleName, invocation);
    return callProvider(this.loadedFunction(invocation), invocation, this.argumentsFor(location, context), context);
  }

  protected argumentsFor(location: Location | undefined, context: LookupContext): readonly Value[] {
    return [this.optionsAt(location), context];
  }

  /** Puppet warns of keys that do not belong to the module, and keeps them. Puppet: ModuleDataProvider#validate_data_hash */
  private warnOfForeignKeys(hash: PuppetHash, origin: string, invocation: Invocation): void {
    const { moduleName } = this.level.config.owner;
    if (moduleName === undefined) return;
    for (const key of hash.keys()) {
      if (key === LOOKUP_OPTIONS || keyText(key).startsWith(`${moduleName}::`)) continue;
      invocation.adapter.log.warning(`Module '${moduleName}': ${origin} must use keys qualified with the name of the module`);
    }
  }
}

function resolvedValue(value: Value, root: string, file: DataFile | undefined, invocation: Invocation): Value {
  const { watch, lookup } = invocation.adapter;
  if (watch === undefined) return interpolate(value, invocation, true);
  const resolved = () => interpolate(value, invocation, true);
  return watch.inFile(
    file && { path: file.path, rootKey: root, raw: value, document: () => lookup.placesOf(file.path, file.document) },
    resolved,
  );
}
