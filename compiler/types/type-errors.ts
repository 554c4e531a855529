/** Complaints about type expressions. Puppet: pops/types/type_parser.rb */
import type { Node } from '../../parser/ast.ts';
import { PuppetError } from '../functions/error.ts';
import { type TypeContext, textOf } from './type-context.ts';

export function invalidSpecification(node: Node, context: TypeContext): PuppetError {
  return new PuppetError(`The expression <${textOf(node, context)}> is not a valid type specification.`);
}

export function invalidParameters(type: string, required: string | number, given: number): PuppetError {
  return new PuppetError(`Invalid number of type parameters specified: ${type} requires ${required}, ${given} provided`);
}

export function unparameterized(node: Node, context: TypeContext): PuppetError {
  return new PuppetError(`Not a parameterized type <${textOf(node, context)}>`);
}
