/**
 * Values as JSON, as Ruby's generator writes them: what JSON has no form for is its text.
 *
 * Ruby: json 2.6.1, ext/json/generator
 */
import { rubyText } from '../../../evaluator/ruby-text.ts';
import { formatFloat } from '../../../types/index.ts';
import { Default, PuppetHash, Sensitive, type Value } from '../../../values/index.ts';
import { PuppetError } from '../../function.ts';

export interface JsonLayout {
  readonly indent: string;
  readonly space: string;
  readonly spaceBefore: string;
  readonly objectNewline: string;
  readonly arrayNewline: string;
  /** Zero for any. */
  readonly maxNesting: number;
  readonly allowNaN: boolean;
}

export const COMPACT: JsonLayout = {
  indent: '',
  space: '',
  spaceBefore: '',
  objectNewline: '',
  arrayNewline: '',
  maxNesting: 100,
  allowNaN: false,
};

export const PRETTY: JsonLayout = { ...COMPACT, indent: '  ', space: ' ', objectNewline: '\n', arrayNewline: '\n' };

export function jsonText(value: Value, layout: JsonLayout, depth = 0): string {
  if (value === undefined) return 'null';
  if (typeof value === 'number') return numberText(value, layout);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return arrayText(value as readonly Value[], layout, depth + 1);
  if (value instanceof PuppetHash) return hashText(value, layout, depth + 1);
  return quoted(plainText(value));
}

/** Ruby's `to_s`. */
export function plainText(value: Value): string {
  if (value instanceof Sensitive) return 'Sensitive [value redacted]';
  return value instanceof Default ? 'default' : rubyText(value);
}

function numberText(number: number, { allowNaN }: JsonLayout): string {
  if (!Number.isFinite(number) && !allowNaN) throw new PuppetError(`920: ${formatFloat(number)} not allowed in JSON`);
  return formatFloat(number);
}

function arrayText(items: readonly Value[], layout: JsonLayout, depth: number): string {
  checkDepth(layout, depth);
  const { arrayNewline, indent } = layout;
  const lines = items.map((item) => indent.repeat(depth) + jsonText(item, layout, depth));
  return `[${arrayNewline}${lines.join(`,${arrayNewline}`)}${arrayNewline}${indent.repeat(depth - 1)}]`;
}

function hashText(hash: PuppetHash, layout: JsonLayout, depth: number): string {
  checkDepth(layout, depth);
  const { objectNewline, indent, space, spaceBefore } = layout;
  const lines = [...hash].map(
    ([key, value]) => `${indent.repeat(depth)}${quoted(plainText(key))}${spaceBefore}:${space}${jsonText(value, layout, depth)}`,
  );
  const end = lines.length === 0 ? '' : objectNewline;
  return `{${objectNewline}${lines.join(`,${objectNewline}`)}${end}${indent.repeat(depth - 1)}}`;
}

function checkDepth({ maxNesting }: JsonLayout, depth: number): void {
  // Ruby counts back before it says so.
  if (maxNesting !== 0 && depth > maxNesting) throw new PuppetError(`nesting of ${depth - 1} is too deep`);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
