/**
 * A Float as Ruby's `to_s` prints it: the shortest digits that read back, with an exponent below 1e-4, and from 1e15 when there is no
 * fraction.
 */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa, exponentText] = value.toExponential().split('e') as [string, string];
  const exponent = Number(exponentText);
  if (exponent >= -4 && isShort(mantissa, exponent)) return plain(value, exponent);
  const digits = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
  const sign = exponent < 0 ? '-' : '+';
  return `${digits}e${sign}${`${Math.abs(exponent)}`.padStart(2, '0')}`;
}

/** At most 15 places before the point, or something after it. */
function isShort(mantissa: string, exponent: number): boolean {
  return exponent < 15 || mantissa.replace(/[-.]/g, '').length > exponent + 1;
}

function plain(value: number, exponent: number): string {
  const text = `${value}`;
  // JavaScript switches to an exponent below 1e-6 only, so the text has none here.
  return exponent >= 0 && !text.includes('.') ? `${text}.0` : text;
}
