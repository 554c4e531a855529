/**
 * A file of a module may define only what its path says: `MODULE/manifests/a/b.pp` defines `MODULE::a::b`, or names within it.
 *
 * Puppet: `internal_check_file_namespace`, `internal_check_top_construct_in_module` and `namespace_for_file` of
 * pops/validation/checker4_0.rb
 */
import { posix } from 'node:path';
import type {
  Expression,
  FunctionDefinition,
  HostClassDefinition,
  Kind,
  PlanDefinition,
  Program,
  ResourceTypeDefinition,
} from '../ast.ts';
import type { Checker, ManifestPlaces } from './checker.ts';

/** The namespace that a file stands for; `misplaced` when it lies in a module but where no definitions are looked for. */
type FileNamespace = { readonly name: string } | 'misplaced' | 'none';

const DEFINITION_FOLDERS: ReadonlySet<string | undefined> = new Set(['manifests', 'functions', 'types', 'plans']);

const TOP_CONSTRUCTS: ReadonlySet<Kind> = new Set<Kind>([
  'HostClassDefinition',
  'ResourceTypeDefinition',
  'FunctionDefinition',
  'PlanDefinition',
  'TypeAlias',
  'TypeMapping',
  'TypeDefinition',
]);

type NamedDefinition = HostClassDefinition | ResourceTypeDefinition | FunctionDefinition | PlanDefinition;

/** Compares in lower case, and only the beginning: `MODULE/manifests/init.pp` may define `MODULEs`. */
export function checkDefinitionLocation(node: NamedDefinition, checker: Checker): void {
  const { file } = checker.source;
  const namespace = namespaceFor(checker);
  if (file === undefined || namespace === 'none') return;
  if (namespace === 'misplaced' || !node.name.toLowerCase().startsWith(namespace.name))
    checker.accept('ILLEGAL_DEFINITION_LOCATION', node, { name: node.name, file });
}

/** Outside of the site manifest, code at the top of a file would run whenever the file happens to be loaded. */
export function checkTopConstructs(program: Program, checker: Checker): void {
  const body = program.body;
  if (body.kind === 'Nop' || namespaceFor(checker) === 'none') return;
  const statements: readonly Expression[] = body.kind === 'BlockExpression' ? body.statements : [body];
  for (const statement of statements) {
    if (!TOP_CONSTRUCTS.has(statement.kind)) checker.accept('ILLEGAL_TOP_CONSTRUCT_LOCATION', statement, { semantic: statement });
  }
}

/** Every definition of a file asks for the same. */
const known = new WeakMap<Checker, FileNamespace>();

function namespaceFor(checker: Checker): FileNamespace {
  let namespace = known.get(checker);
  if (namespace === undefined) {
    namespace = namespaceOf(checker.source.file, checker.places);
    known.set(checker, namespace);
  }
  return namespace;
}

function namespaceOf(file: string | undefined, places: ManifestPlaces | undefined): FileNamespace {
  if (file === undefined || places === undefined || posix.extname(file) !== '.pp') return 'none';
  const path = posix.resolve(file);
  if (places.manifest !== undefined && path.startsWith(places.manifest)) return 'none';
  const modules = places.modulepath.find((folder) => path.startsWith(`${cleaned(folder)}/`));
  return modules === undefined ? 'none' : namespaceOfModuleFile(path.slice(cleaned(modules).length + 1));
}

function cleaned(folder: string): string {
  return posix.normalize(folder).replace(/\/$/, '');
}

function namespaceOfModuleFile(relative: string): FileNamespace {
  const parts = relative.toLowerCase().split('/');
  if (!DEFINITION_FOLDERS.has(parts[1])) return 'misplaced';
  const file = parts[parts.length - 1] as string;
  const names = [parts[0], ...parts.slice(2, -1)];
  if (parts.length !== 3 || file !== 'init.pp') names.push(file.slice(0, -'.pp'.length));
  return { name: names.join('::') };
}
