/** What begins with the keyword `type`. */
import type * as A from '../ast.ts';
import type { Mutable } from '../factory.ts';
import * as F from '../factory.ts';
import type { Token } from '../tokens.ts';
import * as T from '../tokens.ts';
import { Definitions } from './definitions.ts';
import { I } from './tables.ts';

export abstract class Types extends Definitions {
  /** What begins with `type`: an alias, a mapping, a definition, or a call of the function of that name. */
  protected readonly typeKeyword = this.production('typeKeyword', (): A.Expression => {
    const keyword = this.take();
    if (this.next === I.LPAREN) return this.call(F.qualifiedName(keyword.image, F.extentOf(keyword)));
    const second = this.LA(2).tokenTypeIdx;
    if (this.next === I.CLASSREF && (second === I.LBRACE || second === I.INHERITS)) return this.typeDefinition(keyword);
    return this.typeAlias();
  });

  protected typeDefinition(keyword: Token): A.TypeDefinition {
    const name = this.take().image;
    const parent = this.accept(I.INHERITS) === undefined ? undefined : this.expect(T.CLASSREF).image;
    const { body, close } = this.body(keyword.startOffset);
    const definition: Mutable<A.TypeDefinition> = { kind: 'TypeDefinition', ...F.fromTo(keyword, close), name };
    if (parent !== undefined) definition.parent = parent;
    if (body !== undefined) definition.body = body;
    return this.define(definition);
  }

  /** As in Puppet, an alias stands at its name, and is as long as the name where its right side ends in a bracket. */
  protected typeAlias(): A.TypeAlias | A.TypeMapping {
    const left = this.parameterType();
    this.expect(T.EQUALS);
    const right = this.typeAliasRight();
    const last = right.at(-1) as A.Expression;
    const at = F.between(left, last.kind === 'AccessExpression' || last.kind === 'LiteralList' ? left : last);
    if (last.kind === 'AccessExpression') Object.assign(last, { offset: at.offset, length: 0 });
    const [type, hash] = right;
    if (left.kind === 'AccessExpression') return this.define({ kind: 'TypeMapping', ...at, typeExpr: left, mappingExpr: last });
    const typeExpr = hash === undefined ? F.typeAliasValue(type) : F.typeAliasWithParent(type as A.QualifiedReference, hash);
    return this.define({ kind: 'TypeAlias', ...at, name: left.casedValue, typeExpr });
  }

  /** A type, a hash, an array, or a parent type with the hash that defines its child. */
  protected typeAliasRight(): [A.Expression, A.LiteralHash?] {
    if (this.next === I.LBRACE) return [this.hash()];
    if (this.next === I.LISTSTART || this.next === I.LBRACK) return [this.array()];
    const type = F.qualifiedReference(this.expect(T.CLASSREF));
    if (this.next === I.LBRACE) return [type, this.hash()];
    return [this.next === I.LBRACK ? this.access(type) : type];
  }
}
