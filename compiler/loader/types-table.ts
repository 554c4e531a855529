/**
 * Type aliases, Object types and sets of types of an environment, by name, found when first asked for.
 *
 * Puppet: pops/loaders.rb, pops/loader/module_loaders.rb, static_loader.rb
 */
import type { TypeAlias } from '../../parser/ast.ts';
import { issue } from '../../parser/diagnostics/issues.ts';
import { BuiltinType } from '../catalog/builtin-types.ts';
import { capitalizeSegments } from '../catalog/names.ts';
import type { Environment } from '../environment.ts';
import { EvaluationError, located, PuppetError } from '../evaluator/errors.ts';
import type { CodeContext } from '../evaluator/thunk.ts';
import { rubyDataType } from '../ruby/index.ts';
import {
  baseType,
  builtinAlias,
  namedType,
  PResourceType,
  type PType,
  PTypeSetType,
  pcoreType,
  type TypePlace,
  type TypeResolver,
} from '../types/index.ts';
import type { Module } from './modules.ts';
import { builtinRedefinition, originOf, redefinition } from './redefinition.ts';
import { onlyDefinition } from './single-definition.ts';

/** Resource types that are types of the language even before any code is read. */
const CORE_RESOURCE_TYPES: ReadonlySet<string> = new Set(
  'component exec file filebucket group node notify package resources schedule service stage tidy user whit'.split(' '),
);

/** Name under which the environment is a module: its types lie in a folder of that name, too. */
const ENVIRONMENT = 'environment';

/** A type, and where it was defined. */
interface Entry {
  readonly value: PType;
  readonly origin: string;
}

export class TypesTable {
  private readonly environment: Environment;
  private readonly defined = new Map<string, Entry>();
  private readonly found = new Map<string, PType | undefined>();

  constructor(environment: Environment) {
    this.environment = environment;
  }

  /** A type defined in a manifest. */
  define(node: TypeAlias, context: CodeContext): void {
    const name = node.name.toLowerCase();
    const existing = this.defined.get(name);
    if (existing !== undefined) throw redefinition('type', name, existing.origin);
    const builtin = builtinOrigin(name);
    if (builtin !== undefined) throw builtinRedefinition(name, builtin);
    const define = this.environment.types.originOfDefine(name);
    if (define !== undefined) throw redefinition('type', name, define);
    this.defined.set(name, { value: this.typeOf(node, context), origin: originOf(node, context.source) });
  }

  /** A type that a set of types brings along; a set that is made anew brings the same types again. */
  defineMember(name: string, type: PType, place: TypePlace): void {
    const origin = originOf(place, place.source);
    const existing = this.defined.get(name);
    if (existing !== undefined && existing.origin !== origin) throw redefinition('type', name, existing.origin);
    this.defined.set(name, { value: type, origin });
    this.found.delete(name);
  }

  /** Puppet: pops/types/p_type_set_type.rb#resolve_literal_hash */
  reportDuplicateKey(key: string, { source, offset }: TypePlace): void {
    const { active, settings } = this.environment;
    const code = 'DUPLICATE_KEY';
    const text = located(issue(code, { key }), source.file, source.line(offset), source.pos(offset));
    if (settings.strict === 'error') throw new EvaluationError({ code, severity: 'error', message: text }, text);
    if (settings.strict === 'warning') active?.log('warning', text);
  }

  /** Forgets what manifests defined. */
  clear(): void {
    this.defined.clear();
    this.found.clear();
  }

  /** A type that is defined somewhere, or a resource type; `name` in lower case. */
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

  private typeOf(node: TypeAlias, { source }: CodeContext, module?: string): PType {
    const { typeResolver } = this.environment;
    return namedType(node.name, node.typeExpr, source, module === undefined ? typeResolver : { ...typeResolver, module });
  }

  private fromFiles(name: string): PType | undefined {
    const [first = '', ...rest] = name.split('::');
    const folder = this.environment.directory;
    const module = this.environment.modules.get(first);
    if (rest.length === 0) {
      const ruby = this.fromRuby(name);
      if (ruby !== undefined) return ruby;
      const own = folder === undefined ? undefined : this.fromFile(`${folder}/types/${name}.pp`, name, '');
      return own ?? (module && this.moduleTypeSet(module));
    }
    if (first === ENVIRONMENT && folder !== undefined) {
      return this.fromFile(`${folder}/types/${first}/${rest.join('/')}.pp`, name, '');
    }
    if (module === undefined) return undefined;
    return (
      this.fromRuby(name, module) ??
      this.fromFile(`${module.path}/types/${rest.join('/')}.pp`, name, first) ??
      this.fromTypeSets(module, name)
    );
  }

  /** The set of types that has the module's own name. */
  private moduleTypeSet(module: Module): PType | undefined {
    const file = `${module.path}/types/init_typeset.pp`;
    const type = this.fromFile(file, module.name, module.name);
    if (type === undefined || type instanceof PTypeSetType) return type;
    throw new PuppetError(`The code loaded from ${file} does not define the TypeSet '${capitalizeSegments(module.name)}'`);
  }

  /** A member of a set whose name is the first part of the name. */
  private fromTypeSets(module: Module, name: string): PType | undefined {
    const segments = name.split('::');
    for (let length = segments.length - 1; length > 0; length--) {
      const parent = segments.slice(0, length).join('::');
      const set = this.defined.get(parent)?.value ?? this.found.get(parent) ?? this.fromFiles(parent);
      if (!(set instanceof PTypeSetType)) continue;
      set.resolve(this.moduleResolver(module));
      const member = this.defined.get(name)?.value;
      if (member !== undefined) return member;
    }
    return undefined;
  }

  /** What is known inside of a module: nothing of other modules. */
  private moduleResolver(module: Module): TypeResolver {
    const { typeResolver, modules } = this.environment;
    return {
      ...typeResolver,
      module: module.name,
      loadType: (name) => {
        const [first = ''] = name.split('::', 1);
        return first !== module.name && modules.has(first) ? undefined : typeResolver.loadType(name);
      },
    };
  }

  /** A type in Ruby: of any module where the name says none. Puppet: pops/loader/loader_paths.rb (DataTypePath) */
  private fromRuby(name: string, module?: Module): PType | undefined {
    const file = this.environment.rubyDataTypeFile(name, module);
    if (file === undefined) return undefined;
    const { typeResolver } = this.environment;
    const type = rubyDataType(name, file, this.environment, module ? { ...typeResolver, module: module.name } : typeResolver);
    this.found.set(name, type);
    return type;
  }

  private fromFile(file: string, name: string, moduleName: string): PType | undefined {
    if (!this.environment.files.has(file)) return undefined;
    const program = this.environment.parseFile(file);
    const node = onlyDefinition(program, file, name, 'TypeAlias');
    const context = { source: program.source, environment: this.environment, moduleName };
    const type = this.typeOf(node, context, moduleName === '' ? undefined : moduleName);
    this.found.set(name, type);
    return type;
  }
}

/** Where a type comes from that no code may define again. Error is loaded later than the others, and may. */
function builtinOrigin(name: string): string | undefined {
  if (baseType(name) !== undefined) return 'Originally set by Puppet-Type-System/Static-Loader.';
  const isPcore = name !== 'error' && (pcoreType(name) !== undefined || name === 'puppet::lookupcontext');
  return isPcore || builtinAlias(name) !== undefined || CORE_RESOURCE_TYPES.has(name) ? 'Set at unknown location' : undefined;
}
