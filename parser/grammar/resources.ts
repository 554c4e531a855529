/** Resources in all forms, their defaults and overrides. */
import type * as A from '../ast.ts';
import type { Operations } from '../factory.ts';
import * as F from '../factory.ts';
import * as T from '../tokens.ts';
import { Expressions } from './expressions.ts';
import { ATTRIBUTE_NAME, I, STARTS_EXPRESSION } from './tables.ts';

export abstract class Resources extends Expressions {
  protected resource(): A.Expression {
    const next = this.next;
    let left: A.Expression;
    if (next === I.AT || next === I.ATAT) left = this.virtualOrExported();
    else if (next === I.CLASS && this.LA(2).tokenTypeIdx === I.LBRACE) left = this.SUBRULE(this.classResource);
    else left = this.expression(0);
    while (this.next === I.LBRACE) left = this.SUBRULE(this.resourceTail, { ARGS: [left] });
    return left;
  }

  protected virtualOrExported(): A.Expression {
    const sign = this.take();
    const resource = this.resource();
    const exported = sign.tokenTypeIdx === I.ATAT;
    if (!F.setResourceForm(resource, exported ? 'exported' : 'virtual', F.between(F.extentOf(sign), resource))) {
      const what = exported ? 'Exported (@@)' : 'Virtual (@)';
      throw F.parseError(this.source, F.extentOf(sign), `${what} can only be applied to a Resource Expression`);
    }
    return resource;
  }

  protected readonly classResource = this.production('classResource', (): A.Expression => {
    const keyword = this.take();
    this.expect(T.LBRACE);
    const bodies = this.resourceBodies(keyword.startOffset);
    const at = F.fromTo(keyword, this.expect(T.RBRACE));
    const typeName = F.qualifiedName('class', { offset: at.offset, length: 0 });
    return { kind: 'ResourceExpression', ...at, form: 'regular', typeName, bodies };
  });

  /** `{ title: ... }` or `{ name => value, ... }` after an expression. */
  protected readonly resourceTail = this.production('resourceTail', (left: A.Expression): A.Expression => {
    const brace = this.take();
    if (this.startsOperations()) {
      const operations = this.attributeOperations();
      this.accept(I.COMMA);
      return F.resourceWithoutTitle(this.source, left, operations, brace, this.expect(T.RBRACE));
    }
    const bodies = this.resourceBodies(left.offset);
    const at = F.between(left, F.extentOf(this.expect(T.RBRACE)));
    return { kind: 'ResourceExpression', ...at, form: 'regular', typeName: left, bodies };
  });

  /** Whether attribute operations follow, and not a title. */
  protected startsOperations(): boolean {
    const next = this.next;
    if (next === I.RBRACE || next === I.COMMA) return true;
    const second = this.LA(2).tokenTypeIdx;
    if (next === I.TIMES) return second === I.FARROW;
    if (ATTRIBUTE_NAME[next] !== 1) return false;
    return second === I.FARROW || second === I.PARROW || STARTS_EXPRESSION[next] !== 1;
  }

  protected resourceBodies(offset: number): A.ResourceBody[] {
    const bodies = [this.resourceBody(offset)];
    while (this.accept(I.SEMIC) !== undefined && this.next !== I.RBRACE) bodies.push(this.resourceBody(offset));
    return bodies;
  }

  protected resourceBody(offset: number): A.ResourceBody {
    const title = this.expression(0);
    this.expect(T.COLON);
    const operations = this.attributeOperations();
    this.accept(I.COMMA);
    return { kind: 'ResourceBody', offset, length: 0, title, operations };
  }

  /** Possibly none; a comma at the end is left to the caller. */
  protected attributeOperations(): Operations {
    const operations: Operations = [];
    if (this.startsOperation(1)) operations.push(this.attributeOperation());
    while (this.next === I.COMMA && this.startsOperation(2)) {
      this.take();
      operations.push(this.attributeOperation());
    }
    return operations;
  }

  protected startsOperation(at: number): boolean {
    const type = this.LA(at).tokenTypeIdx;
    return type === I.TIMES || ATTRIBUTE_NAME[type] === 1;
  }

  protected attributeOperation(): A.AttributeOperation | A.AttributesOperation {
    const name = this.take();
    if (name.tokenTypeIdx === I.TIMES) {
      this.expect(T.FARROW);
      const expr = this.expression(0);
      return { kind: 'AttributesOperation', ...F.between(F.extentOf(name), expr), expr };
    }
    const operator = this.next === I.PARROW ? this.take() : this.expect(T.FARROW);
    const valueExpr = this.expression(0);
    return {
      kind: 'AttributeOperation',
      ...F.between(F.extentOf(name), valueExpr),
      attributeName: name.image,
      operator: operator.tokenTypeIdx === I.PARROW ? '+>' : '=>',
      valueExpr,
    };
  }
}
