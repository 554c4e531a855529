/** What `max` and `min` share. */

import { rubyText } from '../../evaluator/ruby-text.ts';
import { compareBytes } from '../../types/index.ts';
import type { PuppetCallable, Value } from '../../values/index.ts';
import { type Call, type DispatchDeclaration, PuppetError } from '../function.ts';
import { incomparable } from './incomparable.ts';
import { rubyClassName } from './ruby-class.ts';

type Compare = (a: Value, b: Value) => number;

/** Dispatches of a function that answers the greatest value (sign 1) or the least (-1). */
export function extremeDispatches(name: string, sign: 1 | -1): readonly DispatchDeclaration[] {
  const pick = (values: readonly Value[], compare: Compare): Value => {
    return values.reduce((best, value) => (compare(value, best) * sign > 0 ? value : best));
  };
  const checked = (values: readonly Value[], compare: Compare): Value => {
    if (values.length === 0) throw new PuppetError(`${name}(): Wrong number of arguments need at least one`);
    return pick(values, compare);
  };
  const byBlock = (values: readonly Value[], block: PuppetCallable): Value => {
    return values.length === 0 ? undefined : pick(values, (a, b) => order(block.call(a, b), a, b));
  };
  const list =
    (compare: (call: Call) => Compare) =>
    (call: Call): Value => {
      const values = call.args[0] as readonly Value[];
      return call.block === undefined ? checked(values, compare(call)) : byBlock(values, call.block);
    };
  const optionalBlock = 'Callable[2,2] block';
  return [
    { params: [], repeated: 'Numeric values', body: ({ args }) => checked(args, compareNumbers) },
    { params: [], repeated: 'String values', body: (call) => checked(call.args, compareStrings(name, call)) },
    { params: ['Array[Numeric] values'], optionalBlock, body: list(() => compareNumbers) },
    { params: ['Array[String] values'], optionalBlock, body: list((call) => compareStrings(name, call)) },
    { params: ['Array values'], optionalBlock, body: list((call) => compareAny(name, call)) },
    { params: [], repeated: 'Any values', block: 'Callable[2,2] block', body: ({ args, block }) => byBlock(args, block) },
    { params: [], repeated: 'Any values', body: (call) => checked(call.args, compareAny(name, call)) },
  ];
}

function order(answer: Value, a: Value, b: Value): number {
  if (typeof answer === 'bigint' || typeof answer === 'number') return Number(answer);
  if (answer === undefined) throw incomparable(a, b);
  throw new PuppetError(`comparison of ${rubyClassName(answer)} with 0 failed`);
}

function compareNumbers(a: Value, b: Value): number {
  const [left, right] = [a as bigint | number, b as bigint | number];
  return left < right ? -1 : left > right ? 1 : 0;
}

const NUMBER = /^-?\d+([._eE]\d+)?$/;

function bothNumbers(a: string, b: string): boolean {
  return NUMBER.test(a) && NUMBER.test(b);
}

/** Ruby's `to_f` of such a text. */
function float(text: string): number {
  return Number.parseFloat(text.replaceAll('_', ''));
}

function compareStrings(name: string, { context }: Call): Compare {
  return (a, b) => {
    const [left, right] = [a as string, b as string];
    if (!bothNumbers(left, right)) return compareBytes(left, right);
    context.warnOnce(`${name}_function_numeric_coerce_string`, deprecated(name, 'String to Numeric'));
    return float(left) - float(right);
  };
}

function compareAny(name: string, { context }: Call): Compare {
  return (a, b) => {
    const [left, right] = [rubyText(a), rubyText(b)];
    if (bothNumbers(left, right)) {
      context.warnOnce(`${name}_function_numeric_coerce_string`, deprecated(name, 'String to Numeric'));
      return float(left) - float(right);
    }
    context.warnOnce(`${name}_function_string_coerce_any`, deprecated(name, 'Any to String'));
    return compareBytes(left, right);
  };
}

function deprecated(name: string, conversion: string): string {
  return `The ${name}() function's auto conversion of ${conversion} is deprecated - change to convert input before calling, or use lambda`;
}
