/** The runtime values of the Puppet language; README.md has the table. */

export { compileRubyRegexp, type RegexpMatch, RegexpSyntaxError } from '../regexp/index.ts';
export { Binary } from './binary.ts';
export { Accumulator, identity, PuppetCallable } from './callable.ts';
export { DEFAULT, Default } from './default.ts';
export { Deferred } from './deferred.ts';
export { eql, puppetEquals, rubyEquals } from './equality.ts';
export { PuppetHash } from './hash.ts';
export { hashKey } from './hash-key.ts';
export { inspectBytes, inspectString, inspectSymbol } from './inspect-string.ts';
export { type IterableOptions, PuppetIterable } from './iterable.ts';
export { ObjectValue } from './object-value.ts';
export { ImplementedObject, PuppetObject } from './puppet-object.ts';
export { PuppetRegexp, type RegexpOptions } from './regexp.ts';
export { RubySymbol, RuntimeValue } from './runtime-value.ts';
export { SemVer } from './semver.ts';
export { SemVerRange } from './semver-range.ts';
export { Sensitive } from './sensitive.ts';
export { TimeData } from './time.ts';
export { Timespan, type TimespanFields } from './timespan.ts';
export { Timestamp } from './timestamp.ts';
export { isTruthy } from './truth.ts';
export { Uri, type UriParts } from './uri.ts';
export { buildUri } from './uri-build.ts';
export { mergeUris } from './uri-merge.ts';
export type { Value } from './value.ts';
