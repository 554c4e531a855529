/**
 * What `type Name = ...` defines: an alias, or an Object type or set of types that gets the name itself.
 *
 * Puppet: pops/loader/type_definition_instantiator.rb#create_type
 */
import type { Expression } from '../../parser/ast.ts';
import type { Source } from '../../parser/source.ts';
import { PuppetHash } from '../values/hash.ts';
import type { Value } from '../values/value.ts';
import { PTypeAliasType } from './alias-type.ts';
import { objectDefinition } from './object-from-hash.ts';
import { PObjectType } from './object-type.ts';
import type { PType, TypeResolver } from './ptype.ts';
import { literalFromAst, typeFromAst } from './type-from-ast.ts';
import { PTypeSetType } from './type-set-type.ts';

/** The type; what is in the expression is looked for when the type is first used. */
export function namedType(name: string, expression: Expression, source: Source, resolver: TypeResolver | undefined): PType {
  const body = definitionBody(expression);
  switch (body?.kind) {
    case 'object':
      return new PObjectType(() => objectDefinition(asHash(body.expression, source, resolver), name), name);
    case 'typeset':
      return typeSet(name, body.expression, source, resolver);
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

function asHash(expression: Expression | undefined, source: Source, resolver: TypeResolver | undefined): PuppetHash {
  const value: Value = expression && literalFromAst(expression, { source, resolver });
  return value instanceof PuppetHash ? value : new PuppetHash();
}

/** The members of a set see each other by their short names. */
function typeSet(name: string, body: Expression | undefined, source: Source, outer: TypeResolver | undefined): PTypeSetType {
  const types = new Map<string, PType>();
  const resolver: TypeResolver = { loadType: (wanted) => byLowerCase(types, wanted) ?? outer?.loadType(wanted) };
  const entries = body?.kind === 'LiteralHash' ? body.entries : [];
  const plain = new PuppetHash();
  for (const { key, value } of entries) {
    const entryName = literalFromAst(key, { source, resolver });
    if (entryName !== 'types' || value.kind !== 'LiteralHash') {
      plain.set(entryName, literalFromAst(value, { source, resolver }));
      continue;
    }
    for (const member of value.entries) {
      const memberName = memberNameOf(member.key, source);
      types.set(memberName, namedType(`${name}::${memberName}`, member.value, source, resolver));
    }
  }
  return new PTypeSetType({ name, version: `${plain.get('version')}`, pcoreVersion: `${plain.get('pcore_version')}`, types });
}

function memberNameOf(key: Expression, source: Source): string {
  if (key.kind === 'QualifiedReference') return key.casedValue;
  return `${literalFromAst(key, { source, resolver: undefined })}`;
}

function byLowerCase(types: ReadonlyMap<string, PType>, name: string): PType | undefined {
  for (const [known, type] of types) if (known.toLowerCase() === name) return type;
  return undefined;
}
