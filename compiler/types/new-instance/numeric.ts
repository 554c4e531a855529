/**
 * `Integer.new`, `Float.new`, `Numeric.new` and `Boolean.new`.
 *
 * Puppet: pops/types/types.rb (new_function of PIntegerType, PFloatType, PNumericType, PBooleanType)
 */

import { PuppetError } from '../../functions/error.ts';
import { limitOf } from '../../limits.ts';
import { DEFAULT } from '../../values/default.ts';
import type { PuppetHash } from '../../values/hash.ts';
import { TimeData } from '../../values/time.ts';
import type { Value } from '../../values/value.ts';
import { inferGeneric } from '../calculator.ts';
import { parseRubyFloat, parseRubyInteger } from '../ruby-format.ts';
import { assertInstance } from '../type-asserter.ts';
import { type NewContext, type NewDeclaration, TypeConversionError } from './declaration.ts';

const HEX = '(?:0[xX][0-9A-Fa-f]+)';
const OCTAL = '(?:0[0-7]+)';
const BINARY = '(?:0[bB][01]+)';
const DECIMAL = '(?:0|[1-9]\\d*)';
const SIGN = '[+-]?\\s*';
const FLOAT = `(?:${DECIMAL}(?:\\.\\d+)?(?:[eE]-?\\d+)?)`;
const INTEGER_PATTERN = `\\A${SIGN}(?:(?:\\d+)|${HEX}|${BINARY})\\z`;
const FLOAT_PATTERN = `\\A${SIGN}(?:${FLOAT}|${HEX}|${OCTAL}|${BINARY})\\z`;

export const NEW_INTEGER: NewDeclaration = {
  name: 'new',
  localTypes: {
    Radix: 'Variant[Default, Integer[2,2], Integer[8,8], Integer[10,10], Integer[16,16]]',
    Convertible: `Variant[Numeric, Boolean, Pattern[/${INTEGER_PATTERN}/], Timespan, Timestamp]`,
    NamedArgs: 'Struct[{from => Convertible, Optional[radix] => Radix, Optional[abs] => Boolean}]',
  },
  dispatches: [
    {
      params: ['Convertible from'],
      optional: ['Radix radix', 'Boolean abs'],
      body: ([from, radix, abs]) => integer(from, radix, abs),
    },
    { params: ['NamedArgs hash_args'], body: ([hash]) => integerFromHash(hash as PuppetHash) },
    { params: ['Hash hash_args'], mismatch: ([hash], context) => badIntegerHash(hash as PuppetHash, context) },
    {
      params: ['Any from'],
      optional: ['Integer radix', 'Boolean abs'],
      mismatch: ([from, radix]) => badInteger(from, radix ?? DEFAULT),
    },
  ],
};

function integer(from: Value, radix: Value, abs: Value): bigint {
  const value = convertInteger(from, radix);
  return abs === true && value < 0n ? -value : value;
}

function integerFromHash(hash: PuppetHash): bigint {
  return integer(hash.get('from'), hash.get('radix'), hash.get('abs'));
}

function convertInteger(from: Value, radix: Value): bigint {
  if (typeof from === 'bigint') return from;
  if (typeof from === 'number') return BigInt(Math.trunc(from));
  if (typeof from === 'boolean') return from ? 1n : 0n;
  if (from instanceof TimeData) return from.toInteger();
  const base = typeof radix === 'bigint' ? Number(radix) : undefined;
  return withSpacedSign(from as string, (text) => parseRubyInteger(text, base));
}

/** Reads a number; white space between sign and digits is tried without it. */
function withSpacedSign<T>(text: string, read: (text: string) => T): T {
  try {
    return read(text);
  } catch (error) {
    if (limitOf(error)) throw error;
    const match = /^([+-])\s+(.*)$/s.exec(text);
    if (match) {
      try {
        return read(`${match[1]}${match[2]}`);
      } catch {
        // The complaint about the text as it was given is the one to tell.
      }
    }
    throw new TypeConversionError((error as Error).message);
  }
}

function badIntegerHash(hash: PuppetHash, context: NewContext): string {
  if (hash.has('from') && !context.localType('Convertible').isInstance(hash.get('from')))
    return badInteger(hash.get('from'), DEFAULT);
  const radix = hash.get('radix');
  if (radix !== undefined && radix !== DEFAULT) assertRadix(radix);
  assertInstance('Integer.new', context.localType('NamedArgs'), hash);
  return '';
}

function badInteger(from: Value, radix: Value): string {
  if (radix !== DEFAULT) assertRadix(radix);
  return cannotConvert(from, 'Integer');
}

function assertRadix(radix: Value): void {
  // Ruby's `===`, for which 10 is 10.0
  if ([2, 8, 10, 16].includes(Number(radix as number)) && typeof radix !== 'string') return;
  throw new PuppetError(`Illegal radix: ${radix}, expected 2, 8, 10, 16, or default`);
}

/** The text for a value that is no number. */
export function cannotConvert(from: Value, target: string): string {
  if (typeof from === 'string') return `The string '${from}' cannot be converted to ${target}`;
  return `Value of type ${inferGeneric(from)} cannot be converted to ${target}`;
}

const FLOAT_TYPES = {
  Convertible: `Variant[Numeric, Boolean, Pattern[/${FLOAT_PATTERN}/], Timespan, Timestamp]`,
  NamedArgs: 'Struct[{from => Convertible, Optional[abs] => Boolean}]',
};

/** The same types, in other words. */
const NUMERIC_TYPES = { ...FLOAT_TYPES, Convertible: FLOAT_TYPES.Convertible.replace('Numeric', 'Integer, Float') };

export const NEW_FLOAT: NewDeclaration = {
  name: 'new_float',
  localTypes: FLOAT_TYPES,
  dispatches: [
    { params: ['Convertible from'], optional: ['Boolean abs'], body: ([from, abs]) => absolute(convertFloat(from), abs) },
    { params: ['NamedArgs hash_args'], body: ([hash]) => fromHash(hash as PuppetHash, convertFloat) },
    { params: ['Any from'], optional: ['Boolean abs'], mismatch: ([from]) => cannotConvert(from, 'Float') },
  ],
};

export const NEW_NUMERIC: NewDeclaration = {
  name: 'new_numeric',
  localTypes: NUMERIC_TYPES,
  dispatches: [
    { params: ['Convertible from'], optional: ['Boolean abs'], body: ([from, abs]) => absolute(convertNumeric(from), abs) },
    { params: ['NamedArgs hash_args'], body: ([hash]) => fromHash(hash as PuppetHash, convertNumeric) },
    { params: ['Any from'], optional: ['Boolean abs'], mismatch: ([from]) => cannotConvert(from, 'Numeric') },
  ],
};

function fromHash(hash: PuppetHash, convert: (from: Value) => bigint | number): Value {
  return absolute(convert(hash.get('from')), hash.get('abs'));
}

function absolute(value: bigint | number, abs: Value): Value {
  return abs === true && value < 0 ? -value : value;
}

function convertFloat(from: Value): number {
  if (typeof from === 'number') return from;
  if (typeof from === 'bigint') return Number(from);
  if (typeof from === 'boolean') return from ? 1 : 0;
  if (from instanceof TimeData) return from.toFloat();
  return withSpacedSign(from as string, (text) => (/^0b/i.test(text) ? Number(parseRubyInteger(text)) : parseRubyFloat(text)));
}

function convertNumeric(from: Value): bigint | number {
  if (typeof from === 'bigint' || typeof from === 'number') return from;
  if (typeof from === 'boolean') return from ? 1n : 0n;
  if (from instanceof TimeData) return from.toFloat();
  const text = from as string;
  const number = toNumber(text);
  if (number === undefined) throw new TypeConversionError(`The value '${text}' cannot be converted to Numeric.`);
  return number;
}

/** A text as a number by the rules of the Puppet language. Puppet: pops/utils.rb#to_n */
export function toNumber(text: string): bigint | number | undefined {
  const match = /^\s*([-+]?)\s*(0[xX][0-9A-Fa-f]+|0[bB][01]+|(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE]-?\d+)?|0[0-7]+)\s*$/.exec(text);
  if (!match) return undefined;
  const digits = match[2] as string;
  const negative = match[1] === '-';
  if (/^0[xXbB]|^0[0-7]+$/.test(digits) || /^\d+$/.test(digits)) {
    const value = parseRubyInteger(digits);
    return negative ? -value : value;
  }
  return negative ? -Number(digits) : Number(digits);
}

export const NEW_BOOLEAN: NewDeclaration = {
  name: 'new_boolean',
  dispatches: [
    {
      params: ["Variant[Integer, Float, Boolean, Enum['false','true','yes','no','y','n',true]] from"],
      body: ([from]) => toBoolean(from),
    },
    { params: ['Any from'], mismatch: ([from]) => cannotConvert(from, 'Boolean') },
  ],
};

function toBoolean(from: Value): boolean {
  if (typeof from === 'number') return from !== 0;
  if (typeof from === 'bigint') return from !== 0n;
  if (typeof from === 'string') return !['false', 'no', 'n'].includes(from.toLowerCase());
  return from !== false;
}
