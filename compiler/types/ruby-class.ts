import {
  Binary,
  Default,
  ImplementedObject,
  PuppetHash,
  PuppetIterable,
  PuppetObject,
  PuppetRegexp,
  RubySymbol,
  SemVer,
  SemVerRange,
  Sensitive,
  Timespan,
  Timestamp,
  Uri,
  type Value,
} from '../values/index.ts';
import { PType } from './ptype.ts';

/** Name of the class that a value has in Puppet's Ruby; some messages hold it. */
export function rubyClassName(value: Value): string {
  switch (typeof value) {
    case 'undefined':
      return 'NilClass';
    case 'boolean':
      return value ? 'TrueClass' : 'FalseClass';
    case 'bigint':
      return 'Integer';
    case 'number':
      return 'Float';
    case 'string':
      return 'String';
    default:
      return objectClassName(value);
  }
}

/** The class as messages name it: that of a type is the type's own name. Puppet: pops/model/model_label_provider.rb#label_Class */
export function rubyClassLabel(value: Value): string {
  return value instanceof PType ? `${value.simpleName}-Type` : rubyClassName(value);
}

/** A value in Ruby's errors of conversion and comparison: nil, true and false by themselves, else its class. */
export function rubyConversionName(value: Value): string {
  if (value === undefined) return 'nil';
  return typeof value === 'boolean' ? `${value}` : rubyClassName(value);
}

type ValueClass = { [Symbol.hasInstance](value: unknown): boolean };

const CLASSES: readonly (readonly [ValueClass, string])[] = [
  [PuppetHash, 'Hash'],
  [PuppetRegexp, 'Regexp'],
  [Default, 'Symbol'],
  [RubySymbol, 'Symbol'],
  [Sensitive, 'Puppet::Pops::Types::PSensitiveType::Sensitive'],
  [Binary, 'Puppet::Pops::Types::PBinaryType::Binary'],
  [Timespan, 'Puppet::Pops::Time::Timespan'],
  [Timestamp, 'Puppet::Pops::Time::Timestamp'],
  [SemVer, 'SemanticPuppet::Version'],
  [SemVerRange, 'SemanticPuppet::VersionRange'],
];

/** Ruby has a class of URI for each of these schemes. */
const URI_CLASSES: Readonly<Record<string, string>> = {
  file: 'File',
  ftp: 'FTP',
  http: 'HTTP',
  https: 'HTTPS',
  ldap: 'LDAP',
  ldaps: 'LDAPS',
  mailto: 'MailTo',
  ws: 'WS',
  wss: 'WSS',
};

function objectClassName(value: Value & object): string {
  if (Array.isArray(value)) return 'Array';
  if (value instanceof PType) return `Puppet::Pops::Types::P${value.simpleName}Type`;
  if (value instanceof PuppetIterable) return value.rubyClass;
  if (value instanceof Uri) return `URI::${URI_CLASSES[value.parts.scheme ?? ''] ?? 'Generic'}`;
  if (value instanceof ImplementedObject) return value.className;
  if (value instanceof PuppetObject && value.type.label === 'Error') return 'Puppet::DataTypes::Error';
  return CLASSES.find(([valueClass]) => value instanceof valueClass)?.[1] ?? 'Object';
}
