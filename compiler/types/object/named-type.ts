/**
 * What `type Name = ...` defines: an alias, or an Object type or set of types that gets the name itself.
 *
 * Puppet: pops/loader/type_definition_instantiator.rb#create_type
 */
import type { Expression } from '../../../parser/ast.ts';
import type { Source } from '../../../parser/source.ts';
import { PuppetObject } from '../../values/puppet-object.ts';
import type { Value } from '../../values/value.ts';
import { PTypeAliasType } from '../alias-type.ts';
import type { PType, TypeResolver } from '../ptype.ts';
import { literalFromAst, typeFromAst } from '../type-from-ast.ts';
import { typeSetFromAst } from '../type-set/from-ast.ts';
import { objectDefinition } from './definition.ts';
import { PObjectType } from './object-type.ts';

/** The type; what is in the expression is looked for when the type is first used. */
export function namedType(name: string, expression: Expression, source: Source, resolver: TypeResolver | undefined): PType {
  const body = definitionBody(expression);
  switch (body?.kind) {
    case 'object':
      return new PObjectType((self) => objectDefinition(self, initializer(body.expression, source, resolver)), name);
    case 'typeset':
      return typeSetFromAst(name, body.expression, source, resolver?.module);
    default:
      return new PTypeAliasType(name, (finder) => typeFromAst(expression, finder ?? resolver, source));
  }
}

/** The hash inside of `Object[{...}]`, `TypeSet[{...}]` or a bare `{...}`; undefined for an alias. */
function definitionBody(expression: Expression): { kind: 'object' | 'typeset'; expression: Expression | undefined } | undefined {
  if (expression.kind === 'LiteralHash') return { kind: 'object', expression };
  if (expression.kind !== 'AccessExpression' || expression.leftExpr.kind !== 'QualifiedReference') return undefined;
  const name = expression.leftExpr.casedValue;
  if (name !== 'Object' && name !== 'TypeSet') return undefined;
  return { kind: name === 'Object' ? 'object' : 'typeset', expression: expression.keys[0] };
}

/** The hash; for anything else the expression itself, which messages then name. */
function initializer(expression: Expression | undefined, source: Source, resolver: TypeResolver | undefined): Value {
  if (expression === undefined) return undefined;
  if (expression.kind === 'LiteralHash') return literalFromAst(expression, { source, resolver });
  return new PuppetObject(new PObjectType(() => ({}), `Puppet::AST::${expression.kind}`), new Map());
}
