/**
 * Arithmetic of which one operand is a Timespan or a Timestamp; numbers count as seconds.
 *
 * Puppet: pops/time/timespan.rb, pops/time/timestamp.rb, evaluator_impl.rb#calculate
 */
import type { ArithmeticExpression } from '../../parser/ast.ts';
import { aAn, aAnUc } from '../../parser/diagnostics/labels.ts';
import { SemVer, Timespan, Timestamp } from '../values/index.ts';
import { secondsToNanoseconds } from '../values/time.ts';
import { PuppetError } from './errors.ts';
import { valueLabel } from './value-label.ts';

type Operator = ArithmeticExpression['operator'];
/** A version is a number to Ruby, but not one that can be added to a time. */
type Operand = bigint | number | Timespan | Timestamp | SemVer;
type Refusal = 'not applicable' | 'not applicable to these' | 'division by zero';
export type TimeResult = bigint | number | Timespan | Timestamp | Refusal;

/** `a` or `b` is a time. */
export function timeArithmetic(operator: Operator, a: Exclude<Operand, SemVer>, b: Operand): TimeResult {
  if (a instanceof Timespan) return timespan(operator, a, b);
  if (a instanceof Timestamp) return timestamp(operator, a, b);
  if (operator === '+' || (operator === '*' && b instanceof Timespan))
    return timeArithmetic(operator, b as Timespan | Timestamp, a);
  if (operator === '-' && b instanceof Timespan) return timespan('-', new Timespan(secondsToNanoseconds(a)), b);
  return 'not applicable to these';
}

function isNumber(value: Operand): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

function timespan(operator: Operator, a: Timespan, b: Operand): TimeResult {
  switch (operator) {
    case '+':
      if (b instanceof Timestamp) return new Timestamp(a.nanoseconds + b.nanoseconds);
      if (b instanceof SemVer) throw new PuppetError('A Version cannot be added to a Timespan');
      return new Timespan(a.nanoseconds + (isNumber(b) ? secondsToNanoseconds(b) : b.nanoseconds));
    case '-':
      if (b instanceof Timestamp || b instanceof SemVer)
        throw new PuppetError(`${aAnUc(className(b))} cannot be subtracted from a Timespan`);
      return new Timespan(a.nanoseconds - (isNumber(b) ? secondsToNanoseconds(b) : b.nanoseconds));
    case '*':
      if (!isNumber(b)) throw new PuppetError(`A Timestamp cannot be multiplied by ${aAn(className(b))}`);
      return a.times(b);
    case '/':
      if (b instanceof Timespan) return Number(a.nanoseconds) / Number(b.nanoseconds);
      if (!isNumber(b)) throw new PuppetError(`A Timespan cannot be divided by ${aAn(className(b))}`);
      return Number(b) === 0 ? 'division by zero' : a.dividedBy(b);
    case '%':
      if (b === 0n) return 'division by zero';
      if (typeof b === 'bigint') return ((a.toInteger() % b) + b) % b;
      throw new PuppetError(`Can not do modulus on a Timespan using a ${aAn(className(b as Exclude<typeof b, number>))}`);
    default:
      return 'not applicable';
  }
}

/** The class without its modules, by which these messages go. */
function className(value: Timespan | Timestamp | SemVer): string {
  return value instanceof SemVer ? 'Version' : valueLabel(value);
}

function timestamp(operator: Operator, a: Timestamp, b: Operand): TimeResult {
  if (operator !== '+' && operator !== '-') return 'not applicable';
  if (b instanceof Timestamp) {
    if (operator === '-') return new Timespan(a.nanoseconds - b.nanoseconds);
    throw new PuppetError(`${aAnUc(valueLabel(b))} cannot be added to a Timestamp`);
  }
  if (b instanceof SemVer) {
    throw new PuppetError(
      operator === '+' ? 'A Version cannot be added to a Timestamp' : 'A Version cannot be subtracted from a Timestamp',
    );
  }
  const amount = isNumber(b) ? secondsToNanoseconds(b) : b.nanoseconds;
  return new Timestamp(operator === '+' ? a.nanoseconds + amount : a.nanoseconds - amount);
}
