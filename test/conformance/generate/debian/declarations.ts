/** The classes, defines and type aliases of the Debian modules, read from their manifests. */
import { type Expression, parse, Source } from '../../../../parser/index.ts';
import { type ModuleFile, moduleFiles } from '../../debian-modules.ts';

export interface DeclaredParameter {
  readonly name: string;
  readonly type: Expression | undefined;
  readonly fallback: Expression | undefined;
}

/** A class or a define. */
export interface Declaration {
  readonly kind: 'class' | 'define';
  readonly name: string;
  readonly module: string;
  readonly parameters: readonly DeclaredParameter[];
  /** Its own text. */
  readonly text: string;
}

export interface Declarations {
  /** By name, in the order of the names. */
  readonly classes: ReadonlyMap<string, Declaration>;
  readonly defines: ReadonlyMap<string, Declaration>;
  /** What a type alias stands for, by its name in lower case. */
  readonly aliases: ReadonlyMap<string, Expression>;
}

export function readDeclarations(): Declarations {
  const found: Declaration[] = [];
  const aliases = new Map<string, Expression>();
  for (const file of moduleFiles()) {
    if (file.epp || !/^[^/]+\/(manifests|types)\//.test(file.path)) continue;
    for (const definition of parse(new Source(file.text, file.path)).program?.definitions ?? []) {
      if (definition.kind === 'TypeAlias') aliases.set(definition.name.toLowerCase(), definition.typeExpr);
      if (definition.kind === 'HostClassDefinition' || definition.kind === 'ResourceTypeDefinition')
        found.push(declaration(file, definition));
    }
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  const ofKind = (kind: Declaration['kind']) => new Map(found.filter((one) => one.kind === kind).map((one) => [one.name, one]));
  return { classes: ofKind('class'), defines: ofKind('define'), aliases };
}

type Definition = Extract<
  NonNullable<ReturnType<typeof parse>['program']>['definitions'][number],
  { kind: 'HostClassDefinition' | 'ResourceTypeDefinition' }
>;

function declaration({ path, text }: ModuleFile, definition: Definition): Declaration {
  return {
    kind: definition.kind === 'HostClassDefinition' ? 'class' : 'define',
    name: definition.name,
    module: path.slice(0, path.indexOf('/')),
    parameters: definition.parameters.map(({ name, typeExpr, value }) => ({ name, type: typeExpr, fallback: value })),
    text: text.slice(definition.offset, definition.offset + definition.length),
  };
}

export function requiredParameters({ parameters }: Declaration): readonly DeclaredParameter[] {
  return parameters.filter(({ fallback }) => fallback === undefined);
}
