/**
 * The value of a scalar, by its tag, its quotes and its text.
 *
 * Psych: visitors/to_ruby.rb#deserialize
 */
import { isPuppetFailure } from '../lookup/errors.ts';
import { toFloat } from '../types/ruby-format.ts';
import { RubySymbol, type Value } from '../values/index.ts';
import { disallowedClass, YamlLoadError } from './error.ts';
import type { ScalarNode } from './events.ts';
import { ForbiddenScalar, InvalidScalar, scanScalar } from './scalar.ts';
import { isBinaryTag, isFloatTag, isStringTag, isSymbolTag, scalarClass } from './tags.ts';

/** Throws YamlLoadError for a text that makes no such value, and for classes that Puppet does not permit. */
export function scalarValue(node: ScalarNode, file: string | undefined): Value {
  const { tag, text, start } = node;
  if (node.quoted) return text;
  if (tag === undefined) return scanned(text, file, start);
  if (isStringTag(tag)) return text;
  if (isSymbolTag(tag)) return new RubySymbol(text);
  if (isBinaryTag(tag)) return binaryText(text);
  const forbidden = scalarClass(tag, text);
  if (forbidden !== undefined) throw disallowedClass(forbidden, file, start);
  const value = scanned(text, file, start);
  return isFloatTag(tag) ? floatOf(value, file, start) : value;
}

function scanned(text: string, file: string | undefined, offset: number): Value {
  const scalar = scanScalar(text);
  if (scalar instanceof ForbiddenScalar) throw disallowedClass(scalar.className, file, offset);
  if (scalar instanceof InvalidScalar) throw new YamlLoadError(scalar.message, file, offset);
  return scalar;
}

/** Ruby's `Float(value)`. */
function floatOf(value: Value, file: string | undefined, offset: number): number {
  try {
    return toFloat(value);
  } catch (error) {
    if (!isPuppetFailure(error)) throw error;
    throw new YamlLoadError(error.message, file, offset);
  }
}

/** Ruby's `unpack('m')`, as text where the bytes are UTF-8; else each byte is a character. */
function binaryText(text: string): string {
  const digits = /^[^=]*/.exec(text.replace(/[^A-Za-z0-9+/=]/g, ''))?.[0] ?? '';
  const bytes = Buffer.from(digits, 'base64');
  const decoded = bytes.toString();
  return decoded.includes('\ufffd') ? bytes.toString('latin1') : decoded;
}
