/** Methods of the template's `scope`, and functions. Puppet: parser/scope.rb; Ruby: kernel.rb */
import { NOT_BOUND, type Scope } from '../../evaluator/scope.ts';
import { BuiltinRuntimeFunction } from '../../functions/runtime-function.ts';
import { PuppetHash, type Value } from '../../values/index.ts';
import { decline } from '../declined.ts';
import { plain, RubyRange, type RubyScope, type RubyValue, textOf } from '../ruby-value.ts';
import { list, type Methods, named, text, withOne, withSome } from './method.ts';
import { numbersOf } from './number.ts';
import { formatted } from './string.ts';

/** Functions of Puppet that do nothing but answer, so that Ruby may be asked the same again. */
const PURE: ReadonlySet<string> = new Set(['versioncmp']);

/** What is said of variables that are not there, Ruby's side says. */
function variable(scope: Scope, name: string): Value {
  const value = scope.lookup(name);
  return value === NOT_BOUND ? decline(`the unknown variable ${name}`) : value;
}

function called(scope: Scope, name: string, args: readonly Value[]): Value {
  const found = PURE.has(name) ? scope.compilation.environment.findFunction(name) : undefined;
  if (!(found instanceof BuiltinRuntimeFunction)) return decline(`the function ${name}`);
  return found.invoke(scope, args, undefined, { file: undefined, line: undefined });
}

export function isIncluded(scope: Scope, name: string): boolean {
  return scope.value(name) !== undefined;
}

export const SCOPE: Methods<RubyScope> = {
  ...named(
    '[] lookupvar',
    withOne(({ scope }, name) => variable(scope, text(name))),
  ),
  'include?': withOne(({ scope }, name) => isIncluded(scope, text(name))),
  call_function: withSome(2, 2, ({ scope }, [name, args]) => called(scope, text(name), list(args))),
  ...Object.fromEntries(
    [...PURE].map((name) => [`function_${name}`, withOne<RubyScope>(({ scope }, args) => called(scope, name, list(args)))]),
  ),
};

/** Methods of the template itself, and those that are everywhere. */
export const FUNCTIONS: Methods<RubyScope> = {
  'has_variable?': withOne(({ scope }, name) => isIncluded(scope, textOf(name))),
  Array: withOne((_scope, value) => listOf(value)),
  String: withOne((_scope, value) => textOf(value)),
  Integer: withOne((_scope, value) => {
    if (typeof value === 'bigint') return value;
    return typeof value === 'string' && /^-?(?:0|[1-9]\d*)$/.test(value) ? BigInt(value) : decline('an odd integer');
  }),
  ...named(
    'sprintf format',
    withSome(1, 99, (_scope, [format, ...args]) => formatted(text(format), args)),
  ),
};

function listOf(value: RubyValue): readonly Value[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  if (value instanceof PuppetHash) return Array.from(value, ([key, item]): Value => [key, item]);
  return value instanceof RubyRange ? [...numbersOf(value)] : [plain(value)];
}
