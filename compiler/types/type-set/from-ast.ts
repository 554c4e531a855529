/**
 * `type Name = TypeSet[{...}]`: the members of the set see each other, and those of sets it refers to, by their short names.
 *
 * Puppet: pops/types/p_type_set_type.rb#resolve_literal_hash, TypeSetLoader
 */
import type { Expression, KeyedEntry, LiteralHash, ResourceDefaultsExpression } from '../../../parser/ast.ts';
import type { Source } from '../../../parser/source.ts';
import { PuppetHash } from '../../values/hash.ts';
import type { Value } from '../../values/value.ts';
import { objectDefinition } from '../object/definition.ts';
import { namedType } from '../object/named-type.ts';
import { PObjectType } from '../object/object-type.ts';
import type { PType, TypeResolver } from '../ptype.ts';
import { literalFromAst } from '../type-from-ast.ts';
import { typeSetDefinition } from './definition.ts';
import { PTypeSetType, RUNTIME_NAME_AUTHORITY } from './type-set-type.ts';

/**
 * The set; its types are made when it is first used, and then are known by their full names, too. Those of a set in a module know each
 * other by their short names only when one of them was what was looked for, and not the set itself.
 *
 * Puppet: pops/types/type_parser.rb#loader_from_context
 */
export function typeSetFromAst(name: string, body: Expression | undefined, source: Source, home: string | undefined): PTypeSetType {
  return new PTypeSetType(name, (set, resolver) => {
    const members: TypeResolver = {
      loadType: (wanted) => resolver?.loadType(wanted) ?? (home === resolver?.module ? set.find(wanted) : undefined),
    };
    const hash = body?.kind === 'LiteralHash' ? initHash(name, body, { source, outer: resolver, members }) : undefined;
    set.define(typeSetDefinition(hash, name, RUNTIME_NAME_AUTHORITY));
    for (const reference of set.definition.references.values()) reference.resolve(resolver);
    for (const type of set.definition.types.values()) if (!(type instanceof PuppetHash)) type.resolve(members);
  });
}

interface Context {
  readonly source: Source;
  readonly outer: TypeResolver | undefined;
  readonly members: TypeResolver;
}

function initHash(name: string, body: LiteralHash, context: Context): PuppetHash {
  const hash = new PuppetHash();
  const outer = { source: context.source, resolver: context.outer };
  const types: (readonly [string, Expression])[] = [];
  for (const { key, value } of body.entries) {
    const entryName = literalFromAst(key, outer);
    if (value.kind !== 'LiteralHash' || (entryName !== 'types' && entryName !== 'references')) {
      hash.set(entryName, literalFromAst(value, outer));
    } else if (entryName === 'references') {
      const references = value.entries.map((entry) => [keyName(entry, context), literalFromAst(entry.value, outer)] as const);
      hash.set(entryName, new PuppetHash(references));
    } else {
      hash.set(entryName, new PuppetHash());
      types.push(...value.entries.map((entry) => [keyName(entry, context) as string, entry.value] as const));
    }
  }
  if (types.length > 0) hash.set('types', new PuppetHash(types.map(([key, value]) => [key, member(name, key, value, context)])));
  return hash;
}

/** A type reference as a key is the name itself. */
function keyName({ key }: KeyedEntry, { source, outer }: Context): Value {
  return key.kind === 'QualifiedReference' ? key.casedValue : literalFromAst(key, { source, resolver: outer });
}

function member(setName: string, name: string, expression: Expression, context: Context): PType {
  const fullName = `${setName}::${name}`;
  const { source, outer, members } = context;
  const type =
    expression.kind === 'ResourceDefaultsExpression'
      ? childType(fullName, expression, context)
      : namedType(fullName, expression, source, members);
  outer?.defineType?.(fullName.toLowerCase(), type, { source, offset: expression.offset });
  return type;
}

/** `Parent { attributes => ... }`. */
function childType(name: string, expression: ResourceDefaultsExpression, context: Context): PObjectType {
  const hasParent = parentName(expression) !== undefined;
  const isGivenTwice =
    hasParent && expression.operations.some((one) => one.kind === 'AttributeOperation' && one.attributeName === 'parent');
  if (isGivenTwice) context.outer?.reportDuplicateKey?.('parent', { source: context.source, offset: expression.offset });
  return new PObjectType((self) => objectDefinition(self, childHash(expression, context)), name);
}

/** The name before the braces; undefined for `Object` itself. */
function parentName({ typeRef }: ResourceDefaultsExpression): string | undefined {
  const name = typeRef.kind === 'QualifiedReference' ? typeRef.casedValue : '';
  return name === 'Object' || name === 'TypeSet' ? undefined : name;
}

function childHash(expression: ResourceDefaultsExpression, { source, members }: Context): PuppetHash {
  const context = { source, resolver: members };
  const hash = new PuppetHash();
  if (parentName(expression) !== undefined) hash.set('parent', literalFromAst(expression.typeRef, context));
  for (const operation of expression.operations) {
    if (operation.kind === 'AttributeOperation') {
      hash.set(operation.attributeName, literalFromAst(operation.valueExpr, context));
    }
  }
  return hash;
}
