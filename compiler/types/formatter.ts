/**
 * Types as text, and values inside of types.
 *
 * Puppet: pops/types/type_formatter.rb
 */
import { countSteps } from '../limits.ts';
import { Default } from '../values/default.ts';
import { Deferred } from '../values/deferred.ts';
import { PuppetHash } from '../values/hash.ts';
import { PuppetObject } from '../values/puppet-object.ts';
import { PuppetRegexp } from '../values/regexp.ts';
import { SemVer } from '../values/semver.ts';
import { SemVerRange } from '../values/semver-range.ts';
import { TimeData } from '../values/time.ts';
import { Uri } from '../values/uri.ts';
import type { Value } from '../values/value.ts';
import { PTypeAliasType } from './alias-type.ts';
import { isBuiltinAlias } from './builtin-aliases.ts';
import { infer } from './calculator.ts';
import { PCallableType } from './callable-type.ts';
import { PClassType, PResourceType } from './catalog-types.ts';
import { PArrayType, PCollectionType, PHashType, type PStructElement, PStructType, PTupleType } from './collection-types.ts';
import { formatFloat } from './float-format.ts';
import { PInitType } from './init-type.ts';
import { boundText, PFloatType, PIntegerType, type PNumericType } from './numeric-types.ts';
import { PObjectTypeExtension } from './object/extension.ts';
import { objectTypeHash } from './object/init-hash.ts';
import { objectInitHash } from './object/instances.ts';
import { PObjectType } from './object/object-type.ts';
import { objectHashText } from './object/text.ts';
import { PNotUndefType, POptionalType } from './optional-types.ts';
import { PType, PTypeWithContainedType, setTypeFormatter } from './ptype.ts';
import { puppetQuote } from './quote.ts';
import { RecursionGuard, SELF_RECURSION_IN_THIS } from './recursion-guard.ts';
import { PTypeReferenceType } from './reference-type.ts';
import { PRuntimeType } from './runtime-type.ts';
import { PAnyType, PBooleanType, PUndefType, PUnitType } from './scalar-types.ts';
import { PSemVerType } from './semver-types.ts';
import { PSensitiveType } from './sensitive-type.ts';
import { PEnumType, PPatternType, PRegexpType, PStringType } from './string-types.ts';
import { PTimespanType, PTimestampType } from './time-types.ts';
import { typeSetHash } from './type-set/definition.ts';
import { PTypeSetType } from './type-set/type-set-type.ts';
import { PURIType } from './uri-type.ts';
import { PVariantType } from './variant-type.ts';

/** What the text of one type depends on. */
interface Options {
  /** Aliases are followed by ` = ` and what they stand for. */
  readonly expanded: boolean;
  readonly guard: RecursionGuard;
  readonly indent?: Indentation;
}

interface Indentation {
  readonly level: number;
  readonly width: number;
}

setTypeFormatter((type, expanded) => typeText(type, { expanded, guard: new RecursionGuard() }));

/** A value as it stands in the text of a type: strings in quotes, objects as calls. */
export function literalText(value: Value): string {
  return valueText(value, { expanded: false, guard: new RecursionGuard() });
}

/** A value as `literalText`, over several lines. */
export function indentedText(value: Value, level = 0, width = 2): string {
  return valueText(value, { expanded: false, guard: new RecursionGuard(), indent: { level, width } });
}

function bracketed(name: string, ...parts: readonly string[]): string {
  return `${name}[${parts.join(', ')}]`;
}

function optionally(name: string, empty: boolean, parts: () => readonly string[]): string {
  return empty ? name : bracketed(name, ...parts());
}

function typeText(type: PType, options: Options): string {
  countSteps(1);
  const text = (item: Value): string => valueText(item, options);
  if (type instanceof PTypeAliasType) return aliasText(type, options);
  if (type instanceof PCollectionType) return collectionText(type, text);
  if (type instanceof PIntegerType || type instanceof PFloatType)
    return optionally(type.simpleName, type.unbounded, () => rangePart(type));
  if (type instanceof PStringType)
    return optionally('String', rangePart(type.sizeType).length === 0, () => rangePart(type.sizeType));
  if (type instanceof PBooleanType) return optionally('Boolean', type.value === undefined, () => [`${type.value}`]);
  if (type instanceof POptionalType || type instanceof PNotUndefType) return wrapperText(type, text);
  if (type instanceof PInitType) return optionally('Init', type.type === undefined, () => [type.type, ...type.initArgs].map(text));
  if (type instanceof PSensitiveType) return optionally('Sensitive', PAnyType.DEFAULT.eql(type.type), () => [text(type.type)]);
  if (type instanceof PTypeWithContainedType) return optionally(type.simpleName, type.type === undefined, () => [text(type.type)]);
  return stringFamilyText(type, text) ?? compoundText(type, options, text) ?? type.simpleName;
}

function stringFamilyText(type: PType, text: (value: Value) => string): string | undefined {
  if (type instanceof PRegexpType) return optionally('Regexp', type.pattern === undefined, () => [text(type.regexp)]);
  if (type instanceof PPatternType) {
    return optionally('Pattern', type.patterns.length === 0, () => type.patterns.map((pattern) => text(pattern.regexp)));
  }
  if (type instanceof PEnumType) {
    return optionally('Enum', type.values.length === 0, () => [
      ...type.values.map(text),
      ...(type.caseInsensitive ? ['true'] : []),
    ]);
  }
  if (type instanceof PSemVerType) return optionally('SemVer', type.ranges.length === 0, () => type.ranges.map(text));
  if (type instanceof PTimespanType || type instanceof PTimestampType) {
    return optionally(type.simpleName, type.unbounded, () => timeRange(type));
  }
  if (type instanceof PURIType) return optionally('URI', type.parameters === undefined, () => [text(type.parameters)]);
  return undefined;
}

function compoundText(type: PType, options: Options, text: (value: Value) => string): string | undefined {
  if (type instanceof PVariantType) return optionally('Variant', type.types.length === 0, () => type.types.map(text));
  if (type instanceof PTupleType) {
    return optionally('Tuple', type.types.length === 0, () => [...type.types.map(text), ...rangePart(type.sizeType)]);
  }
  if (type instanceof PStructType) return optionally('Struct', type.elements.length === 0, () => [structText(type, text)]);
  if (type instanceof PCallableType) return callableText(type, text);
  if (type instanceof PClassType) return optionally('Class', type.className === undefined, () => [type.className as string]);
  if (type instanceof PResourceType) return resourceText(type, text);
  if (type instanceof PRuntimeType) {
    const empty = type.runtime === undefined && type.nameOrPattern === undefined;
    return optionally('Runtime', empty, () => [type.runtime ?? 'undef', text(type.nameOrPattern as Value)]);
  }
  if (type instanceof PTypeReferenceType) return bracketed('TypeReference', text(type.typeString));
  if (type instanceof PObjectType) return objectTypeText(type, options);
  if (type instanceof PObjectTypeExtension) return extensionText(type, text);
  return type instanceof PTypeSetType ? typeSetText(type, options) : undefined;
}

function collectionText(type: PCollectionType, text: (value: Value) => string): string {
  if (type instanceof PArrayType || type instanceof PHashType) {
    if (type.hasEmptyRange) return bracketed(type.simpleName, '0', '0');
    const parameters = type instanceof PArrayType ? [type.elementType] : [type.keyType, type.valueType];
    const isDefault = type.eql(PArrayType.DEFAULT) || type.eql(PHashType.DEFAULT);
    return optionally(type.simpleName, isDefault, () => [...parameters.map(text), ...rangePart(type.sizeType)]);
  }
  const range = rangePart(type.sizeType);
  return optionally('Collection', range.length === 0, () => range);
}

function wrapperText(type: POptionalType | PNotUndefType, text: (value: Value) => string): string {
  const contained = type.type;
  return optionally(type.simpleName, contained === undefined, () => {
    return [contained instanceof PStringType && contained.value !== undefined ? text(contained.value) : text(contained)];
  });
}

function rangePart(range: PNumericType | undefined): readonly string[] {
  if (range === undefined || range.unbounded) return [];
  const from = range.from === undefined ? 'default' : boundText(range.from);
  return range.to === undefined ? [from] : [from, boundText(range.to)];
}

function timeRange(type: PTimespanType | PTimestampType): readonly string[] {
  const from = type.from === undefined ? 'default' : `'${type.from}'`;
  const same = type.to === undefined || (type.from !== undefined && type.to.eql(type.from));
  return same ? [from] : [from, `'${type.to}'`];
}

function structText(type: PStructType, text: (value: Value) => string): string {
  return `{${type.elements.map((element) => `${text(structKeyOf(element))} => ${text(element.valueType)}`).join(', ')}}`;
}

/** The key alone where the value type says by itself whether the element may be missing. */
function structKeyOf(element: PStructElement): Value {
  const valueOptional = element.valueType.isAssignable(PUndefType.DEFAULT);
  if (element.keyType instanceof POptionalType) return valueOptional ? element.name : element.keyType;
  return valueOptional ? new PNotUndefType(element.keyType) : element.name;
}

function callableText(type: PCallableType, text: (value: Value) => string): string {
  const params = type.paramTypes;
  if (type.returnType === undefined) {
    return optionally('Callable', params === undefined, () => callableParams(type, params as PTupleType, text));
  }
  const parameters = params === undefined ? '[]' : `[${callableParams(type, params, text).join(', ')}]`;
  return bracketed('Callable', parameters, text(type.returnType));
}

function callableParams(type: PCallableType, params: PTupleType, text: (value: Value) => string): readonly string[] {
  const types = params.types.filter((param) => !(param instanceof PUnitType)).map(text);
  const size = params.types.length === 0 ? ['0', '0'] : rangePart(params.sizeType);
  return [...types, ...size, ...(type.blockType === undefined ? [] : [text(type.blockType)])];
}

function resourceText(type: PResourceType, text: (value: Value) => string): string {
  if (type.typeName === undefined) return 'Resource';
  return optionally(capitalizeSegments(type.typeName), type.title === undefined, () => [text(type.title)]);
}

/** `apache::vhost` as `Apache::Vhost`; unchanged when it starts with a capital. */
export function capitalizeSegments(name: string): string {
  if (/^[A-Z]/.test(name)) return name;
  return name
    .split('::')
    .map((segment) => segment.charAt(0).toUpperCase() + segment.slice(1).toLowerCase())
    .join('::');
}

/**
 * The set of types that was printed last. Puppet's formatter keeps it, so that all that is printed later knows its members by their
 * short names, and no alias is expanded any more.
 */
let printedSet: PTypeSetType | undefined;

/** Each compilation starts with a formatter that has printed nothing. */
export function resetTypeFormatter(): void {
  printedSet = undefined;
}

function typeSetText(type: PTypeSetType, options: Options): string {
  const entries = [...typeSetHash(type)].map(([key, value]) => {
    const text =
      key === 'types' || key === 'references' ? namedText(type, key, value as PuppetHash, options) : valueText(value, options);
    return `${key as string} => ${text}`;
  });
  return bracketed('TypeSet', `{${entries.join(', ')}}`);
}

/** The types or references of a set, whose names stand without quotes. */
function namedText(type: PTypeSetType, key: 'types' | 'references', members: PuppetHash, options: Options): string {
  if (key === 'types') printedSet = type;
  const text = (value: Value): string => {
    const isObject = key === 'types' && value instanceof PuppetHash;
    return isObject ? objectHashText(value, (item) => valueText(item, { ...options, expanded: false })) : valueText(value, options);
  };
  return `{${[...members].map(([name, value]) => `${name as string} => ${text(value)}`).join(', ')}}`;
}

function objectTypeText(type: PObjectType, options: Options): string {
  if (!options.expanded) return printedSet === undefined ? type.label : printedSet.nameFor(type, type.label);
  const hash = objectTypeHash(type, printedSet?.definesType(type) !== true);
  return objectHashText(hash, (value) => valueText(value, { ...options, expanded: false }));
}

function extensionText(type: PObjectTypeExtension, text: (value: Value) => string): string {
  const name = printedSet === undefined ? type.name : printedSet.nameFor(type, type.name);
  const parameters = type.initParameters;
  return parameters instanceof PuppetHash ? bracketed(name, text(parameters)) : bracketed(name, ...parameters.map(text));
}

function aliasText(type: PTypeAliasType, options: Options): string {
  if (!options.expanded || !type.isSelfRecursive) return aliasOrExpanded(type, options.expanded, options);
  return options.guard.withThis(type, (state) => aliasOrExpanded(type, (state & SELF_RECURSION_IN_THIS) === 0, options));
}

function aliasOrExpanded(type: PTypeAliasType, expand: boolean, options: Options): string {
  if (printedSet === undefined) {
    return expand && !isBuiltinAlias(type.name) ? `${type.name} = ${typeText(type.resolvedType, options)}` : type.name;
  }
  return expand && printedSet.definesType(type) ? typeText(type.resolvedType, options) : printedSet.nameFor(type, type.name);
}

// --- Values -----------------------------------------------------------------------------------------------------------

function valueText(value: Value, options: Options): string {
  switch (typeof value) {
    case 'string':
      return puppetQuote(value);
    case 'number':
      return formatFloat(value);
    case 'undefined':
      return 'undef';
    case 'object':
      return objectText(value, options);
    default:
      return `${value}`;
  }
}

function objectText(value: Value & object, options: Options): string {
  if (value instanceof PType) return typeText(value, options);
  if (Array.isArray(value)) return arrayText(value, options);
  if (value instanceof PuppetHash) return hashText(value, options);
  if (value instanceof PuppetRegexp) return regexpText(value);
  if (value instanceof Default) return 'default';
  if (value instanceof SemVer || value instanceof SemVerRange || value instanceof TimeData) return `'${value}'`;
  if (value instanceof Uri) return `URI(${puppetQuote(value.toString())})`;
  if (value instanceof PuppetObject || value instanceof Deferred) {
    const name = value instanceof Deferred ? 'Deferred' : value.type.name;
    return `${name}(${hashText(objectInitHash(value), options)})`;
  }
  return `Instance of ${typeText(infer(value as Value), options)}`;
}

/** A regular expression between slashes. */
export function regexpText(regexp: PuppetRegexp): string {
  return regexp.toDelimited();
}

function newline(indent: Indentation): string {
  return `\n${' '.repeat(indent.level * indent.width)}`;
}

function arrayText(values: readonly Value[], options: Options): string {
  const indent = options.indent;
  if (indent === undefined || isShort(values, indent)) return `[${values.map((item) => valueText(item, options)).join(', ')}]`;
  const inner = { ...indent, level: indent.level + 1 };
  const items = values.map((item) => newline(inner) + valueText(item, { ...options, indent: inner }));
  return `[${items.join(',')}${newline(indent)}]`;
}

function hashText(hash: PuppetHash, options: Options): string {
  const indent = options.indent;
  const inner = indent && { ...indent, level: indent.level + 1 };
  const nested = inner === undefined ? options : { ...options, indent: inner };
  const entries = [...hash].map(([key, value]) => `${valueText(key, nested)} => ${valueText(value, nested)}`);
  if (indent === undefined || inner === undefined) return `{${entries.join(', ')}}`;
  return `{${entries.map((entry) => newline(inner) + entry).join(',')}${newline(indent)}}`;
}

function isShort(values: readonly Value[], indent: Indentation): boolean {
  const length = values.reduce<number>((sum, value) => sum + shortLength(value), 0);
  return values.length === 0 || 100 - indent.level * indent.width > length;
}

function shortLength(value: Value): number {
  if (typeof value === 'string') return 2 + value.length;
  if (value === undefined) return 3;
  if (typeof value !== 'object') return typeof value === 'number' ? formatFloat(value).length : `${value}`.length;
  const empty = Array.isArray(value) ? value.length === 0 : value instanceof PuppetHash && value.size === 0;
  return empty ? 2 : 1000;
}
