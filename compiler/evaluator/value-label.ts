import { Collector } from '../catalog/collector.ts';
import { PResourceType, PType } from '../types/index.ts';
import {
  Binary,
  PuppetHash,
  PuppetRegexp,
  SemVer,
  SemVerRange,
  Sensitive,
  Timespan,
  Timestamp,
  type Value,
} from '../values/index.ts';

/**
 * The word that messages use for a value: `Hash`, `Integer`, `File['/x'] Resource-Reference`.
 *
 * Puppet: pops/model/model_label_provider.rb
 */
export function valueLabel(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'bigint':
      return 'Integer';
    case 'number':
      return 'Float';
    case 'boolean':
      return 'Boolean';
    case 'undefined':
      return 'Undef Value';
    default:
      return objectLabel(value);
  }
}

function objectLabel(value: Exclude<Value, string | bigint | number | boolean | undefined>): string {
  if (value instanceof PuppetHash) return 'Hash';
  if (Array.isArray(value)) return 'Array';
  if (value instanceof PResourceType && value.title !== undefined) return `${value} Resource-Reference`;
  if (value instanceof PType) return `${value}-Type`;
  if (value instanceof PuppetRegexp) return 'Regexp';
  if (value instanceof Sensitive) return 'Sensitive';
  if (value instanceof Binary) return 'Binary';
  if (value instanceof Timestamp) return 'Timestamp';
  if (value instanceof Timespan) return 'Timespan';
  if (value instanceof SemVer) return 'Semver';
  if (value instanceof SemVerRange) return 'SemverRange';
  if (value instanceof Collector) return value.toString().startsWith('Exported') ? 'Exported-Collector' : 'Catalog-Collector';
  return 'Object';
}
