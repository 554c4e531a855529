/** Calls of functions and methods, lambdas and parameters, accesses, selectors and collectors. */
import type * as A from '../ast.ts';
import type { Extent, Mutable, Operations } from '../factory.ts';
import * as F from '../factory.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import { Literals } from './literals.ts';
import { I, idx } from './tables.ts';

/** The statements of a `{ }` and its braces; absent when there is nothing between them. */
export interface Braced {
  readonly statements: readonly A.Expression[] | undefined;
  readonly open: Token;
  readonly close: Token;
}

export abstract class Calls extends Literals {
  protected abstract expression(floor: number): A.Expression;
  protected abstract braced(): Braced;
  protected abstract attributeOperations(): Operations;

  protected access(leftExpr: A.Expression): A.AccessExpression {
    this.take();
    const keys = this.accessArguments();
    this.accept(I.COMMA);
    const close = this.expect(T.RBRACK);
    return { kind: 'AccessExpression', ...F.between(leftExpr, F.extentOf(close)), leftExpr, keys };
  }

  protected call(functorExpr: A.Expression): A.CallNamedFunctionExpression {
    this.take();
    let args: A.Expression[] = [];
    if (this.next !== I.RPAREN) {
      args = this.arguments();
      this.accept(I.COMMA);
    }
    const close = this.expect(T.RPAREN);
    const lambda = this.next === I.PIPE ? this.SUBRULE(this.lambda) : undefined;
    const call: A.CallNamedFunctionExpression = {
      kind: 'CallNamedFunctionExpression',
      ...F.between(functorExpr, lambda ?? F.extentOf(close)),
      functorExpr,
      rvalRequired: true,
      arguments: args,
    };
    return lambda === undefined ? call : { ...call, lambda };
  }

  protected methodCall(leftExpr: A.Expression): A.CallMethodExpression {
    const dot = this.take();
    const name = this.next === I.TYPE ? this.take() : this.expect(T.NAME);
    const at = F.fromTo(dot, name);
    const functorExpr: A.NamedAccessExpression = {
      kind: 'NamedAccessExpression',
      ...at,
      leftExpr,
      rightExpr: F.qualifiedName(name.image, { offset: at.offset, length: 0 }),
    };
    let extent: Extent = at;
    let args: A.Expression[] = [];
    if (this.next === I.LPAREN) {
      const open = this.take();
      // No comma may end the arguments of a method call.
      if (this.next !== I.RPAREN) args = this.methodArguments();
      extent = F.fromTo(open, this.expect(T.RPAREN));
    }
    const call: A.CallMethodExpression = {
      kind: 'CallMethodExpression',
      ...extent,
      functorExpr,
      rvalRequired: true,
      arguments: args,
    };
    return this.next === I.PIPE ? { ...call, lambda: this.SUBRULE(this.lambda) } : call;
  }

  protected methodArguments(): A.Expression[] {
    const args: A.Expression[] = [];
    do F.addArgument(args, this.argument());
    while (this.accept(I.COMMA) !== undefined);
    return args;
  }

  protected readonly lambda = this.production('lambda', (): A.LambdaExpression => {
    const open = this.LA(1) as Token;
    const parameters = this.pipedParameters();
    const returnType = this.returnType();
    const braced = this.braced();
    const at = F.fromTo(open, braced.close);
    const lambda: Mutable<A.LambdaExpression> = { kind: 'LambdaExpression', ...at, parameters };
    if (braced.statements !== undefined) lambda.body = F.bodyBlock(braced.statements, at.offset);
    if (returnType !== undefined) lambda.returnType = returnType;
    return lambda;
  });

  protected pipedParameters(): A.Parameter[] {
    this.expect(T.PIPE);
    const parameters = this.next === I.PIPE ? [] : this.parameters(I.PIPE);
    this.expect(T.PIPE);
    return parameters;
  }

  protected returnType(): A.Expression | undefined {
    if (this.accept(I.RSHIFT) === undefined) return undefined;
    return this.parameterType();
  }

  protected readonly selector = this.production('selector', (leftExpr: A.Expression): A.SelectorExpression => {
    this.take();
    const at = { offset: leftExpr.offset, length: leftExpr.length };
    if (this.accept(I.SELBRACE) === undefined)
      return { kind: 'SelectorExpression', ...at, leftExpr, selectors: [this.selectorEntry()] };
    const selectors = [this.selectorEntry()];
    while (this.accept(I.COMMA) !== undefined && this.next !== I.RBRACE) selectors.push(this.selectorEntry());
    this.expect(T.RBRACE);
    return { kind: 'SelectorExpression', ...at, leftExpr, selectors };
  });

  protected selectorEntry(): A.SelectorEntry {
    const matchingExpr = this.expression(0);
    const arrow = this.expect(T.FARROW);
    return { kind: 'SelectorEntry', ...F.extentOf(arrow), matchingExpr, valueExpr: this.expression(0) };
  }

  protected readonly collection = this.production('collection', (typeExpr: A.Expression): A.CollectExpression => {
    const query = this.collectQuery();
    if (this.accept(I.LBRACE) === undefined) {
      return { kind: 'CollectExpression', ...F.between(typeExpr, query), typeExpr, query, operations: [] };
    }
    const operations = this.attributeOperations();
    this.accept(I.COMMA);
    const close = F.extentOf(this.expect(T.RBRACE));
    return { kind: 'CollectExpression', ...F.between(typeExpr, close), typeExpr, query, operations };
  });

  protected collectQuery(): A.VirtualQuery | A.ExportedQuery {
    const open = this.take();
    const virtual = open.tokenTypeIdx === I.LCOLLECT;
    const end = virtual ? T.RCOLLECT : T.RRCOLLECT;
    const expr = this.next === idx(end) ? undefined : this.expression(0);
    const at = F.fromTo(open, this.expect(end));
    const query = { kind: virtual ? ('VirtualQuery' as const) : ('ExportedQuery' as const), ...at };
    return expr === undefined ? query : { ...query, expr };
  }

  protected parameterList(): A.Parameter[] {
    if (this.next !== I.LPAREN && this.next !== I.WSLPAREN) return [];
    this.take();
    const parameters = this.next === I.RPAREN ? [] : this.parameters(I.RPAREN);
    this.expect(T.RPAREN);
    return parameters;
  }

  /** At least one, with an optional comma before the token that ends the list. */
  protected parameters(end: number): A.Parameter[] {
    const parameters = [this.parameter()];
    while (this.accept(I.COMMA) !== undefined && this.next !== end) parameters.push(this.parameter());
    return parameters;
  }

  protected parameter(): A.Parameter {
    const typeExpr = this.next === I.CLASSREF ? this.parameterType() : undefined;
    const capturesRest = this.accept(I.TIMES) !== undefined;
    const token = this.expect(T.VARIABLE);
    const value = this.accept(I.EQUALS) === undefined ? undefined : this.expression(0);
    const parameter: Mutable<A.Parameter> = { kind: 'Parameter', ...F.extentOf(token), name: T.tokenValue(token), capturesRest };
    if (value !== undefined) parameter.value = value;
    if (typeExpr !== undefined) parameter.typeExpr = typeExpr;
    return parameter;
  }

  /** `Type` or `Type[...]`; no comma may end the brackets. */
  protected parameterType(): A.QualifiedReference | A.AccessExpression {
    const leftExpr = F.qualifiedReference(this.expect(T.CLASSREF));
    if (this.next !== I.LBRACK) return leftExpr;
    this.take();
    const keys: A.Expression[] = [];
    do F.addArgument(keys, this.accessArgument());
    while (this.accept(I.COMMA) !== undefined);
    const close = this.expect(T.RBRACK);
    return { kind: 'AccessExpression', ...F.between(leftExpr, F.extentOf(close)), leftExpr, keys };
  }
}
