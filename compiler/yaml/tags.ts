/**
 * Explicit tags, as Psych treats them when only plain data and symbols are permitted.
 *
 * Psych: visitors/to_ruby.rb, class_loader.rb
 */
const CORE = 'tag:yaml.org,2002:';

export type TagHandles = ReadonlyMap<string, string>;

/** The full name of a tag as it is written in the text: `!!str` is `tag:yaml.org,2002:str`. */
export function fullTag(written: string, handles: TagHandles): string {
  if (written.startsWith('!<')) return decode(written.slice(2, -1));
  const named = /^(![\w-]*!)(.*)$/s.exec(written);
  if (named !== null) {
    const handle = named[1] as string;
    return (handles.get(handle) ?? (handle === '!!' ? CORE : handle)) + decode(named[2] as string);
  }
  return (handles.get('!') ?? '!') + decode(written.slice(1));
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // Bytes that are no UTF-8: such a tag means nothing to anybody.
    return text;
  }
}

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
  if (tag === '!ruby/class' || tag === '!ruby/module') return value;
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
export const isBinaryTag = (tag: string): boolean => tag === `${CORE}binary` || tag === '!binary';
export const isFloatTag = (tag: string): boolean => tag === `${CORE}float` || tag === '!float';
