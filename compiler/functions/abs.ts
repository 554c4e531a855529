import { PuppetError, puppetFunction } from './function.ts';

const DEPRECATED =
  "The abs() function's auto conversion of String to Numeric is deprecated - change to convert input before calling";

/**
 * `abs(Numeric $val)`: the number without its sign. A decimal text is read as a number, with a deprecation warning.
 *
 * Puppet: lib/puppet/functions/abs.rb
 */
export const abs = puppetFunction('abs', [
  { params: ['Numeric val'], body: ({ args }) => absolute(args[0] as bigint | number) },
  {
    params: ['String val'],
    body: ({ args, context }) => {
      context.warnOnce('abs_function_numeric_coerce_string', DEPRECATED);
      return fromString(args[0] as string);
    },
  },
]);

function absolute(number: bigint | number): bigint | number {
  return typeof number === 'number' ? Math.abs(number) : number < 0n ? -number : number;
}

function fromString(text: string): bigint | number {
  if (/^-?\d+\.\d+$/m.test(text)) return absolute(Number.parseFloat(text));
  if (/^-?\d+$/m.test(text)) return absolute(BigInt(/^-?\d*/.exec(text)?.[0] || '0'));
  throw new PuppetError('abs(): Requires float or integer to work with - was given non decimal string');
}
