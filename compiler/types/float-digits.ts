/** Floats in exactly so many digits, rounded half to even as C does it; JavaScript rounds a half up. */

/** A Float as a whole number and a power of two. */
function parts(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const exponent = Number((bits >> 52n) & 0x7ffn);
  return exponent === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10_0000_0000_0000n, exponent: exponent - 1075 };
}

function dividedEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  return twice > denominator || (twice === denominator && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** `value * 10 ** decimals`, rounded; the value is not negative. */
function scaled(value: number, decimals: number): bigint {
  const { mantissa, exponent } = parts(value);
  const ten = 10n ** BigInt(Math.abs(decimals));
  const two = 1n << BigInt(Math.abs(exponent));
  const numerator = mantissa * (decimals > 0 ? ten : 1n) * (exponent > 0 ? two : 1n);
  return dividedEven(numerator, (decimals < 0 ? ten : 1n) * (exponent < 0 ? two : 1n));
}

/** A Float that is not negative, with so many decimals. */
export function fixedDigits(value: number, decimals: number): string {
  const digits = scaled(value, decimals)
    .toString()
    .padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A Float that is not negative, as a digit, so many decimals, and an exponent. */
export function exponentialDigits(value: number, decimals: number): { readonly mantissa: string; readonly exponent: number } {
  let exponent = value === 0 ? 0 : Number(value.toExponential().split('e')[1]);
  let digits = scaled(value, decimals - exponent)
    .toString()
    .padStart(decimals + 1, '0');
  if (digits.length > decimals + 1) {
    exponent += 1;
    digits = digits.slice(0, -1);
  }
  return { mantissa: decimals === 0 ? digits : `${digits[0]}.${digits.slice(1)}`, exponent };
}

/** A Float that is not negative in hexadecimal digits, without the prefix: `1.8p+1`. */
export function hexadecimalDigits(value: number, decimals: number | undefined): string {
  const zeros = decimals === undefined || decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
  if (value === 0) return `0${zeros}p+0`;
  const whole = parts(value);
  const shift = 53 - whole.mantissa.toString(2).length;
  let exponent = whole.exponent + 52 - shift;
  let mantissa = whole.mantissa << BigInt(shift);
  if (decimals !== undefined && decimals < 13) {
    const unit = 1n << BigInt(52 - 4 * decimals);
    mantissa = dividedEven(mantissa, unit) * unit;
    if (mantissa >> 53n === 1n) {
      mantissa >>= 1n;
      exponent += 1;
    }
  }
  let fraction = (mantissa & 0xf_ffff_ffff_ffffn).toString(16).padStart(13, '0');
  fraction = decimals === undefined ? fraction.replace(/0+$/, '') : fraction.slice(0, decimals).padEnd(decimals, '0');
  return `1${fraction === '' ? '' : `.${fraction}`}p${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}
