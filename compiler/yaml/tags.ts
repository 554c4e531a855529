/**
 * Explicit tags, as Psych treats them when only plain data and symbols are permitted.
 *
 * Psych: visitors/to_ruby.rb, class_loader.rb
 */
const CORE = 'tag:yaml.org,2002:';

const SCALAR_CLASSES: ReadonlyMap<string, string> = new Map([
  ['!ruby/object:BigDecimal', 'BigDecimal'],
  ['!ruby/object:DateTime', 'DateTime'],
  ['!ruby/object:Complex', 'Complex'],
  ['!ruby/object:Rational', 'Rational'],
  ['!ruby/regexp', 'Regexp'],
  ['!ruby/range', 'Range'],
]);

/** The class that a tagged scalar asks for and does not get; undefined when the tag is harmless. */
export function scalarClass(tag: string, value: string): string | undefined {
  if (tag === '!ruby/class' || tag === '!ruby/module') return value === '' ? undefined : value;
  return SCALAR_CLASSES.get(tag) ?? /^!(?:str|ruby\/string):(.+)$/.exec(tag)?.[1];
}

export function sequenceClass(tag: string): string | undefined {
  return /^!(?:seq|ruby\/array):(.+)$/.exec(tag)?.[1];
}

export function mappingClass(tag: string): string | undefined {
  const object = /^!ruby\/object(?::(.*))?$/.exec(tag);
  if (object !== null) return object[1] === 'Hash' ? undefined : object[1] || 'Object';
  const named = /^!(?:ruby\/struct|ruby\/array|map|ruby\/hash|str|ruby\/string|ruby\/marshalable|ruby\/hash-with-ivars):(.+)$/.exec(
    tag,
  );
  if (named !== null) return named[1];
  if (/^!ruby\/struct/.test(tag)) return 'Struct';
  if (tag === '!ruby/range') return 'Range';
  const exception = /^!ruby\/exception:?(.*)$/.exec(tag);
  if (exception !== null) return exception[1] || 'Exception';
  if (tag === '!set' || tag === `${CORE}set`) return 'Psych::Set';
  return tag === '!omap' || tag === `${CORE}omap` ? 'Psych::Omap' : undefined;
}

export const isSymbolTag = (tag: string): boolean => /^!ruby\/sym(?:bol)?:?/.test(tag);
export const isStringTag = (tag: string): boolean => tag === `${CORE}str` || /^!(?:str|ruby\/string)$/.test(tag);
export const isOmapTag = (tag: string): boolean => tag === '!omap' || tag === `${CORE}omap`;
export const isBinaryTag = (tag: string): boolean => tag === `${CORE}binary` || tag === '!binary';
export const isFloatTag = (tag: string): boolean => tag === `${CORE}float` || tag === '!float';
