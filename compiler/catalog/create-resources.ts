/**
 * Putting declared resources into the catalog.
 *
 * Puppet: pops/evaluator/runtime3_resource_support.rb#create_resources
 */
import { PuppetError } from '../evaluator/errors.ts';
import type { Scope } from '../evaluator/scope.ts';
import { PClassType, PResourceType } from '../types/index.ts';
import type { Value } from '../values/index.ts';
import { BuiltinType } from './builtin-types.ts';
import type { Definition } from './definition.ts';
import { capitalizeSegments, classTitle } from './names.ts';
import type { Parameter } from './parameter.ts';
import { CatalogResource } from './resource.ts';

export interface Declaration {
  /** As written: `file`, `apt::source`, `class`. */
  readonly type: string;
  readonly titles: readonly string[];
  /** The titles are texts of other values. */
  readonly fromOtherValues?: boolean;
  readonly parameters: readonly Parameter[];
  readonly virtual: boolean;
  readonly exported: boolean;
  readonly file: string | undefined;
  readonly line: number | undefined;
}

/** Adds one resource for each title and answers references to them. Classes are evaluated at once. */
export function createResources(scope: Scope, declaration: Declaration): readonly Value[] {
  if (declaration.type.toLowerCase() === 'class') return declaration.titles.map((title) => declareClass(scope, title, declaration));
  const type = declaration.type.replace(/^::/, '');
  const definition = scope.compilation.findResourceType(type.toLowerCase());
  // Only what manifests define is found by an absolute name.
  const isMisnamed = definition instanceof BuiltinType && type !== declaration.type;
  if (!definition || isMisnamed) throw new PuppetError(`Unknown resource type: '${declaration.type}'`);
  const name = capitalizeSegments(definition.name);
  return declaration.titles.map((title) => declareResource(scope, name, title, definition, declaration));
}

function declareResource(
  scope: Scope,
  type: string,
  title: string,
  definition: Definition | BuiltinType,
  declaration: Declaration,
): Value {
  const resource = new CatalogResource({
    type,
    title,
    definition,
    scope,
    file: declaration.file,
    line: declaration.line,
    kind: definition instanceof BuiltinType ? 'compilable_type' : 'defined_type',
    virtual: declaration.virtual,
    exported: declaration.exported,
    parameters: declaration.parameters,
    isTextTitle: declaration.fromOtherValues !== true,
  });
  scope.compilation.addResource(scope, resource);
  return new PResourceType(type, title);
}

function declareClass(scope: Scope, given: string, declaration: Declaration): Value {
  const { compilation } = scope;
  const definition = compilation.types.findClass(given);
  const name = definition?.name ?? given;
  if (!definition) throw new PuppetError(`Could not find declared class ${name}`);
  const resource = new CatalogResource({
    type: 'Class',
    title: classTitle(name),
    definition,
    scope,
    file: declaration.file,
    line: declaration.line,
    kind: 'class',
    virtual: declaration.virtual,
    exported: declaration.exported,
    parameters: declaration.parameters,
  });
  compilation.instantiate(definition, resource, scope);
  compilation.addResource(scope, resource);
  compilation.evaluateClasses([name], scope, false);
  return new PClassType(name);
}
