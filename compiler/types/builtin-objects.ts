/**
 * Object types that Puppet brings along.
 *
 * Puppet: pops/pcore.rb, pops/types/annotation.rb, datatypes/error.rb
 */
import { parse, Source } from '../../parser/index.ts';
import { PuppetError } from '../functions/error.ts';
import type { PuppetObject } from '../values/puppet-object.ts';
import type { Value } from '../values/value.ts';
import { objectDefinition } from './object/definition.ts';
import type { ObjectFunction, ObjectMemberBody } from './object/member.ts';
import { PObjectType } from './object/object-type.ts';
import { literalFromAst } from './type-from-ast.ts';

/** An Object type from the text of its hash, with what its functions do. */
export function builtinObject(name: string, text: string, bodies: Readonly<Record<string, ObjectMemberBody>> = {}): PObjectType {
  return new PObjectType((self) => {
    const source = new Source(text);
    const { program } = parse(source);
    if (program === undefined) throw new Error(`the definition of ${name} is no Puppet code`);
    const definition = objectDefinition(self, literalFromAst(program.body, { source, resolver: undefined }));
    const functions = [...(definition.functions ?? [])].map(([key, member]): [string, ObjectFunction] => {
      return [key, { ...member, body: bodies[key] }];
    });
    return { ...definition, functions: new Map(functions) };
  }, name);
}

export const DEFERRED_TYPE: PObjectType = builtinObject(
  'Deferred',
  `{
    attributes => {
      name => Pattern[/\\A[$]?[a-z][a-z0-9_]*(?:::[a-z][a-z0-9_]*)*\\z/],
      arguments => Optional[Array[Any]],
    },
  }`,
);

const ERROR_PARAMETER = 'Optional[Variant[String, Regexp, Type[Enum], Type[Pattern], Type[NotUndef], Type[Undef]]]';

export const ERROR_TYPE: PObjectType = builtinObject(
  'Error',
  `{
    type_parameters => { kind => ${ERROR_PARAMETER}, issue_code => ${ERROR_PARAMETER} },
    attributes => {
      msg => String[1],
      kind => Optional[String[1]],
      details => Optional[Hash[String[1], Data]],
      issue_code => Optional[String[1]],
    },
    functions => { message => Callable[[], String[1]] },
  }`,
  { message: (error, args) => errorMessage(error as PuppetObject, args.length) },
);

function errorMessage(error: PuppetObject, count: number): Value {
  if (count > 0) throw new PuppetError(`wrong number of arguments (given ${count}, expected 0)`);
  return error.attributes.get('msg');
}

/** The type that all annotations inherit from. */
export const ANNOTATION_TYPE: PObjectType = new PObjectType(() => ({}), 'Annotation');

/** The type of the type system itself. */
export const PCORE_TYPE: PObjectType = new PObjectType(() => ({}), 'Pcore');
