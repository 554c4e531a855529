/**
 * Hashes of data that become resources: title to attributes, by `create_resources` and its relatives, or by an iteration whose block
 * declares a resource with `* => $attributes`.
 */
import type {
  CallMethodExpression,
  CallNamedFunctionExpression,
  Expression,
  LambdaExpression,
  Node,
  Program,
  ResourceBody,
} from '../../../parser/ast.ts';
import type { Span } from '../../../parser/index.ts';
import { children } from '../../../parser/visit.ts';
import type { CodeFile } from './code-base.ts';
import { Bindings, functionName, type HashSource, receiver, variableName } from './hash-source.ts';

export interface ResourceHash {
  /** Of the resources, in lower case; `class` for classes. */
  readonly type: string;
  readonly source: HashSource;
  /** Attributes that the code gives beside; undefined when they are not known. */
  readonly given: ReadonlySet<string> | undefined;
  /** The call or the resource expression. */
  readonly at: Span;
}

type Call = CallNamedFunctionExpression | CallMethodExpression;

/** All of a file. */
export function resourceHashes({ program, source }: CodeFile): readonly ResourceHash[] {
  return program === undefined ? [] : new Reader(source).read(program);
}

class Reader {
  private readonly source: Span['source'];
  private readonly found: ResourceHash[] = [];

  constructor(source: Span['source']) {
    this.source = source;
  }

  read(program: Program): readonly ResourceHash[] {
    this.visit(program, new Bindings(undefined, [], program.body));
    return this.found;
  }

  private visit(node: Node, bindings: Bindings): void {
    let inside = bindings;
    if (node.kind === 'HostClassDefinition') inside = new Bindings(node, node.parameters, node.body);
    else if (node.kind === 'ResourceTypeDefinition') inside = new Bindings(undefined, node.parameters, node.body);
    else if (node.kind === 'NodeDefinition') inside = new Bindings(undefined, [], node.body);
    else if (node.kind === 'CallNamedFunctionExpression' || node.kind === 'CallMethodExpression') this.call(node, bindings);
    for (const child of children(node)) this.visit(child, inside);
  }

  private call(call: Call, bindings: Bindings): void {
    const name = functionName(call);
    const [first, second, third] = call.arguments;
    if (name === 'create_resources' || name === 'ensure_resources') {
      const type = first && typeText(first);
      if (type !== undefined && second !== undefined) this.add(type, second, givenBy(third), call, bindings);
    } else if (name === 'ensure_packages' && first !== undefined) {
      this.add('package', first, givenBy(second), call, bindings);
    } else if (name === 'each' && call.lambda !== undefined) {
      const hash = call.kind === 'CallMethodExpression' ? receiver(call) : first;
      if (hash !== undefined) this.iteration(hash, call.lambda, bindings);
    }
  }

  private iteration(hash: Expression, { parameters, body }: LambdaExpression, bindings: Bindings): void {
    const attributes = parameters[1]?.name;
    if (attributes === undefined || body === undefined) return;
    const look = (node: Node): void => {
      if (node.kind === 'ResourceExpression') {
        const type = typeText(node.typeName);
        for (const resource of type === undefined ? [] : node.bodies) {
          const splat = splatOf(resource, attributes);
          if (splat !== undefined) this.add(type as string, hash, splat, node, bindings);
        }
      }
      // A block inside this one may call something else by the name.
      for (const child of children(node)) if (child.kind !== 'LambdaExpression') look(child);
    };
    look(body);
  }

  private add(type: string, hash: Expression, given: ReadonlySet<string> | undefined, node: Node, bindings: Bindings): void {
    const at = { source: this.source, offset: node.offset, length: node.length };
    for (const source of bindings.sources(hash)) this.found.push({ type, source, given, at });
  }
}

/** `@apt::source` and `Apt::Source` as `apt::source`. */
function typeText(node: Expression): string | undefined {
  const text =
    node.kind === 'LiteralString' || node.kind === 'QualifiedName'
      ? node.value
      : node.kind === 'QualifiedReference'
        ? node.casedValue
        : undefined;
  return text?.replace(/^@{0,2}(?:::)?/, '').toLowerCase();
}

/** The keys of a literal hash; none for no hash. */
function givenBy(defaults: Expression | undefined): ReadonlySet<string> | undefined {
  if (defaults === undefined) return new Set();
  if (defaults.kind !== 'LiteralHash') return undefined;
  const names = defaults.entries.map(({ key }) => (key.kind === 'LiteralString' || key.kind === 'QualifiedName' ? key.value : ''));
  return names.includes('') ? undefined : new Set(names);
}

/** The attributes beside `* => $attributes`; undefined when the body has no such splat. */
function splatOf(resource: ResourceBody, attributes: string): ReadonlySet<string> | undefined {
  const given = new Set<string>();
  let isSplat = false;
  for (const operation of resource.operations) {
    if (operation.kind === 'AttributeOperation') given.add(operation.attributeName);
    else isSplat ||= variableName(operation.expr) === attributes;
  }
  return isSplat ? given : undefined;
}
