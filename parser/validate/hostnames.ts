/**
 * What a node definition may match on.
 *
 * Puppet: `hostname_*` of pops/validation/checker4_0.rb
 */
import type { ConcatenatedString, Expression, NodeDefinition } from '../ast.ts';
import type { Checker } from './checker.ts';

const ILLEGAL_CHARACTERS = /[^-\w.]/;

export function checkHostnames(definition: NodeDefinition, checker: Checker): void {
  for (const match of definition.hostMatches) checkHostname(match, definition, checker);
}

function checkHostname(node: Expression, definition: NodeDefinition, checker: Checker): void {
  switch (node.kind) {
    case 'LiteralString':
    case 'QualifiedName':
    case 'LiteralBoolean':
      checkText(String(node.value), node, checker);
      return;
    case 'QualifiedReference':
      checkText(node.casedValue.toLowerCase(), node, checker);
      return;
    case 'ConcatenatedString':
      checkInterpolation(node, checker);
      return;
    case 'LiteralInteger':
    case 'LiteralFloat':
    case 'LiteralDefault':
    case 'LiteralRegularExpression':
      return;
    default:
      checker.accept('ILLEGAL_EXPRESSION', node, { semantic: node, feature: 'hostname', container: definition });
  }
}

function checkText(hostname: string, node: Expression, checker: Checker): void {
  if (ILLEGAL_CHARACTERS.test(hostname)) checker.accept('ILLEGAL_HOSTNAME_CHARS', node, { hostname });
}

function checkInterpolation(node: ConcatenatedString, checker: Checker): void {
  for (const segment of node.segments) {
    if (segment.kind !== 'TextExpression') continue;
    checker.accept('ILLEGAL_HOSTNAME_INTERPOLATION', segment.expr);
    return;
  }
  if (node.segments.length !== 1) checker.accept('ILLEGAL_HOSTNAME_INTERPOLATION', node);
}
