/** Classes, defined types, nodes, functions and plans. */
import type * as A from '../ast.ts';
import type { Mutable } from '../factory.ts';
import * as F from '../factory.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import { Statements } from './statements.ts';
import { CLASS_NAME, I, idx } from './tables.ts';

export abstract class Definitions extends Statements {
  protected definitions: A.Definition[] = [];
  /** Names of the classes and plans around, so that a nested class gets its full name. */
  protected namespace: string[] = [];

  protected define<D extends A.Definition>(definition: D): D {
    this.definitions.push(definition);
    return definition;
  }

  protected qualified(name: string): string {
    return `${this.namespace.join('::')}::${name}`.replace(/^::/, '');
  }

  protected definedName(): Token {
    const token = this.LA(1) as Token;
    if (CLASS_NAME[token.tokenTypeIdx] !== 1) this.unexpected(token);
    this.consumeToken();
    if (token.tokenType === T.CLASS) {
      throw F.parseError(this.source, F.extentOf(token), "'class' keyword not allowed at this location");
    }
    if (token.tokenType === T.STRING) {
      throw F.parseError(this.source, F.extentOf(token), 'A quoted string is not valid as a name here');
    }
    return token;
  }

  /** A definition's braces: its body is a block even around one statement. */
  protected body(offset: number): { body: A.BlockExpression | undefined; close: Token } {
    const braced = this.braced();
    return { body: braced.statements && F.bodyBlock(braced.statements, offset), close: braced.close };
  }

  protected readonly definitionExpression = this.production('definitionExpression', (): A.Expression => {
    const keyword = this.take();
    const name = this.definedName();
    const parameters = this.parameterList();
    const { body, close } = this.body(keyword.startOffset);
    const definition: Mutable<A.ResourceTypeDefinition> = {
      kind: 'ResourceTypeDefinition',
      ...F.fromTo(keyword, close),
      name: this.qualified(name.image),
      parameters,
    };
    if (body !== undefined) definition.body = body;
    return this.define(definition);
  });

  protected readonly hostclassExpression = this.production('hostclassExpression', (): A.Expression => {
    const keyword = this.take();
    const name = this.definedName().image;
    this.namespace.push(name);
    const parameters = this.parameterList();
    const parentClass = this.classParent();
    const { body, close } = this.body(keyword.startOffset);
    this.namespace.pop();
    const definition: Mutable<A.HostClassDefinition> = {
      kind: 'HostClassDefinition',
      ...F.fromTo(keyword, close),
      name: this.qualified(name),
      parameters,
    };
    if (parentClass !== undefined) definition.parentClass = parentClass;
    if (body !== undefined) definition.body = body;
    return this.define(definition);
  });

  protected classParent(): string | undefined {
    if (this.accept(I.INHERITS) === undefined) return undefined;
    return this.next === idx(T.DEFAULT) ? this.take().image : this.definedName().image;
  }

  protected readonly planExpression = this.production('planExpression', (): A.Expression => {
    const keyword = this.take();
    const name = this.definedName().image;
    this.namespace.push(name);
    const parameters = this.parameterList();
    const { body, close } = this.body(keyword.startOffset);
    this.namespace.pop();
    const at = F.fromTo(keyword, close);
    const definition: Mutable<A.PlanDefinition> = { kind: 'PlanDefinition', ...at, name: this.qualified(name), parameters };
    if (body !== undefined) definition.body = body;
    return this.define(definition);
  });

  protected readonly applyExpression = this.production('applyExpression', (): A.Expression => {
    const keyword = this.take();
    this.expect(T.LPAREN);
    const args = this.arguments();
    this.accept(I.COMMA);
    this.expect(T.RPAREN);
    const braced = this.braced();
    const at = F.fromTo(keyword, braced.close);
    const body = { kind: 'ApplyBlockExpression', offset: at.offset, length: 0, statements: braced.statements ?? [] } as const;
    return { kind: 'ApplyExpression', ...at, arguments: args, body };
  });

  protected readonly functionDefinition = this.production('functionDefinition', (): A.Expression => {
    const keyword = this.take();
    const name = this.definedName();
    const parameters = this.parameterList();
    const returnType = this.returnType();
    const { body, close } = this.body(keyword.startOffset);
    const at = F.fromTo(keyword, close);
    const definition: Mutable<A.FunctionDefinition> = { kind: 'FunctionDefinition', ...at, name: name.image, parameters };
    if (body !== undefined) definition.body = body;
    if (returnType !== undefined) definition.returnType = returnType;
    return this.define(definition);
  });

  protected readonly nodeDefinition = this.production('nodeDefinition', (): A.Expression => {
    const keyword = this.take();
    const hostMatches = [this.hostname()];
    while (this.accept(I.COMMA) !== undefined) {
      if (this.next === I.LBRACE || this.next === I.INHERITS) break;
      hostMatches.push(this.hostname());
    }
    const parent = this.accept(I.INHERITS) === undefined ? undefined : this.hostname();
    const braced = this.braced();
    const at = F.fromTo(keyword, braced.close);
    const definition: Mutable<A.NodeDefinition> = { kind: 'NodeDefinition', ...at, hostMatches };
    if (parent !== undefined) definition.parent = parent;
    if (braced.statements !== undefined) definition.body = F.bodyBlock(braced.statements, at.offset);
    return this.define(definition);
  });

  protected hostname(): A.Expression {
    switch (this.LA(1).tokenType) {
      case T.NAME:
      case T.NUMBER:
        return this.dottedName();
      case T.DEFAULT:
        return { kind: 'LiteralDefault', ...F.extentOf(this.take()) };
      case T.REGEX:
        return this.regex();
      default:
        return this.quotedText();
    }
  }

  protected dottedName(): A.LiteralString {
    const first = this.take();
    let last = first;
    let value = first.image;
    while (this.accept(I.DOT) !== undefined) {
      const { tokenType } = this.LA(1);
      if (tokenType !== T.NAME && tokenType !== T.NUMBER) this.unexpected(this.LA(1));
      last = this.take();
      value += `.${last.image}`;
    }
    return { kind: 'LiteralString', ...F.fromTo(first, last), value };
  }
}
