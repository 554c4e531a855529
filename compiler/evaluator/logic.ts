/** `and`, `or`, `not`. */
import { isTruthy } from '../values/index.ts';
import { type Compile, compileExpression } from './evaluator.ts';

export const logic = {
  AndExpression: ((node, context) => {
    const left = compileExpression(node.leftExpr, context);
    const right = compileExpression(node.rightExpr, context);
    return (scope) => isTruthy(left(scope)) && isTruthy(right(scope));
  }) as Compile<'AndExpression'>,
  OrExpression: ((node, context) => {
    const left = compileExpression(node.leftExpr, context);
    const right = compileExpression(node.rightExpr, context);
    return (scope) => isTruthy(left(scope)) || isTruthy(right(scope));
  }) as Compile<'OrExpression'>,
  NotExpression: ((node, context) => {
    const inner = compileExpression(node.expr, context);
    return (scope) => !isTruthy(inner(scope));
  }) as Compile<'NotExpression'>,
};
