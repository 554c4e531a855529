import type { Value } from '../values/index.ts';
import { puppetFunction } from './function.ts';

/**
 * `scanf(String $data, String $format, &$block?)`: the values that a format like C's finds in the text, as far as it fits; with a
 * block, what it makes of them.
 *
 * Puppet: lib/puppet/functions/scanf.rb; Ruby: the scanf library
 */
export const scanf = puppetFunction('scanf', [
  {
    params: ['String data', 'String format'],
    optionalBlock: 'Callable block',
    body: ({ args, block }) => {
      const found = scan(args[0] as string, args[1] as string);
      return block === undefined ? found : block.call(found);
    },
  },
]);

/** One piece of a format: what it matches, and what it makes of that. */
interface Piece {
  readonly pattern: string;
  readonly convert: ((text: string) => Value) | undefined;
}

function scan(text: string, format: string): readonly Value[] {
  const result: Value[] = [];
  let at = 0;
  for (const piece of pieces(format)) {
    const pattern = new RegExp(piece.pattern, 'y');
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) break;
    at = pattern.lastIndex;
    if (piece.convert) result.push(piece.convert(match[1] ?? ''));
  }
  return result;
}

const SPECIFIER = /%(?:%|(\*?)(\d*)(?:[hlL])?([diuxXoaAeEfFgGsc]|\[\^?\]?[^\]]*\]))|\s+|[\s\S]/gu;

function* pieces(format: string): Generator<Piece> {
  for (const [whole, skip, width, kind] of format.matchAll(SPECIFIER)) {
    if (kind !== undefined) yield conversion(kind, width === '' || width === undefined ? undefined : Number(width), skip === '*');
    else if (/^\s/.test(whole)) yield { pattern: '\\s*', convert: undefined };
    else yield { pattern: whole === '%%' ? '\\s*%' : whole.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), convert: undefined };
  }
}

function conversion(kind: string, width: number | undefined, skipped: boolean): Piece {
  const [pattern, convert] = conversionOf(kind, width);
  return { pattern, convert: skipped ? undefined : convert };
}

function conversionOf(kind: string, width: number | undefined): readonly [string, (text: string) => Value] {
  const many = width === undefined ? '+' : `{1,${width}}`;
  switch (kind[0]) {
    case 'd':
    case 'u':
      return [`\\s*(${signed('\\d', width)})`, (text) => BigInt(text.replace(/^\+/, ''))];
    case 'i':
      return ['\\s*([-+]?(?:0[xX][0-9a-fA-F]+|\\d+))', readInteger];
    case 'x':
    case 'X':
      return [`\\s*([-+]?(?:0[xX])?[0-9a-fA-F]${many})`, (text) => radixInteger(text.replace(/0[xX]/, ''), 16)];
    case 'o':
      return [`\\s*(${signed('[0-7]', width)})`, (text) => radixInteger(text, 8)];
    case 'c':
      return [width === undefined ? '([\\s\\S])' : `([\\s\\S]{1,${width}})`, (text) => text];
    case 's':
      return [`\\s*(\\S${many})`, (text) => text];
    case '[':
      return [`(${kind.replace(/\\/g, '\\\\')}${many})`, (text) => text];
    default:
      return ['\\s*([-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?)', (text) => Number(text)];
  }
}

/** Digits with a sign, which counts for the width. */
function signed(digit: string, width: number | undefined): string {
  if (width === undefined) return `[-+]?${digit}+`;
  return width === 1 ? digit : `[-+]${digit}{1,${width - 1}}|${digit}{1,${width}}`;
}

function readInteger(text: string): Value {
  if (/^[-+]?0[xX]/.test(text)) return radixInteger(text.replace(/0[xX]/, ''), 16);
  return /^[-+]?0[0-7]+$/.test(text) ? radixInteger(text, 8) : BigInt(text.replace(/^\+/, ''));
}

function radixInteger(text: string, radix: number): bigint {
  let value = 0n;
  for (const digit of text.replace(/^[-+]/, '')) value = value * BigInt(radix) + BigInt(Number.parseInt(digit, radix));
  return text.startsWith('-') ? -value : value;
}
