/** Double quoted strings and heredocs. */

import type { Expression, HeredocExpression } from '../../parser/ast.ts';
import { boundedText } from '../limits.ts';
import { wrapError } from './errors.ts';
import { type Compile, compileExpression } from './evaluator.ts';
import { checkSyntax } from './heredoc-syntax.ts';
import { interpolated } from './interpolated.ts';
import type { CodeContext, Thunk } from './thunk.ts';
import { readVariable } from './variables.ts';

export const strings = {
  ConcatenatedString: ((node, context) => {
    const segments = node.segments.map((segment) => compileExpression(segment, context));
    return (scope) => {
      let text = '';
      for (const segment of segments) text += interpolated(segment(scope));
      return boundedText(text);
    };
  }) as Compile<'ConcatenatedString'>,
  TextExpression: ((node, context) => {
    const value = textValue(node.expr, node, context);
    return (scope) => interpolated(value(scope));
  }) as Compile<'TextExpression'>,
  HeredocExpression: ((node, context) => heredoc(node, context)) as Compile<'HeredocExpression'>,
};

/** A name in an interpolation is a variable. */
function textValue(expr: Expression, node: Expression, context: CodeContext): Thunk {
  if (expr.kind === 'QualifiedName') return readVariable(expr.value, node, context);
  return compileExpression(expr, context);
}

function heredoc(node: HeredocExpression, context: CodeContext): Thunk {
  const text = compileExpression(node.textExpr, context);
  if (node.textExpr.kind === 'LiteralString' || node.syntax === '') return text;
  return (scope) => {
    const value = text(scope);
    try {
      if (typeof value === 'string') checkSyntax(value, node.syntax, node.textExpr, scope, context);
    } catch (error) {
      throw wrapError(error, context.source, node);
    }
    return value;
  };
}
