/**
 * Data types that modules have in Ruby: an interface in Puppet's language, of which a type is made here, and what instances do, which Ruby is
 * asked for.
 *
 * Puppet: datatypes.rb, pops/loader/ruby_data_type_instantiator.rb
 */
import { parse, Source } from '../../parser/index.ts';
import type { Environment } from '../environment.ts';
import { diagnosticText } from '../evaluator/errors.ts';
import { ArgumentError } from '../functions/error.ts';
import {
  constructFromHash,
  constructObject,
  literalFromAst,
  type ObjectImplementation,
  type ObjectMember,
  objectDefinition,
  PObjectType,
  type TypeResolver,
} from '../types/index.ts';
import type { PuppetCallable, PuppetHash, Value } from '../values/index.ts';
import { cached } from './metadata-cache.ts';
import { type Activation, loading } from './runtime.ts';
import { noteDataType, placeOf } from './values/data-objects.ts';

/** As `Dalang::DataTypes.describe` tells it. */
interface RecordedDataType {
  readonly name: string;
  readonly interface: string;
  /** Methods that an implementation beside the interface adds. */
  readonly methods: readonly string[];
  /** Name of the class that somebody wrote. */
  readonly class?: string;
  readonly takes_hash?: boolean;
}

/** The type that the file defines; `name` in lower case. Throws Puppet's text of what is wrong with the file. */
export function rubyDataType(name: string, path: string, environment: Environment, resolver: TypeResolver): PObjectType {
  const recorded = cached<RecordedDataType>('data type', name, path, environment, () =>
    JSON.parse(environment.ruby.call('describe_data_type', [path, name], loading(environment)) as string),
  );
  const source = new Source(`{ ${recorded.interface} }`);
  const { program, diagnostics } = parse(source);
  const [fault] = diagnostics;
  if (program === undefined || fault !== undefined)
    throw new ArgumentError(`Data Type Load Error for type '${recorded.name}': ${fault ? diagnosticText(fault) : ''}`);
  const type: PObjectType = new PObjectType((self) => {
    const definition = objectDefinition(self, literalFromAst(program.body, { source, resolver }));
    return {
      ...definition,
      attributes: withBodies(definition.attributes, recorded, environment),
      functions: withBodies(definition.functions, recorded, environment),
    };
  }, recorded.name);
  noteDataType(type, { path, name });
  if (recorded.class !== undefined) type.implementation = writtenClass(type, recorded, environment);
  else if (recorded.methods.includes('to_s')) type.implementation = textedClass(type, environment);
  return type;
}

/** Instances are those of a class that somebody wrote. */
function writtenClass(type: PObjectType, recorded: RecordedDataType, environment: Environment): ObjectImplementation {
  const construct = (args: readonly Value[], isHash: boolean): Value =>
    environment.ruby.call('make_data_object', [type.label, [...placeOf(type)], isHash, args], activation(environment));
  return { takesHash: recorded.takes_hash === true, construct };
}

/** Instances have a text that an implementation beside the interface says. */
function textedClass(type: PObjectType, environment: Environment): ObjectImplementation {
  const construct = (args: readonly Value[], isHash: boolean): Value => {
    const object = isHash ? constructFromHash(type, args[0] as PuppetHash) : constructObject(type, args);
    return environment.ruby.call('texted_data_object', [object], activation(environment));
  };
  return { takesHash: true, construct };
}

/** The members, with what Ruby does for those that it implements. */
function withBodies<M extends ObjectMember>(
  members: ReadonlyMap<string, M> | undefined,
  recorded: RecordedDataType,
  environment: Environment,
): ReadonlyMap<string, M> {
  const bodyOf = (name: string) => (receiver: Value, args: readonly Value[], block: PuppetCallable | undefined) =>
    environment.ruby.call('call_data_object', [receiver, name, args, block], { ...activation(environment), block });
  return new Map(
    [...(members ?? [])].map(([name, member]) => [
      name,
      isImplemented(member, recorded) ? { ...member, body: bodyOf(name) } : member,
    ]),
  );
}

function isImplemented(member: ObjectMember, recorded: RecordedDataType): boolean {
  if (recorded.class === undefined) return recorded.methods.includes(member.name);
  return member.feature === 'function' || member.kind === 'derived';
}

function activation(environment: Environment): Activation {
  return { scope: environment.globalScope(), site: { file: undefined, line: undefined } };
}
