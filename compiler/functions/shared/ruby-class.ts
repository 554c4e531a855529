import { ResourceReference } from '../../evaluator/references.ts';
import { PType } from '../../types/index.ts';
import {
  Binary,
  Default,
  PuppetHash,
  PuppetRegexp,
  SemVer,
  SemVerRange,
  Sensitive,
  Timespan,
  Timestamp,
  Uri,
  type Value,
} from '../../values/index.ts';

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

type ValueClass = { [Symbol.hasInstance](value: unknown): boolean };

const CLASSES: readonly (readonly [ValueClass, string])[] = [
  [PuppetHash, 'Hash'],
  [PuppetRegexp, 'Regexp'],
  [Default, 'Symbol'],
  [Sensitive, 'Puppet::Pops::Types::PSensitiveType::Sensitive'],
  [Binary, 'Puppet::Pops::Types::PBinaryType::Binary'],
  [Timespan, 'Puppet::Pops::Time::Timespan'],
  [Timestamp, 'Puppet::Pops::Time::Timestamp'],
  [SemVer, 'SemanticPuppet::Version'],
  [SemVerRange, 'SemanticPuppet::VersionRange'],
  [Uri, 'URI::Generic'],
];

function objectClassName(value: Value & object): string {
  if (Array.isArray(value)) return 'Array';
  if (value instanceof ResourceReference) return 'Puppet::Resource';
  if (value instanceof PType) return `Puppet::Pops::Types::P${value.simpleName}Type`;
  return CLASSES.find(([valueClass]) => value instanceof valueClass)?.[1] ?? 'Object';
}
