/**
 * The data of an environment as the evaluator sees it: one adapter for each compilation, one scope for each of the evaluator's.
 */
import type { Compilation } from '../catalog/compilation.ts';
import type { Environment, KeyReads } from '../environment.ts';
import { NOT_BOUND, type Scope } from '../evaluator/scope.ts';
import type { CallSite } from '../functions/runtime-function.ts';
import {
  Lookup,
  type LookupAdapter,
  type LookupScope,
  lookupParameter,
  NOT_FOUND,
  type NotFound,
  type ProviderFunction,
  ResolutionWatch,
} from '../lookup/index.ts';
import { CODE_FOLDER } from '../node/settings.ts';
import { type PType, parseType } from '../types/index.ts';
import { PuppetHash, type Value } from '../values/index.ts';
import { parseMetadata } from './module-metadata.ts';

/** No global layer unless one is named: the machine's own Puppet has no say in what an environment answers. */
const NO_HIERA_CONFIG = '';

export class EnvironmentData {
  readonly lookup: Lookup;

  constructor(environment: Environment) {
    this.lookup = new Lookup(
      {
        name: environment.name,
        path: environment.directory,
        globalConfig: environment.settings.hieraConfig ?? NO_HIERA_CONFIG,
        moduleFolder: (name) => environment.modules.get(name)?.path,
        codeFolder: CODE_FOLDER,
        dataProvider: environment.dataProvider,
        moduleDataProvider: (name) => moduleDataProvider(environment, name),
      },
      {
        angleBrackets: environment.angleBrackets,
        keepsEncrypted: environment.keepsEncrypted,
        files: environment.files.disk,
        functions: {
          find: (name, scope) => providerFunction(name, scope as EvaluatorLookupScope),
        },
      },
    );
  }

  adapter(compilation: Compilation): LookupAdapter {
    compilation.lookups ??= this.newAdapter(compilation);
    return compilation.lookups;
  }

  private newAdapter(compilation: Compilation): LookupAdapter {
    const log = {
      warning: (message: string) => compilation.log('warning', message),
      warnOnce: (key: string, message: string, file?: string) => compilation.warnOnce(key, message, file),
    };
    const adapter = this.lookup.adapter(log, compilation.settings.strict);
    adapter.watch = watchOf(compilation);
    adapter.asked = keysOf(compilation)?.asked;
    compilation.environment.recorder?.watch(adapter, evaluatorScope);
    return adapter;
  }

  scope(scope: Scope): LookupScope {
    scope.forLookups ??= new EvaluatorLookupScope(scope);
    return scope.forLookups;
  }

  /** Data for a parameter of a class. */
  parameter(name: string, scope: Scope): { readonly value: Value } | undefined {
    const value = lookupParameter(this.adapter(scope.compilation), this.scope(scope), name);
    if (value === NOT_FOUND) return undefined;
    keysOf(scope.compilation)?.bound.add(name);
    return { value };
  }
}

/** The evaluator's scope behind one of lookups. */
function evaluatorScope(scope: LookupScope): Scope | undefined {
  return scope instanceof EvaluatorLookupScope ? scope.scope : undefined;
}

/** Notes the facts that data reads and the node does not have, if they are noted. */
function watchOf({ environment, node }: Compilation): ResolutionWatch | undefined {
  const { factReads } = environment;
  if (factReads === undefined) return undefined;
  return new ResolutionWatch((read, { scope, overrides, defaults }) => {
    if (overrides?.has(read.root) === true || defaults?.has(read.root) === true) return;
    const value = scope.variable(read.root);
    factReads.inData(node, read, value !== NOT_FOUND, value === NOT_FOUND ? undefined : value);
  });
}

/** Where the keys that the node asks for are noted, if they are. */
function keysOf({ environment, node }: Compilation): KeyReads | undefined {
  const { keyReads } = environment;
  if (keyReads === undefined) return undefined;
  let keys = keyReads.get(node.name);
  if (keys === undefined) {
    keys = { asked: new Set(), bound: new Set() };
    keyReads.set(node.name, keys);
  }
  return keys;
}

/** `data_provider` of the module's metadata.json. */
function moduleDataProvider(environment: Environment, name: string): Value {
  const folder = environment.modules.get(name)?.path;
  const text = folder === undefined ? undefined : environment.files.read(`${folder}/metadata.json`);
  if (text === undefined || !text.includes('"data_provider"')) return undefined;
  const metadata = parseMetadata(text);
  return metadata instanceof PuppetHash ? metadata.get('data_provider') : undefined;
}

const NO_SITE: CallSite = { file: undefined, line: undefined };

/**
 * The function as the environment of the compilation sees it, which may be another one than the data was read for: one with the
 * same files and other code.
 */
function providerFunction(name: string, { scope }: EvaluatorLookupScope): ProviderFunction | undefined {
  const found = scope.compilation.environment.findFunction(name);
  if (!found) return undefined;
  const call = (caller: LookupScope, args: readonly Value[]) =>
    found.invoke((caller as EvaluatorLookupScope).scope, args, undefined, NO_SITE);
  const returnTypes = found.returnTypes?.(scope);
  return returnTypes === undefined ? call : Object.assign(call, { returnTypes });
}

/** A scope of the evaluator for lookups. */
class EvaluatorLookupScope implements LookupScope {
  readonly scope: Scope;
  constructor(scope: Scope) {
    this.scope = scope;
  }
  variable(name: string): Value | NotFound {
    const value = this.scope.lookup(name);
    return value === NOT_BOUND ? NOT_FOUND : value;
  }
  unknownReason(name: string): string {
    const bare = name.replace(/^::/, '');
    const end = bare.lastIndexOf('::');
    if (end === -1) return '';
    const className = bare.slice(0, end);
    const { types, classScopes } = this.scope.compilation;
    const definition = types.findClass(className);
    if (!definition) return `class ${className} could not be found`;
    return classScopes.has(definition.name) ? '' : `class ${className} has not been evaluated`;
  }
  withLocal<T>(name: string, value: Value, body: () => T): T {
    let result: T | undefined;
    this.scope.withLocals([name], [value], () => {
      result = body();
      return undefined;
    });
    return result as T;
  }
  callingClass(): string | undefined {
    for (let scope: Scope | undefined = this.scope; scope !== undefined; scope = scope.parent) {
      if (scope.source?.kind === 'hostclass') return scope.source.name.toLowerCase();
    }
    return undefined;
  }
  resolveType(text: string): PType {
    return parseType(text, this.scope.compilation.environment.typeResolver);
  }
  callFunction(name: string, args: readonly Value[]): Value {
    const { environment } = this.scope.compilation;
    const found = environment.findFunction(name);
    if (!found) throw new Error(`no function ${name}`);
    return found.invoke(this.scope, args, undefined, NO_SITE);
  }
}
