/**
 * Parameters of classes, defined types, functions, lambdas and templates.
 *
 * Puppet: `check_Parameter` and the `internal_check_*` it and its containers call, in pops/validation/checker4_0.rb
 */
import type { EppExpression, HostClassDefinition, LambdaExpression, Node, Parameter, ResourceTypeDefinition } from '../ast.ts';
import { checkNoAssignment } from './assignment.ts';
import type { Checker } from './checker.ts';
import { checkReturnType } from './definitions.ts';
import { isPlainName } from './names.ts';

const NUMERIC_NAME = /^(?:0x)?[0-9]+$/;
const PARAMETER_NAME = /^[a-z_]\w*$/;

export function checkParameter(node: Parameter, checker: Checker): void {
  if (!isPlainName(node.name)) checkName(node, checker);
  if (node.value !== undefined) checkNoAssignment(node.value, checker);
}

function checkName(node: Parameter, checker: Checker): void {
  if (NUMERIC_NAME.test(node.name)) checker.accept('ILLEGAL_NUMERIC_PARAMETER', node, { name: node.name });
  if (!PARAMETER_NAME.test(node.name)) checker.accept('ILLEGAL_PARAM_NAME', node, { name: node.name });
}

export function checkLambda(node: LambdaExpression, checker: Checker): void {
  const last = node.parameters.length - 1;
  node.parameters.forEach((parameter, index) => {
    if (parameter.capturesRest && index !== last)
      checker.accept('CAPTURES_REST_NOT_LAST', parameter, { paramName: parameter.name });
  });
  checkReturnType(node, checker);
}

/** A template's parameters are those of the lambda around it. */
export function checkEpp(node: EppExpression, checker: Checker): void {
  const lambda = checker.path[checker.path.length - 1];
  if (lambda?.kind !== 'LambdaExpression') return;
  checkNoCapture(lambda.parameters, node, checker);
  checkUniqueParameters(lambda.parameters, checker);
}

export function checkNoCapture(parameters: readonly Parameter[], container: Node, checker: Checker): void {
  for (const parameter of parameters) {
    if (parameter.capturesRest) checker.accept('CAPTURES_REST_NOT_SUPPORTED', parameter, { paramName: parameter.name, container });
  }
}

export function checkUniqueParameters(parameters: readonly Parameter[], checker: Checker): void {
  if (parameters.length < 2) return;
  const seen = new Set<string>();
  for (const parameter of parameters) {
    if (seen.has(parameter.name)) checker.accept('DUPLICATE_PARAMETER', parameter, { paramName: parameter.name });
    seen.add(parameter.name);
  }
}

/** Every resource has these two already. */
export function checkReservedParameters(node: HostClassDefinition | ResourceTypeDefinition, checker: Checker): void {
  for (const parameter of node.parameters) {
    if (parameter.name === 'name' || parameter.name === 'title')
      checker.accept('RESERVED_PARAMETER', parameter, { container: node, paramName: parameter.name });
  }
}
