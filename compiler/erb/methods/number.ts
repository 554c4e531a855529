/** Methods of Integer and Float. Ruby: numeric.c, bignum.c */
import { checkSize } from '../../limits.ts';
import { decline } from '../declined.ts';
import type { RubyRange, RubyValue } from '../ruby-value.ts';
import { count, integer, type Method, type Methods, named, plainly, withBlock, withOne, withSome } from './method.ts';
import { compareNumbers } from './order.ts';

/** Bits from which on a number is left to Ruby. */
const MOST_BITS = 4096n;
const MOST = 1n << MOST_BITS;

type Arithmetic = {
  readonly integers: (a: bigint, b: bigint) => bigint;
  readonly floats: (a: number, b: number) => number;
};

/** Mixed numbers are Floats. */
function arithmetic({ integers, floats }: Arithmetic): Method<bigint | number> {
  return withOne((a, b) => {
    if (typeof b !== 'bigint' && typeof b !== 'number') return decline('something else than a number');
    if (typeof a === 'number' || typeof b === 'number') return floats(Number(a), Number(b));
    const result = integers(a, b);
    return result < MOST && -result < MOST ? result : decline('a large number');
  });
}

const floored = (a: bigint, b: bigint): bigint => {
  if (b === 0n) return decline('a division by zero');
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
};

const COMPARISONS: Methods<bigint | number> = {
  '<': withOne((a, b) => compareNumbers(a, b) < 0),
  '<=': withOne((a, b) => compareNumbers(a, b) <= 0),
  '>': withOne((a, b) => compareNumbers(a, b) > 0),
  '>=': withOne((a, b) => compareNumbers(a, b) >= 0),
  '<=>': withOne((a, b) => BigInt(compareNumbers(a, b))),
  'between?': withSome(2, 2, (a, [least, most]) => compareNumbers(a, least) >= 0 && compareNumbers(a, most) <= 0),
};

const NUMBER: Methods<bigint | number> = {
  ...COMPARISONS,
  '+': arithmetic({ integers: (a, b) => a + b, floats: (a, b) => a + b }),
  '-': arithmetic({ integers: (a, b) => a - b, floats: (a, b) => a - b }),
  '*': arithmetic({ integers: (a, b) => a * b, floats: (a, b) => a * b }),
  '-@': plainly((a) => -a),
  'zero?': plainly((a) => Number(a) === 0),
  'positive?': plainly((a) => a > 0),
  'negative?': plainly((a) => a < 0),
  ...named(
    'abs magnitude',
    plainly((a) => (typeof a === 'number' ? Math.abs(a) : a < 0n ? -a : a)),
  ),
  to_f: plainly((a) => Number(a)),
};

export const FLOAT: Methods<number> = {
  ...(NUMBER as Methods<number>),
  '/': withOne(
    (a, b) => a / (typeof b === 'bigint' || typeof b === 'number' ? Number(b) : decline('something else than a number')),
  ),
  ...named(
    'to_i to_int truncate',
    plainly((a) => whole(Math.trunc(a))),
  ),
  floor: plainly((a) => whole(Math.floor(a))),
  ceil: plainly((a) => whole(Math.ceil(a))),
  round: plainly((a) => whole(a < 0 ? -Math.round(-a) : Math.round(a))),
};

function whole(value: number): bigint {
  return Number.isSafeInteger(value) ? BigInt(value) : decline('a large number');
}

export const INTEGER: Methods<bigint> = {
  ...(NUMBER as Methods<bigint>),
  '/': withOne((a, b) => (typeof b === 'number' ? Number(a) / b : floored(a, integer(b)))),
  ...named(
    '% modulo',
    withOne((a, b) => a - integer(b) * floored(a, integer(b))),
  ),
  '**': withOne((a, b) => {
    const exponent = integer(b);
    return exponent >= 0n && exponent < 64n && a < 1n << 32n && -a < 1n << 32n ? a ** exponent : decline('a large power');
  }),
  ...named(
    'to_i to_int floor ceil round truncate ord',
    plainly((a) => a),
  ),
  ...named(
    'succ next',
    plainly((a) => a + 1n),
  ),
  pred: plainly((a) => a - 1n),
  'even?': plainly((a) => a % 2n === 0n),
  'odd?': plainly((a) => a % 2n !== 0n),
  'times&': withBlock((a, give) => {
    for (let number = 0n; number < a; number++) give(number);
    return a;
  }),
  'upto&': withSome(1, 1, (a, [last], { give }) => {
    for (let number = a; number <= integer(last); number++) give(number);
    return a;
  }),
  'downto&': withSome(1, 1, (a, [last], { give }) => {
    for (let number = a; number >= integer(last); number--) give(number);
    return a;
  }),
};

/** The numbers of a range, when they are not too many. */
export function numbersOf({ from, to }: RubyRange): readonly bigint[] {
  const size = to < from ? 0 : count(to - from + 1n);
  checkSize(size);
  return Array.from({ length: size }, (_, index) => from + BigInt(index));
}

export const RANGE: Methods<RubyRange> = {
  ...named('include? member? cover? ===', withOne(isWithin)),
  ...named(
    'first begin min',
    plainly(({ from, to }) => (to < from ? decline('an empty range') : from)),
  ),
  max: plainly(({ from, to }) => (to < from ? decline('an empty range') : to)),
  ...named(
    'size count',
    plainly(({ from, to }) => (to < from ? 0n : to - from + 1n)),
  ),
  ...named(
    'to_a entries',
    plainly((range) => [...numbersOf(range)]),
  ),
  'each&': withBlock((range, give) => {
    for (let number = range.from; number <= range.to; number++) give(number);
    return range;
  }),
};

function isWithin({ from, to }: RubyRange, value: RubyValue): boolean {
  return typeof value === 'bigint' ? value >= from && value <= to : decline('something else than an integer');
}
