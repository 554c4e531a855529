/**
 * Functions and type aliases of an environment, by name, found when first asked for.
 *
 * Puppet: pops/loaders.rb, pops/loader/*.rb
 */
import type { FunctionDefinition, Program, TypeAlias } from '../../parser/ast.ts';
import { BuiltinType } from '../catalog/builtin-types.ts';
import { capitalizeSegments } from '../catalog/names.ts';
import type { Environment } from '../environment.ts';
import { ClosureCode } from '../evaluator/closure.ts';
import { PuppetError } from '../evaluator/errors.ts';
import type { CodeContext } from '../evaluator/thunk.ts';
import { builtinFunction, stdlibFunction } from '../functions/index.ts';
import {
  BuiltinRuntimeFunction,
  PuppetRuntimeFunction,
  Runtime3xFunction,
  type RuntimeFunction,
} from '../functions/runtime-function.ts';
import { PResourceType, type PType, PTypeAliasType, typeFromAst } from '../types/index.ts';
import { originOf, redefinition } from './redefinition.ts';

/**
 * Name under which the environment is a module. It is a global one too, so that its files lie in folders of its name: functions and
 * types `environment::x` in `functions/environment/x.pp`, and `x` in `functions/x.pp`.
 */
const ENVIRONMENT = 'environment';

interface Entry<T> {
  readonly value: T;
  readonly origin: string;
}

export class FunctionsTable {
  private readonly environment: Environment;
  private readonly defined = new Map<string, Entry<RuntimeFunction>>();
  private readonly found = new Map<string, RuntimeFunction>();

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
    const name = written.toLowerCase();
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
      return own ?? this.native(name) ?? this.rubyFunction(name);
    }
    const [first = '', ...rest] = parts;
    if (first === ENVIRONMENT && folder !== undefined) return this.fromFile(`${folder}/functions/${parts.join('/')}.pp`, name, '');
    const module = this.environment.modules.get(first);
    const written = module && this.fromFile(`${module.path}/functions/${rest.join('/')}.pp`, name, first);
    return written ?? this.native(name) ?? this.rubyFunction(name);
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
    const node = onlyDefinition(program, file, name, 'function', 'FunctionDefinition') as FunctionDefinition;
    return puppetFunctionOf(node, { source: program.source, environment: this.environment, moduleName });
  }

  /** A function in Ruby cannot run here, and it is better to say so than to call it unknown. */
  private rubyFunction(name: string): RuntimeFunction | undefined {
    const file = this.environment.rubyFunctionFile(name);
    if (file === undefined) return undefined;
    return {
      name,
      invoke() {
        throw new PuppetError(`The function '${name}' is written in Ruby, which cannot be run: ${file}`);
      },
    };
  }
}

function puppetFunctionOf(node: FunctionDefinition, context: CodeContext): RuntimeFunction {
  return new PuppetRuntimeFunction(node.name, new ClosureCode(node.name, node, context));
}

/** Puppet: pops/loader/puppet_function_instantiator.rb, type_definition_instantiator.rb */
function onlyDefinition(program: Program, file: string, name: string, what: string, kind: 'FunctionDefinition' | 'TypeAlias') {
  const [definition] = program.definitions;
  if (!definition) throw new PuppetError(`The code loaded from ${file} does not define the ${what} '${name}' - it is empty.`);
  if (program.definitions.length > 1) {
    throw new PuppetError(`The code loaded from ${file} must contain only the ${what} '${name}' - it has additional definitions.`);
  }
  if (definition.kind !== kind) {
    const found = kind === 'TypeAlias' ? 'type alias or type definition' : 'function';
    throw new PuppetError(`The code loaded from ${file} does not define the ${what} '${name}' - no ${found} found.`);
  }
  if (definition.name.toLowerCase() !== name) {
    throw new PuppetError(
      kind === 'TypeAlias'
        ? `The code loaded from ${file} produced type with the wrong name, expected '${name}', actual '${definition.name}'`
        : `The code loaded from ${file} produced function with the wrong name, expected ${name}, actual ${definition.name}`,
    );
  }
  const { body } = program;
  const only = body.kind === 'BlockExpression' && body.statements.length === 1 ? body.statements[0] : body;
  if (only !== definition) {
    throw new PuppetError(
      `The code loaded from ${file} contains additional logic - can only contain the ${what} ${quoted(name, kind)}`,
    );
  }
  return definition;
}

function quoted(name: string, kind: 'FunctionDefinition' | 'TypeAlias'): string {
  return kind === 'TypeAlias' ? `'${name}'` : name;
}

export class TypesTable {
  private readonly environment: Environment;
  private readonly defined = new Map<string, Entry<PType>>();
  private readonly found = new Map<string, PType | undefined>();

  constructor(environment: Environment) {
    this.environment = environment;
  }

  /** A type alias defined in a manifest. */
  define(node: TypeAlias, context: CodeContext): void {
    const name = node.name.toLowerCase();
    const existing = this.defined.get(name);
    if (existing) throw redefinition('type', name, existing.origin);
    this.defined.set(name, { value: aliasOf(node, context), origin: originOf(node, context.source) });
  }

  /** Forgets what manifests defined. */
  clear(): void {
    this.defined.clear();
    this.found.clear();
  }

  /** An alias or a resource type; `name` in lower case. */
  find(name: string): PType | undefined {
    const known = this.found.get(name);
    if (known) return known;
    const type = this.resourceType(name) ?? this.defined.get(name)?.value ?? this.fromFiles(name);
    if (type) this.found.set(name, type);
    return type;
  }

  private resourceType(name: string): PType | undefined {
    const type = this.environment.types.findResourceType(name);
    if (type) return new PResourceType(capitalizeSegments(type instanceof BuiltinType ? type.name : type.name));
    return name === 'node' ? new PResourceType('Node') : undefined;
  }

  private fromFiles(name: string): PType | undefined {
    const [first = '', ...rest] = name.split('::');
    const folder = this.environment.directory;
    if (rest.length === 0) return folder === undefined ? undefined : this.fromFile(`${folder}/types/${name}.pp`, name, '');
    if (first === ENVIRONMENT && folder !== undefined)
      return this.fromFile(`${folder}/types/${first}/${rest.join('/')}.pp`, name, '');
    const module = this.environment.modules.get(first);
    return module && this.fromFile(`${module.path}/types/${rest.join('/')}.pp`, name, first);
  }

  private fromFile(file: string, name: string, moduleName: string): PType | undefined {
    if (!this.environment.files.has(file)) return undefined;
    const program = this.environment.parseFile(file);
    const node = onlyDefinition(program, file, name, 'type', 'TypeAlias') as TypeAlias;
    const alias = aliasOf(node, { source: program.source, environment: this.environment, moduleName });
    this.found.set(name, alias);
    return alias;
  }
}

function aliasOf(node: TypeAlias, { source }: CodeContext): PType {
  return new PTypeAliasType(node.name, (resolver) => typeFromAst(node.typeExpr, resolver, source));
}
