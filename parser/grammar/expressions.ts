/** Operators, from assignment down to what binds tightest. */
import type * as A from '../ast.ts';
import * as F from '../factory.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import { Calls } from './calls.ts';
import { ARITHMETIC, ASSIGN, COMPARISON, EDGE, I, POSTFIX, PRECEDENCE } from './tables.ts';

export abstract class Expressions extends Calls {
  protected abstract primary(token: Token): A.Expression;
  protected abstract resource(): A.Expression;

  protected assignment(): A.Expression {
    const left = this.relationship();
    if (ASSIGN[this.next] !== 1) return left;
    const operator = this.take();
    const rightExpr = this.assignment();
    return {
      kind: 'AssignmentExpression',
      ...F.extentOf(operator),
      operator: operator.image as A.AssignmentExpression['operator'],
      leftExpr: left,
      rightExpr,
    };
  }

  protected relationship(): A.Expression {
    let left = this.resource();
    while (EDGE[this.next] === 1) {
      const operator = this.take();
      const rightExpr = this.resource();
      left = {
        kind: 'RelationshipExpression',
        ...F.extentOf(operator),
        operator: operator.image as A.RelationshipExpression['operator'],
        leftExpr: left,
        rightExpr,
      };
    }
    return left;
  }

  /** Operators that bind tighter than `floor`. */
  protected expression(floor: number): A.Expression {
    let left = this.unary();
    for (;;) {
      const precedence = PRECEDENCE[this.LA(1).tokenTypeIdx] as number;
      if (precedence <= floor) return left;
      if (this.next === I.QMARK) {
        // What a selector gives can be called or accessed, whatever its left side was.
        left = this.postfix(this.SUBRULE(this.selector, { ARGS: [left] }));
        continue;
      }
      const operator = this.take();
      left = this.binary(operator, left, this.expression(precedence));
    }
  }

  protected binary(operator: Token, leftExpr: A.Expression, rightExpr: A.Expression): A.Expression {
    const type = operator.tokenTypeIdx;
    const offset = operator.startOffset;
    const length = T.tokenLength(operator);
    if (ARITHMETIC[type] === 1) {
      const sign = operator.image as A.ArithmeticExpression['operator'];
      return { kind: 'ArithmeticExpression', offset, length, operator: sign, leftExpr, rightExpr };
    }
    if (COMPARISON[type] === 1) {
      const sign = operator.image as A.ComparisonExpression['operator'];
      return { kind: 'ComparisonExpression', offset, length, operator: sign, leftExpr, rightExpr };
    }
    switch (operator.tokenType) {
      case T.AND:
        return { kind: 'AndExpression', offset, length, leftExpr, rightExpr };
      case T.OR:
        return { kind: 'OrExpression', offset, length, leftExpr, rightExpr };
      case T.IN:
        return { kind: 'InExpression', offset, length, leftExpr, rightExpr };
      default: {
        const sign = operator.image as A.MatchExpression['operator'];
        return { kind: 'MatchExpression', offset, length, operator: sign, leftExpr, rightExpr };
      }
    }
  }

  protected unary(): A.Expression {
    const token = this.LA(1) as Token;
    switch (token.tokenType) {
      case T.NOT:
        this.consumeToken();
        return { kind: 'NotExpression', ...F.extentOf(token), expr: this.unary() };
      case T.MINUS:
        this.consumeToken();
        return { kind: 'UnaryMinusExpression', ...F.extentOf(token), expr: this.unary() };
      case T.TIMES:
        this.consumeToken();
        return { kind: 'UnfoldExpression', ...F.extentOf(token), expr: this.unary() };
      default: {
        const primary = this.primary(token);
        return POSTFIX[this.LA(1).tokenTypeIdx] === 1 ? this.postfix(primary) : primary;
      }
    }
  }

  protected postfix(primary: A.Expression): A.Expression {
    let left = primary;
    for (;;) {
      switch (this.next) {
        case I.LBRACK:
          left = this.access(left);
          break;
        case I.LPAREN:
          left = this.call(left);
          break;
        case I.DOT:
          left = this.methodCall(left);
          break;
        case I.LCOLLECT:
        case I.LLCOLLECT:
          left = this.SUBRULE(this.collection, { ARGS: [left] });
          break;
        default:
          return left;
      }
    }
  }

  protected parenthesized(): A.Expression {
    const token = this.take();
    const expr = this.assignment();
    return { kind: 'ParenthesizedExpression', ...F.fromTo(token, this.expect(T.RPAREN)), expr };
  }
}
