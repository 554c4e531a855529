/**
 * `new` of String, Regexp, Type, Binary, Sensitive, SemVer, SemVerRange, Timespan, Timestamp and URI.
 *
 * Puppet: pops/types/*.rb (new_function)
 */

import { PuppetError } from '../../functions/error.ts';
import { escapeRegexp } from '../../regexp/escape.ts';
import { Binary } from '../../values/binary.ts';
import { DEFAULT } from '../../values/default.ts';
import type { PuppetHash } from '../../values/hash.ts';
import { PuppetRegexp } from '../../values/regexp.ts';
import { SemVer } from '../../values/semver.ts';
import { SemVerRange } from '../../values/semver-range.ts';
import { Sensitive } from '../../values/sensitive.ts';
import { secondsToNanoseconds } from '../../values/time.ts';
import { Timespan } from '../../values/timespan.ts';
import { Timestamp } from '../../values/timestamp.ts';
import { parseTimestamp } from '../../values/timestamp-parse.ts';
import { Uri } from '../../values/uri.ts';
import { buildUri } from '../../values/uri-build.ts';
import type { Value } from '../../values/value.ts';
import { convertToString } from '../string-conversion/convert.ts';
import { FORMAT_PATTERN } from '../string-conversion/format.ts';
import { formats, timespanFromHash, timestampFromHash } from '../time-from-hash.ts';
import { parseType } from '../type-parser.ts';
import type { NewDeclaration } from './declaration.ts';

export const NEW_UNIT: NewDeclaration = { name: 'new_unit', dispatches: [{ params: ['Any from'], body: ([from]) => from }] };

export const NEW_STRING: NewDeclaration = {
  name: 'new_string',
  localTypes: {
    Format: `Pattern[/${FORMAT_PATTERN}/]`,
    ContainerFormat:
      'Struct[{Optional[format] => Format, Optional[separator] => String, Optional[separator2] => String, Optional[string_formats] => Hash[Type, Format]}]',
    TypeMap: 'Hash[Type, Variant[Format, ContainerFormat]]',
    Convertible: 'Any',
    Formats: 'Variant[Default, String[1], TypeMap]',
  },
  dispatches: [
    {
      params: ['Convertible from'],
      optional: ['Formats string_formats'],
      body: ([from, format]) => convertToString(from, format ?? DEFAULT),
    },
  ],
};

export const NEW_REGEXP: NewDeclaration = {
  name: 'new_float',
  dispatches: [
    {
      params: ['String pattern'],
      optional: ['Boolean escape'],
      body: ([pattern, escaped]) => regexp(pattern as string, escaped === true),
    },
  ],
};

function regexp(pattern: string, escaped: boolean): PuppetRegexp {
  const made = new PuppetRegexp(escaped ? escapeRegexp(pattern) : pattern);
  made.compile();
  return made;
}

export const NEW_TYPE: NewDeclaration = {
  name: 'new_type',
  dispatches: [{ params: ['String[1] type_string'], body: ([text], { resolver }) => parseType(text as string, resolver) }],
};

export const NEW_SENSITIVE: NewDeclaration = {
  name: 'new_Sensitive',
  dispatches: [
    { params: ['Sensitive value'], body: ([value]) => value },
    { params: ['Any value'], body: ([value]) => new Sensitive(value) },
  ],
};

export const NEW_BINARY: NewDeclaration = {
  name: 'new_Binary',
  localTypes: {
    ByteInteger: 'Integer[0,255]',
    Base64Format: 'Enum["%b", "%u", "%B", "%s", "%r"]',
    StringHash: 'Struct[{value => String, "format" => Optional[Base64Format]}]',
    ArrayHash: 'Struct[{value => Array[ByteInteger]}]',
    BinaryArgsHash: 'Variant[StringHash, ArrayHash]',
  },
  dispatches: [
    {
      params: ['String str'],
      optional: ['Base64Format format'],
      body: ([text, format]) => binaryFromString(text as string, format),
    },
    { params: ['Array[ByteInteger] byte_array'], body: ([bytes]) => binaryFromBytes(bytes as readonly bigint[]) },
    { params: ['BinaryArgsHash hash_args'], body: ([hash]) => binaryFromHash(hash as PuppetHash) },
  ],
};

function binaryFromBytes(bytes: readonly bigint[]): Binary {
  return new Binary(Uint8Array.from(bytes.map(Number)));
}

function binaryFromHash(hash: PuppetHash): Binary {
  const value = hash.get('value');
  return typeof value === 'string' ? binaryFromString(value, hash.get('format')) : binaryFromBytes(value as readonly bigint[]);
}

function binaryFromString(text: string, format: Value): Binary {
  switch (format ?? '%B') {
    case '%b':
      return relaxedBase64(text);
    case '%u':
      return strictBase64(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=*$/, ''), false);
    case '%B':
      return strictBase64(text, true);
    default:
      return Binary.fromString(text);
  }
}

function strictBase64(text: string, padded: boolean): Binary {
  const pattern = padded
    ? /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
    : /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3})?$/;
  const bytes = Buffer.from(text, 'base64');
  const isCanonical = bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '');
  if (!pattern.test(text) || !isCanonical) throw new PuppetError('invalid base64');
  return new Binary(bytes);
}

/** Ruby's `unpack('m')`: other characters are skipped, `=` ends the text where padding may stand. */
function relaxedBase64(text: string): Binary {
  let digits = '';
  for (const character of text) {
    if (/[A-Za-z0-9+/]/.test(character)) digits += character;
    else if (character === '=' && digits.length % 4 >= 2) break;
  }
  return new Binary(Buffer.from(digits, 'base64'));
}

const SEMVER_NUMBERS = '(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)';
const SEMVER_QUALIFIERS = '(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?';

export const NEW_SEMVER: NewDeclaration = {
  name: 'new_Version',
  localTypes: {
    PositiveInteger: 'Integer[0,default]',
    SemVerQualifier: 'Pattern[/\\A(?<part>[0-9A-Za-z-]+)(?:\\.\\g<part>)*\\Z/]',
    SemVerPattern: `Pattern[/\\A${SEMVER_NUMBERS}${SEMVER_QUALIFIERS}\\Z/]`,
    SemVerHash:
      'Struct[{major=>PositiveInteger,minor=>PositiveInteger,patch=>PositiveInteger,Optional[prerelease]=>SemVerQualifier,Optional[build]=>SemVerQualifier}]',
  },
  dispatches: [
    { params: ['SemVerPattern str'], body: ([text]) => SemVer.parse(text as string) },
    {
      params: ['PositiveInteger major', 'PositiveInteger minor', 'PositiveInteger patch'],
      optional: ['SemVerQualifier prerelease', 'SemVerQualifier build'],
      body: (args) => semVer(args),
    },
    {
      params: ['SemVerHash hash_args'],
      body: ([hash]) => semVer(['major', 'minor', 'patch', 'prerelease', 'build'].map((key) => (hash as PuppetHash).get(key))),
    },
    { params: ['String str'], mismatch: ([text]) => `The string '${text}' cannot be converted to a SemVer` },
  ],
};

function semVer([major, minor, patch, prerelease, build]: readonly Value[]): SemVer {
  const list = (part: Value): readonly string[] | undefined => (part === undefined ? undefined : [part as string]);
  return new SemVer(Number(major), Number(minor), Number(patch), list(prerelease), list(build));
}

export const NEW_SEMVER_RANGE: NewDeclaration = {
  name: 'new_VersionRange',
  localTypes: {
    SemVerRangeString: 'String[1]',
    SemVerRangeHash: 'Struct[{min=>Variant[Default,SemVer],Optional[max]=>Variant[Default,SemVer],Optional[exclude_max]=>Boolean}]',
  },
  dispatches: [
    { params: ['SemVerRangeString str'], body: ([text]) => SemVerRange.parse(text as string) },
    {
      params: ['Variant[Default,SemVer] min', 'Variant[Default,SemVer] max'],
      optional: ['Boolean exclude_max'],
      body: ([min, max, exclude]) => semVerRange(min, max, exclude),
    },
    {
      params: ['SemVerRangeHash hash_args'],
      body: ([hash]) =>
        semVerRange(...(['min', 'max', 'exclude_max'].map((key) => (hash as PuppetHash).get(key)) as [Value, Value, Value])),
    },
  ],
};

function semVerRange(min: Value, max: Value, exclude: Value): SemVerRange {
  return SemVerRange.between(min instanceof SemVer ? min : SemVer.MIN, max instanceof SemVer ? max : SemVer.MAX, exclude === true);
}

const TIME_FORMATS = { Formats: 'Variant[String[2],Array[String[2], 1]]' };

export const NEW_TIMESPAN: NewDeclaration = {
  name: 'new_timespan',
  localTypes: TIME_FORMATS,
  dispatches: [
    {
      params: ['Variant[Integer,Float] seconds'],
      body: ([seconds]) => new Timespan(secondsToNanoseconds(seconds as bigint | number)),
    },
    {
      params: ['String[1] string'],
      optional: ['Formats format'],
      body: ([text, format]) => Timespan.parse(text as string, formats(format)),
    },
    {
      params: ['Integer days', 'Integer hours', 'Integer minutes', 'Integer seconds'],
      optional: ['Integer milliseconds', 'Integer microseconds', 'Integer nanoseconds'],
      body: (args) => timespanFromFields(args as readonly bigint[]),
    },
    {
      params: ['Struct[{string => String[1], Optional[format] => Formats}] hash_arg'],
      body: ([hash]) => timespanFromHash(hash as PuppetHash),
    },
    {
      params: [
        'Struct[{Optional[negative] => Boolean, Optional[days] => Integer, Optional[hours] => Integer, Optional[minutes] => Integer, Optional[seconds] => Integer, Optional[milliseconds] => Integer, Optional[microseconds] => Integer, Optional[nanoseconds] => Integer}] hash_arg',
      ],
      body: ([hash]) => timespanFromHash(hash as PuppetHash),
    },
  ],
};

function timespanFromFields(amounts: readonly bigint[]): Timespan {
  const [days = 0n, hours = 0n, minutes = 0n, seconds = 0n, milliseconds = 0n, microseconds = 0n, nanoseconds = 0n] = amounts;
  return Timespan.fromFields({ days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds });
}

export const NEW_TIMESTAMP: NewDeclaration = {
  name: 'new_timestamp',
  localTypes: TIME_FORMATS,
  dispatches: [
    { params: [], body: () => Timestamp.now() },
    {
      params: ['Variant[Integer,Float] seconds'],
      body: ([seconds]) => new Timestamp(secondsToNanoseconds(seconds as bigint | number)),
    },
    {
      params: ['String[1] string'],
      optional: ['Formats format', 'String[1] timezone'],
      body: ([text, format, zone]) => parseTimestamp(text as string, formats(format), zone as string | undefined),
    },
    {
      params: ['Struct[{string => String[1], Optional[format] => Formats, Optional[timezone] => String[1]}] hash_arg'],
      body: ([hash]) => timestampFromHash(hash as PuppetHash),
    },
  ],
};

const URI_PARTS = ['scheme', 'userinfo', 'host', 'port', 'path', 'query', 'fragment', 'opaque'];

export const NEW_URI: NewDeclaration = {
  name: 'new_error',
  dispatches: [
    { params: ['String[1] uri'], body: ([text]) => Uri.parse(text as string) },
    {
      params: [
        `Struct[{${URI_PARTS.map((part) => `Optional[${part}] => ${part === 'port' ? 'Integer[0]' : 'String[1]'}`).join(', ')}}] hash`,
      ],
      body: ([hash]) => buildUri(Object.fromEntries(URI_PARTS.map((part) => [part, (hash as PuppetHash).get(part) as never]))),
    },
  ],
};
