/** Methods of everything. Ruby: object.c, nil and booleans included. */
import { rubyEquals, type Value } from '../../values/index.ts';
import { decline } from '../declined.ts';
import { classOf, inspectOf, isA, kindOf, plain, RubyClass, type RubyValue, textOf } from '../ruby-value.ts';
import { type Methods, named, plainly, withOne } from './method.ts';

export function equal(one: RubyValue, other: RubyValue): boolean {
  if (one instanceof RubyClass || other instanceof RubyClass) {
    return one instanceof RubyClass && other instanceof RubyClass && one.name === other.name;
  }
  return rubyEquals(known(one), known(other));
}

function known(value: RubyValue): Value {
  return kindOf(value) === 'other' ? decline('the equality of odd objects') : plain(value);
}

export const OBJECT: Methods = {
  'nil?': plainly((value) => value === undefined),
  '==': withOne(equal),
  '!': plainly((value) => value === undefined || value === false),
  ...named(
    'is_a? kind_of?',
    withOne((value, type) => isA(value, classGiven(type))),
  ),
  'instance_of?': withOne((value, type) => classOf(value).name === classGiven(type).name),
  class: plainly(classOf),
  to_s: plainly(textOf),
  inspect: plainly(inspectOf),
  ...named(
    'itself freeze',
    plainly((value) => value),
  ),
};

function classGiven(value: RubyValue): RubyClass {
  return value instanceof RubyClass ? value : decline('something else than a class');
}

export const NIL: Methods<undefined> = {
  to_a: plainly(() => []),
  to_i: plainly(() => 0n),
  '=~': withOne(() => undefined),
  '===': withOne((_nil, other) => other === undefined),
  '&': withOne(() => false),
  '|': withOne((_nil, other) => other !== undefined && other !== false),
};

export const BOOLEAN: Methods<boolean> = {
  '&': withOne((value, other) => value && other !== undefined && other !== false),
  '|': withOne((value, other) => value || (other !== undefined && other !== false)),
  '===': withOne(equal),
};

export const CLASS: Methods<RubyClass> = {
  '===': withOne((type, value) => isA(value, type)),
  name: plainly((type) => type.name),
};
