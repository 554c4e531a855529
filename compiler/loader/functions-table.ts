/**
 * Functions of an environment, by name, found when first asked for.
 *
 * Puppet: pops/loaders.rb, pops/loader/*.rb
 */
import type { FunctionDefinition } from '../../parser/ast.ts';
import type { Environment } from '../environment.ts';
import { ClosureCode } from '../evaluator/closure.ts';
import type { CodeContext } from '../evaluator/thunk.ts';
import { builtinFunction, stdlibFunction } from '../functions/index.ts';
import {
  BuiltinRuntimeFunction,
  PuppetRuntimeFunction,
  Runtime3xFunction,
  type RuntimeFunction,
} from '../functions/runtime-function.ts';
import { ruby3xFunction, rubyFunction } from '../ruby/index.ts';
import { originOf, redefinition } from './redefinition.ts';
import { onlyDefinition } from './single-definition.ts';

export { TypesTable } from './types-table.ts';

/**
 * Name under which the environment is a module. It is a global one too, so that its files lie in folders of its name: functions and
 * types `environment::x` in `functions/environment/x.pp`, and `x` in `functions/x.pp`.
 */
const ENVIRONMENT = 'environment';
const STDLIB = 'stdlib';

interface Entry<T> {
  readonly value: T;
  readonly origin: string;
}

export class FunctionsTable {
  private readonly environment: Environment;
  private readonly defined = new Map<string, Entry<RuntimeFunction>>();
  private readonly found = new Map<string, RuntimeFunction>();
  /** Names without a module of functions in Ruby that are not stdlib's. */
  private rubyNames: ReadonlySet<string> | undefined = undefined;

  constructor(environment: Environment) {
    this.environment = environment;
  }

  /** A function defined in a manifest. */
  define(node: FunctionDefinition, context: CodeContext): void {
    const name = node.name.toLowerCase();
    const existing = this.defined.get(name);
    if (existing) throw redefinition('function', name, existing.origin);
    this.defined.set(name, { value: puppetFunctionOf(node, context), origin: originOf(node, context.source) });
  }

  /** Forgets what manifests defined. */
  clear(): void {
    this.defined.clear();
  }

  /** By its name in upper or lower case. */
  find(written: string): RuntimeFunction | undefined {
    const name = written.toLowerCase().replace(/^::/, '');
    const known = this.defined.get(name)?.value ?? this.found.get(name);
    if (known) return known;
    const loaded = this.builtin(name) ?? this.fromFiles(name);
    if (loaded) this.found.set(name, loaded);
    return loaded;
  }

  private builtin(name: string): RuntimeFunction | undefined {
    const declaration = builtinFunction(name);
    if (!declaration) return undefined;
    return declaration.api === 4 ? new BuiltinRuntimeFunction(declaration, this.environment) : new Runtime3xFunction(declaration);
  }

  private fromFiles(name: string): RuntimeFunction | undefined {
    const parts = name.split('::');
    const folder = this.environment.directory;
    if (parts.length === 1) {
      const own = folder === undefined ? undefined : this.fromFile(`${folder}/functions/${name}.pp`, name, '');
      return own ?? (this.isOverridden(name) ? undefined : this.native(name)) ?? this.rubyFunction(name);
    }
    const [first = '', ...rest] = parts;
    const ruby = stdlibFunction(name) ? undefined : this.environment.rubyFunctionFile(name);
    if (ruby !== undefined) return rubyFunction(name, ruby, this.environment);
    if (first === ENVIRONMENT && folder !== undefined) return this.fromFile(`${folder}/functions/${parts.join('/')}.pp`, name, '');
    const module = this.environment.modules.get(first);
    const written = module && this.fromFile(`${module.path}/functions/${rest.join('/')}.pp`, name, first);
    return written ?? this.native(name);
  }

  /** Whether a module other than stdlib, or the environment, has the function in Ruby: one of today goes before those of the old interface. */
  private isOverridden(name: string): boolean {
    this.rubyNames ??= this.environment.rubyFunctionNames(STDLIB);
    if (!this.rubyNames.has(name)) return false;
    const { environment } = this;
    const file = environment.rubyFunctionFile(name) ?? environment.oldFunctionFile(name);
    const folder = environment.modules.get(STDLIB)?.path;
    return folder === undefined || file?.startsWith(`${folder}/`) === false;
  }

  /** Functions of stdlib are part of the compiler: they are there even where the module is not. */
  private native(name: string): RuntimeFunction | undefined {
    const declaration = stdlibFunction(name);
    if (!declaration) return undefined;
    return declaration.api === 4 ? new BuiltinRuntimeFunction(declaration, this.environment) : new Runtime3xFunction(declaration);
  }

  private fromFile(file: string, name: string, moduleName: string): RuntimeFunction | undefined {
    if (!this.environment.files.has(file)) return undefined;
    const program = this.environment.parseFile(file);
    const node = onlyDefinition(program, file, name, 'FunctionDefinition');
    return puppetFunctionOf(node, { source: program.source, environment: this.environment, moduleName });
  }

  /** A function that a module has in Ruby. */
  private rubyFunction(name: string): RuntimeFunction | undefined {
    const { environment } = this;
    const file = environment.rubyFunctionFile(name);
    if (file !== undefined) return rubyFunction(name, file, environment);
    const old = environment.oldFunctionFile(name);
    return old === undefined ? undefined : ruby3xFunction(name, old, environment);
  }
}

function puppetFunctionOf(node: FunctionDefinition, context: CodeContext): RuntimeFunction {
  return new PuppetRuntimeFunction(node.name, new ClosureCode(node.name, node, context));
}
