/** The union of all runtime values; the table in README.md says which Puppet type each member stands for. */
import type { PType } from '../types/ptype.ts';
import type { Binary } from './binary.ts';
import type { PuppetCallable } from './callable.ts';
import type { Default } from './default.ts';
import type { Deferred } from './deferred.ts';
import type { PuppetHash } from './hash.ts';
import type { PuppetIterable } from './iterable.ts';
import type { PuppetObject } from './puppet-object.ts';
import type { PuppetRegexp } from './regexp.ts';
import type { RuntimeValue } from './runtime-value.ts';
import type { SemVer } from './semver.ts';
import type { SemVerRange } from './semver-range.ts';
import type { Sensitive } from './sensitive.ts';
import type { Timespan } from './timespan.ts';
import type { Timestamp } from './timestamp.ts';
import type { Uri } from './uri.ts';

export type Value =
  | undefined
  | boolean
  | bigint
  | number
  | string
  | readonly Value[]
  | PuppetHash
  | Default
  | Sensitive
  | PuppetRegexp
  | PType
  | Binary
  | Timestamp
  | Timespan
  | SemVer
  | SemVerRange
  | Uri
  | Deferred
  | PuppetObject
  | PuppetIterable
  | PuppetCallable
  | RuntimeValue;
