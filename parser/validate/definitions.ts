/**
 * Classes, defined types, nodes, functions, plans and types: where they may stand and what they may be called.
 *
 * Puppet: `top`, `check_NamedDefinition` and what it calls, `check_TypeAlias`, `check_TypeMapping` of pops/validation/checker4_0.rb
 */
import type {
  Definition,
  Expression,
  FunctionDefinition,
  HostClassDefinition,
  LambdaExpression,
  Node,
  NodeDefinition,
  PlanDefinition,
  ResourceTypeDefinition,
  TypeAlias,
  TypeDefinition,
  TypeMapping,
} from '../ast.ts';
import type { Checker } from './checker.ts';
import { checkHostnames } from './hostnames.ts';
import { checkNoIdemLast } from './idem.ts';
import { checkDefinitionLocation } from './location.ts';
import { checkNoCapture, checkReservedParameters, checkUniqueParameters } from './parameters.ts';

type NamedDefinition = HostClassDefinition | ResourceTypeDefinition | FunctionDefinition | PlanDefinition;

const DEFINITION_NAME = /^[a-z]\w*(?:::[a-z]\w*)*$/;
const TYPE_ALIAS_NAME = /^[A-Z]\w*(?:::[A-Z]\w*)*$/;

/** Compared with the name as written, so that a type alias (a capitalized name) never meets one of these. */
const RESERVED_TYPE_NAMES: ReadonlySet<string> = new Set([
  'type',
  'any',
  'unit',
  'scalar',
  'boolean',
  'numeric',
  'integer',
  'float',
  'collection',
  'array',
  'hash',
  'tuple',
  'struct',
  'variant',
  'optional',
  'enum',
  'regexp',
  'pattern',
  'runtime',
  'init',
  'object',
  'sensitive',
  'semver',
  'semverrange',
  'string',
  'timestamp',
  'timespan',
  'typeset',
]);

const FUTURE_RESERVED_WORD = 'plan';

export function checkResourceLike(node: HostClassDefinition | ResourceTypeDefinition, checker: Checker): void {
  checkNamed(node, checker);
  checkNoCapture(node.parameters, node, checker);
  checkUniqueParameters(node.parameters, checker);
  checkReservedParameters(node, checker);
  checkNoIdemLast(node, checker);
}

export function checkFunction(node: FunctionDefinition | PlanDefinition, checker: Checker): void {
  checkNamed(node, checker);
  checkReturnType(node, checker);
  checkUniqueParameters(node.parameters, checker);
}

export function checkNode(node: NodeDefinition, checker: Checker): void {
  checkHostnames(node, checker);
  checkTop(node, checker);
  checkNoIdemLast(node, checker);
  if (node.parent !== undefined) checker.accept('ILLEGAL_NODE_INHERITANCE', node.parent);
}

export function checkTypeAlias(node: TypeAlias, checker: Checker): void {
  checkTop(node, checker);
  if (!TYPE_ALIAS_NAME.test(node.name)) checker.accept('ILLEGAL_DEFINITION_NAME', node, { semantic: node, name: node.name });
  checkReservedTypeName(node, checker);
  checkTypeReference(node, node.typeExpr, checker);
}

export function checkTypeDefinition(node: TypeDefinition, checker: Checker): void {
  checkTop(node, checker);
  checkReservedTypeName(node, checker);
  checker.accept('UNSUPPORTED_EXPRESSION', node, { semantic: node });
}

export function checkReturnType(node: FunctionDefinition | PlanDefinition | LambdaExpression, checker: Checker): void {
  if (node.returnType !== undefined) checkTypeReference(node, node.returnType, checker);
}

function checkNamed(node: NamedDefinition, checker: Checker): void {
  checkTop(node, checker);
  if (!DEFINITION_NAME.test(node.name)) checker.accept('ILLEGAL_DEFINITION_NAME', node, { semantic: node, name: node.name });
  checkDefinitionLocation(node, checker);
  checkReservedTypeName(node, checker);
  if (node.name === FUTURE_RESERVED_WORD) checker.accept('FUTURE_RESERVED_WORD', node, { word: node.name });
}

function checkReservedTypeName(node: NamedDefinition | TypeAlias | TypeDefinition, checker: Checker): void {
  if (RESERVED_TYPE_NAMES.has(node.name)) checker.accept('RESERVED_TYPE_NAME', node, { semantic: node, name: node.name });
}

function checkTypeReference(container: Node, type: Expression, checker: Checker): void {
  const reference = type.kind === 'AccessExpression' ? type.leftExpr : type;
  if (reference.kind !== 'QualifiedReference')
    checker.accept('ILLEGAL_EXPRESSION', type, { semantic: type, feature: 'a type reference', container });
  else if (reference.casedValue.toLowerCase() === FUTURE_RESERVED_WORD)
    checker.accept('FUTURE_RESERVED_WORD', type, { word: FUTURE_RESERVED_WORD });
}

/** Looks outwards from the definition until it is clear whether it stands at the top, in a class, or in something else. */
function checkTop(definition: Definition, checker: Checker): void {
  const path = checker.path;
  for (let at = path.length - 1; at >= 0; at--) {
    const around = path[at] as Node;
    if (around.kind === 'ApplyExpression' || around.kind === 'HostClassDefinition' || around.kind === 'Program') return;
    if (around.kind !== 'BlockExpression' && around.kind !== 'ApplyBlockExpression') {
      checker.accept('NOT_TOP_LEVEL', definition);
      return;
    }
    if (path[at - 1]?.kind !== 'Program' && isAbsoluteTopOnly(definition)) {
      checker.accept('NOT_ABSOLUTE_TOP_LEVEL', definition, { semantic: definition });
      return;
    }
  }
}

function isAbsoluteTopOnly({ kind }: Definition): boolean {
  return kind === 'FunctionDefinition' || kind === 'PlanDefinition' || kind === 'TypeAlias' || kind === 'TypeDefinition';
}

/** `type Runtime[ruby, 'A::B'] = C`, or the same with a pattern and its replacement on both sides. */
export function checkTypeMapping(node: TypeMapping, checker: Checker): void {
  checkTop(node, checker);
  const runtime = runtimeMapping(node.typeExpr);
  if (runtime === undefined) {
    checker.accept('UNSUPPORTED_EXPRESSION', node, { semantic: node });
    return;
  }
  const single = runtime === 'single';
  const mapped = node.mappingExpr;
  if (isPatternWithReplacement(mapped) ? !single : isTypeReference(mapped) && single) return;
  checker.accept(single ? 'ILLEGAL_SINGLE_TYPE_MAPPING' : 'ILLEGAL_REGEXP_TYPE_MAPPING', node, { semantic: node });
}

function runtimeMapping(node: Expression): 'single' | 'pattern' | undefined {
  if (node.kind !== 'AccessExpression') return undefined;
  const type = node.leftExpr;
  if (type.kind !== 'QualifiedReference' || type.casedValue !== 'Runtime') return undefined;
  const second = node.keys[1];
  return node.keys.length === 2 && second !== undefined && isPatternWithReplacement(second) ? 'pattern' : 'single';
}

function isPatternWithReplacement(node: Expression): boolean {
  if (node.kind !== 'LiteralList' || node.values.length !== 2) return false;
  return node.values[0]?.kind === 'LiteralRegularExpression' && node.values[1]?.kind === 'LiteralString';
}

function isTypeReference(node: Expression): boolean {
  return (node.kind === 'AccessExpression' ? node.leftExpr : node).kind === 'QualifiedReference';
}
