/** Numbers as Ruby prints them. */

/** `Float#to_s`: `1.0`, `1.0e+16`, `1.0e-05`, `Infinity`, `NaN`. */
export function floatToString(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [digits, power] = value.toExponential().split('e') as [string, string];
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 16) {
    const plain = plainDecimal(value);
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  const mantissa = digits.includes('.') ? digits : `${digits}.0`;
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** The shortest digits without an exponent; JavaScript itself writes one below 1e-6. */
function plainDecimal(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign, first, rest = '', power] = match;
  return `${sign}0.${'0'.repeat(Number(power) - 1)}${first}${rest}`;
}
