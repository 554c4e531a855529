/**
 * Values as text: interpolation, `String.new` and everything that prints.
 *
 * Puppet: pops/types/string_converter.rb
 */

import { PuppetError } from '../../functions/error.ts';
import { countSteps } from '../../limits.ts';
import { Binary } from '../../values/binary.ts';
import { DEFAULT, Default } from '../../values/default.ts';
import { Deferred } from '../../values/deferred.ts';
import { PuppetHash } from '../../values/hash.ts';
import { PuppetIterable } from '../../values/iterable.ts';
import { PuppetObject } from '../../values/puppet-object.ts';
import { PuppetRegexp } from '../../values/regexp.ts';
import { RuntimeValue } from '../../values/runtime-value.ts';
import { Uri } from '../../values/uri.ts';
import type { Value } from '../../values/value.ts';
import { PBinaryType } from '../binary-type.ts';
import { inferSet } from '../calculator.ts';
import { PArrayType, PHashType, PStructType, PTupleType } from '../collection-types.ts';
import { indentedText, literalText } from '../formatter.ts';
import { PFloatType, PNumericType } from '../numeric-types.ts';
import { PObjectTypeExtension } from '../object/extension.ts';
import { PObjectType } from '../object/object-type.ts';
import { PType } from '../ptype.ts';
import { puppetQuote } from '../quote.ts';
import { rubyClassName } from '../ruby-class.ts';
import { PAnyType } from '../scalar-types.ts';
import { type ContainerSettings, Format, type FormatMap, formatFor, illegalFormat, mergeFormats } from './format.ts';
import { Indentation } from './indentation.ts';
import {
  anyText,
  binaryText,
  booleanText,
  defaultText,
  floatText,
  integerText,
  quotedText,
  regexpValueText,
  stringText,
  undefText,
} from './scalars.ts';

const CONTAINER_FORMATS: FormatMap = [[PAnyType.DEFAULT, new Format('%p')]];
const ARRAY_FORMAT = new Format('%a', { separator: ', ', separator2: ', ', formats: CONTAINER_FORMATS });
const HASH_FORMAT = new Format('%h', { separator: ', ', separator2: ' => ', formats: CONTAINER_FORMATS });

const makeDefaultFormats = (): FormatMap => [
  [PObjectType.DEFAULT, new Format('%p')],
  [PFloatType.DEFAULT, new Format('%f')],
  [PNumericType.DEFAULT, new Format('%d')],
  [PArrayType.DEFAULT, ARRAY_FORMAT],
  [PHashType.DEFAULT, HASH_FORMAT],
  [PBinaryType.DEFAULT, new Format('%B')],
  [PAnyType.DEFAULT, new Format('%s')],
];

let madeDefaultFormats: FormatMap | undefined;

/** Made late: the modules of the types need each other. */
function defaultFormats(): FormatMap {
  madeDefaultFormats ??= makeDefaultFormats();
  return madeDefaultFormats;
}

/** A value by a format, by a hash of types to formats, or as interpolated values print when none is given. */
export function convertToString(value: Value, formats: Value = DEFAULT): string {
  if (typeof formats === 'string' && typeof value !== 'object') return scalarText(value, scalarFormat(value, formats));
  const type = inferSet(value);
  return convert(type, value, formatMap(type, formats), new Indentation(0, true, false));
}

function formatMap(type: PType, formats: Value): FormatMap {
  if (formats === DEFAULT) return defaultFormats();
  if (typeof formats === 'string') return withDefaults([[containerOf(type), new Format(formats)]]);
  if (formats instanceof PuppetHash) return withDefaults(validated(formats));
  throw new PuppetError(
    `string conversion expects a Default value or a Hash of type to format mappings, got a '${rubyClassName(formats)}'`,
  );
}

function withDefaults(formats: FormatMap): FormatMap {
  return mergeFormats(defaultFormats(), formats) as FormatMap;
}

/** A single format counts for the container, not for the exact type of the value. */
function containerOf(type: PType): PType {
  if (PArrayType.DEFAULT.isAssignable(type)) return PArrayType.DEFAULT;
  return PHashType.DEFAULT.isAssignable(type) ? PHashType.DEFAULT : type;
}

function validated(formats: PuppetHash): FormatMap {
  return [...formats].map(([type, format]) => {
    if (!(type instanceof PType)) {
      throw new PuppetError(`top level keys in the format hash must be data types, got instance of '${rubyClassName(type)}'`);
    }
    return [type, format instanceof PuppetHash ? containerFormat(format) : new Format(format as string)] as const;
  });
}

const CONTAINER_KEYS = ['separator', 'separator2', 'format', 'string_formats'];

function containerFormat(hash: PuppetHash): Format {
  if ([...hash.keys()].some((key) => !CONTAINER_KEYS.includes(key as string))) {
    const keys = CONTAINER_KEYS.map((key) => `'${key}'`).join(', ');
    throw new PuppetError(`only ${keys} are allowed in a container format, got ${literalText(hash)}`);
  }
  const inner = hash.get('string_formats');
  const settings: ContainerSettings = {
    separator: hash.get('separator') as string | undefined,
    separator2: hash.get('separator2') as string | undefined,
    formats: inner instanceof PuppetHash ? validated(inner) : undefined,
  };
  return new Format((hash.get('format') ?? '') as string, settings);
}

function convert(type: PType, value: Value, formats: FormatMap, indentation: Indentation): string {
  if (value instanceof PuppetIterable) {
    const list = value.toList();
    return convert(inferSet(list), list, formats, indentation);
  }
  countSteps(1);
  // Puppet asks for the format of an object by its type without parameters, which a format for the exact type does not cover.
  const format = formatFor(type instanceof PObjectTypeExtension ? type.baseType : type, formats);
  return typeof value === 'object' ? objectText(value, format, formats, indentation) : scalarText(value, format);
}

type ScalarValue = Exclude<Value, object>;

function scalarText(value: ScalarValue, format: Format): string {
  switch (typeof value) {
    case 'string':
      return stringText(value, format);
    case 'bigint':
      return integerText(value, format);
    case 'number':
      return floatText(value, format);
    case 'boolean':
      return booleanText(value, format);
    default:
      return undefText(format);
  }
}

/** Formats that were found for scalars of one kind: which one it is does not depend on the value. */
const scalarFormats = new Map<string, Format>();
const MOST_SCALAR_FORMATS = 1000;

function scalarFormat(value: ScalarValue, source: string): Format {
  const key = `${typeof value}${source}`;
  let format = scalarFormats.get(key);
  if (format === undefined) {
    const type = inferSet(value);
    format = formatFor(type, formatMap(type, source));
    if (scalarFormats.size >= MOST_SCALAR_FORMATS) scalarFormats.clear();
    scalarFormats.set(key, format);
  }
  return format;
}

function objectText(value: Value & object, format: Format, formats: FormatMap, indentation: Indentation): string {
  if (Array.isArray(value)) return arrayText(value, format, formats, indentation);
  if (value instanceof PuppetHash) return hashText(value, format, formats, indentation);
  if (value instanceof Default) return defaultText(format);
  if (value instanceof Binary) return binaryText(value, format);
  if (value instanceof PuppetRegexp) return regexpValueText(value, format);
  if (value instanceof PType) return quotedText(value.toString(), value.toString(), format, 'Type');
  if (value instanceof Uri) return uriText(value, format, indentation);
  if (value instanceof PuppetObject && value.text !== undefined && format.letter === 's') return value.text;
  if (value instanceof PuppetObject || value instanceof Deferred) return puppetObjectText(value, format, indentation);
  if (value instanceof RuntimeValue) return runtimeText(value, format);
  return anyText(value as Value, format);
}

function runtimeText(value: RuntimeValue, format: Format): string {
  if (format.letter === 's') return value.toString();
  if (format.letter === 'p') return puppetQuote(value.toString());
  throw illegalFormat('Runtime', format.letter, 'spq');
}

function uriText(value: Uri, format: Format, indentation: Indentation): string {
  if (format.letter === 'p') return pretty(value, format, indentation);
  const text = value.toString();
  if (format.letter === 's')
    return stringText(format.alternative ? puppetQuote(text) : text, new Format(format.source.replace('#', '')));
  throw illegalFormat('URI', format.letter, 'sp');
}

function puppetObjectText(value: PuppetObject | Deferred, format: Format, indentation: Indentation): string {
  if (format.letter === 'p') return pretty(value, format, indentation);
  if (format.letter === 's' || format.letter === 'q') return literalText(value);
  throw illegalFormat('Object', format.letter, 'spq');
}

function pretty(value: Value, format: Format, indentation: Indentation): string {
  return format.alternative || indentation.indenting ? indentedText(value, indentation.level) : literalText(value);
}

function isContainerType(type: PType): boolean {
  return (
    type instanceof PArrayType ||
    type instanceof PHashType ||
    type instanceof PStructType ||
    type instanceof PTupleType ||
    type instanceof PObjectType
  );
}

function isContainer(value: Value): boolean {
  return Array.isArray(value) || value instanceof PuppetHash;
}

/** An element of a container: containers inside use the formats of the outside, all else those of the container. */
function convertElement(value: Value, outer: FormatMap, inner: FormatMap, indentation: Indentation): string {
  const type = inferSet(value);
  return convert(type, value, isContainerType(type) ? outer : inner, indentation);
}

function arrayText(values: readonly Value[], format: Format, formats: FormatMap, indentation: Indentation): string {
  if (!/^[asp]$/.test(format.letter)) throw illegalFormat('Array', format.letter, 'asp');
  const own = indentation.withIndenting(format.alternative || indentation.indenting);
  const [open, close] = format.delimiterPair(['[', ']']);
  const inner = format.settings.formats ?? CONTAINER_FORMATS;
  const children = own.increase(format.alternative).subsequent();
  const texts = values.map((value) => convertElement(value, formats, inner, children));
  const breaking = format.alternative && format.width !== undefined && widestRun(values, texts) > format.width;
  // Pieces, since looking at the end of a long text that is being put together copies it each time.
  const pieces = [(own.breaks ? `\n${own.padding}` : '') + open];
  for (const [index, value] of values.entries()) {
    const isFlat = !isContainer(value);
    if (index === 0) pieces.push(breaking && isFlat ? ' ' : '');
    else {
      pieces.push(format.settings.separator ?? ', ');
      if (isFlat && (breaking || (format.alternative && isContainer(values[index - 1])))) {
        if (!endsWith(pieces, '\n')) trimEnd(pieces);
        pieces.push(`\n${children.padding}`);
      }
    }
    const element = texts[index] as string;
    if (element.startsWith('\n') && endsWith(pieces, ' ')) trimEnd(pieces);
    pieces.push(element);
  }
  return pieces.join('') + close;
}

function endsWith(pieces: readonly string[], character: string): boolean {
  return pieces.findLast((piece) => piece !== '')?.endsWith(character) === true;
}

function trimEnd(pieces: string[]): void {
  for (let at = pieces.length - 1; at >= 0; at--) {
    pieces[at] = (pieces[at] as string).trimEnd();
    if (pieces[at] !== '') return;
  }
}

/** The greatest length of elements in a row between nested containers. */
function widestRun(values: readonly Value[], texts: readonly string[]): number {
  const runs = [0];
  for (const [index, value] of values.entries()) {
    if (isContainer(value)) runs.push(0);
    else runs.push((runs.pop() as number) + [...(texts[index] as string)].length);
  }
  return Math.max(...runs);
}

function hashText(hash: PuppetHash, format: Format, formats: FormatMap, indentation: Indentation): string {
  if (format.letter === 'a') {
    const pairs: Value[] = [...hash].map(([key, value]) => [key, value]);
    return convert(inferSet(pairs), pairs, formats, indentation);
  }
  if (!/^[hsp]$/.test(format.letter)) throw illegalFormat('Hash', format.letter, 'hasp');
  const own = indentation.withIndenting(format.alternative || indentation.indenting);
  const [open, close] = format.delimiterPair(['{', '}']);
  const inner = format.settings.formats ?? CONTAINER_FORMATS;
  const children = own.increase();
  const padding = format.alternative ? children.padding : '';
  const association = format.settings.separator2 ?? ' => ';
  const entries = [...hash].map(([key, value]) => {
    return padding + convertElement(key, formats, inner, children) + association + convertElement(value, formats, inner, children);
  });
  const body = entries.join(hashSeparator(format));
  const start = own.breaks ? `\n${own.padding}` : '';
  return format.alternative ? `${start}${open}\n${body}\n${own.padding}${close}` : `${start}${open}${body}${close}`;
}

function hashSeparator(format: Format): string {
  const separator = format.settings.separator ?? ', ';
  if (!format.alternative) return separator;
  return `${separator.endsWith('\n') ? separator : separator.trimEnd()}\n`;
}
