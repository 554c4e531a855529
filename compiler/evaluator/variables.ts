/** Reading variables. */
import type { Expression } from '../../parser/ast.ts';
import { issue } from '../../parser/diagnostics/issues.ts';
import { PuppetError } from '../functions/error.ts';
import type { Value } from '../values/index.ts';
import { accumulatorFrame, isTail } from './accumulation.ts';
import { fail, wrapError } from './errors.ts';
import { atNode, type Compile, compileExpression } from './evaluator.ts';
import { watchUnknown } from './fact-watch.ts';
import { NOT_BOUND, type Scope } from './scope.ts';
import type { CodeContext, Thunk } from './thunk.ts';

const NUMERIC_NAME = /^(?:0|[1-9][0-9]*)$/;

export const variables = {
  VariableExpression: ((node, context) => {
    const { expr } = node;
    if (expr.kind === 'QualifiedName') {
      const read = readVariable(expr.value, node, context);
      return isTail(node) ? passingMemo(read) : read;
    }
    if (expr.kind === 'LiteralInteger') return readVariable(expr.value.toString(), node, context);
    const computed = compileExpression(expr, context);
    return (scope) => {
      const name = computed(scope);
      if (typeof name === 'string') return readVariable(name, node, context)(scope);
      if (typeof name === 'bigint' || typeof name === 'number') return readVariable(String(name), node, context)(scope);
      return fail(context.source, expr, 'ILLEGAL_VARIABLE_EXPRESSION', { semantic: expr });
    };
  }) as Compile<'VariableExpression'>,
};

/** A memo that is a lambda's answer is as much its own as it was before. */
function passingMemo(read: Thunk): Thunk {
  return (scope) => {
    const frame = accumulatorFrame(scope);
    if (!frame?.canExtend) return read(scope);
    frame.produced = frame.memo;
    return frame.memo;
  };
}

/** The value of a variable; one that does not exist is undef, with the warning or error that the settings ask for. */
export function readVariable(name: string, node: Expression, context: CodeContext): Thunk {
  const isQualified = name.includes('::');
  return (scope) => {
    let value: Value | typeof NOT_BOUND;
    try {
      value = isQualified ? scope.lookup(name) : scope.lookupSimple(name);
    } catch (error) {
      throw error instanceof PuppetError ? wrapError(error, context.source, node) : error;
    }
    return value === NOT_BOUND ? unknownVariable(name, node, scope, context) : value;
  };
}

function unknownVariable(name: string, node: Expression, scope: Scope, context: CodeContext): undefined {
  if (NUMERIC_NAME.test(name)) return undefined;
  watchUnknown(name, scope, node, context);
  const { settings } = scope.compilation;
  if (settings.strictVariables || settings.strict === 'error') fail(context.source, node, 'UNKNOWN_VARIABLE', { name });
  if (settings.strict === 'warning') scope.compilation.log('warning', atNode(issue('UNKNOWN_VARIABLE', { name }), node, context));
  return undefined;
}
