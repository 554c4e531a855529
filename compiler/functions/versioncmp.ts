import { compareBytes } from '../types/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `versioncmp(String $a, String $b, Boolean $ignore_trailing_zeroes = false)`: -1, 0 or 1 for package versions of any scheme.
 *
 * Puppet: lib/puppet/functions/versioncmp.rb, util/package.rb
 */
export const versioncmp = puppetFunction('versioncmp', [
  {
    params: ['String a', 'String b'],
    optional: ['Boolean ignore_trailing_zeroes'],
    body: ({ args: [a, b, ignore] }) => BigInt(Math.sign(compareVersions(a as string, b as string, ignore === true))),
  },
]);

/** The order of two versions by Puppet's rules. */
export function compareVersions(a: string, b: string, ignoreTrailingZeroes: boolean): number {
  const [left, right] = ignoreTrailingZeroes ? [withoutZeroes(a), withoutZeroes(b)] : [a, b];
  const pieces = (version: string): readonly string[] => version.match(/[-.]|\d+|[^-.\d]+/g) ?? [];
  const [mine, theirs] = [pieces(left), pieces(right)];
  for (let i = 0; i < Math.min(mine.length, theirs.length); i++) {
    const [x, y] = [mine[i] as string, theirs[i] as string];
    if (x !== y) return comparePieces(x, y);
  }
  return compareBytes(left, right);
}

function comparePieces(a: string, b: string): number {
  for (const separator of ['-', '.']) {
    if (a === separator) return -1;
    if (b === separator) return 1;
  }
  const numeric = /^\d+$/.test(a) && /^\d+$/.test(b);
  if (!numeric || a.startsWith('0') || b.startsWith('0')) return compareBytes(a.toUpperCase(), b.toUpperCase());
  return BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0;
}

function withoutZeroes(version: string): string {
  const [first = '', ...rest] = version.split('-');
  return [first.replace(/[.0]+$/, ''), ...rest].join('-');
}
