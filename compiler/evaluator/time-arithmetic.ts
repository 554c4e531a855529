/**
 * Arithmetic of which one operand is a Timespan or a Timestamp; numbers count as seconds.
 *
 * Puppet: pops/time/timespan.rb, pops/time/timestamp.rb, evaluator_impl.rb#calculate
 */
import type { ArithmeticExpression } from '../../parser/ast.ts';
import { aAn, aAnUc } from '../../parser/diagnostics/labels.ts';
import { Timespan, Timestamp } from '../values/index.ts';
import { PuppetError } from './errors.ts';
import { valueLabel } from './value-label.ts';

type Operator = ArithmeticExpression['operator'];
type Operand = bigint | number | Timespan | Timestamp;
type Refusal = 'not applicable' | 'not applicable to these';

const SECOND = 1_000_000_000n;

export function timeArithmetic(operator: Operator, a: Operand, b: Operand): Operand | Refusal {
  if (a instanceof Timespan) return timespan(operator, a, b);
  if (a instanceof Timestamp) return timestamp(operator, a, b);
  if (operator === '+' || (operator === '*' && b instanceof Timespan))
    return timeArithmetic(operator, b as Timespan | Timestamp, a);
  if (operator === '-' && b instanceof Timespan) return timespan('-', new Timespan(nanoseconds(a)), b);
  return 'not applicable to these';
}

function nanoseconds(seconds: bigint | number): bigint {
  return typeof seconds === 'bigint' ? seconds * SECOND : BigInt(Math.trunc(seconds * 1e9));
}

function isNumber(value: Operand): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

function timespan(operator: Operator, a: Timespan, b: Operand): Operand | Refusal {
  switch (operator) {
    case '+':
      if (b instanceof Timestamp) return new Timestamp(a.nanoseconds + b.nanoseconds);
      return new Timespan(a.nanoseconds + (isNumber(b) ? nanoseconds(b) : b.nanoseconds));
    case '-':
      if (b instanceof Timestamp) throw new PuppetError(`${aAnUc(valueLabel(b))} cannot be subtracted from a Timespan`);
      return new Timespan(a.nanoseconds - (isNumber(b) ? nanoseconds(b) : b.nanoseconds));
    case '*':
      if (!isNumber(b)) throw new PuppetError(`A Timestamp cannot be multiplied by ${aAn(valueLabel(b))}`);
      return a.times(b);
    case '/':
      if (b instanceof Timespan) return Number(a.nanoseconds) / Number(b.nanoseconds);
      if (b instanceof Timestamp) throw new PuppetError(`A Timespan cannot be divided by ${aAn(valueLabel(b))}`);
      return a.dividedBy(b);
    case '%':
      if (typeof b === 'bigint') return ((a.toInteger() % b) + b) % b;
      if (typeof b === 'number') return ((a.toFloat() % b) + b) % b;
      throw new PuppetError(`Can not do modulus on a Timespan using a ${aAn(valueLabel(b))}`);
    default:
      return 'not applicable';
  }
}

function timestamp(operator: Operator, a: Timestamp, b: Operand): Operand | Refusal {
  if (operator !== '+' && operator !== '-') return 'not applicable';
  if (b instanceof Timestamp) {
    if (operator === '-') return new Timespan(a.nanoseconds - b.nanoseconds);
    throw new PuppetError(`${aAnUc(valueLabel(b))} cannot be added to a Timestamp`);
  }
  const amount = isNumber(b) ? nanoseconds(b) : b.nanoseconds;
  return new Timestamp(operator === '+' ? a.nanoseconds + amount : a.nanoseconds - amount);
}
