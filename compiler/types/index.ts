/** The type system; see README.md. Importing anything from here loads all of it. */
import './formatter.ts';
import './type-parser.ts';

export { PTypeAliasType, unaliased } from './alias-type.ts';
export { baseType } from './base-types.ts';
export { PBinaryType } from './binary-type.ts';
export { builtinAlias, data, isBuiltinAlias, richData } from './builtin-aliases.ts';
export { DEFERRED_TYPE, ERROR_TYPE } from './builtin-objects.ts';
export { commonType, commonTypeOf, infer, inferGeneric, inferSet, typesEqual } from './calculator.ts';
export { PCallableType } from './callable-type.ts';
export { PCatalogEntryType, PClassType, PResourceType } from './catalog-types.ts';
export { PArrayType, PCollectionType, PHashType, PStructElement, PStructType, PTupleType, structKey } from './collection-types.ts';
export * from './factory.ts';
export { formatFloat } from './float-format.ts';
export { objectInitHash } from './format-object.ts';
export { capitalizeSegments, indentedText, literalText, regexpText } from './formatter.ts';
export { PInitType } from './init-type.ts';
export { iterableOn, listIterable, rangeIterable } from './iterable-on.ts';
export { isIterable, iterableType, PIterableType, PIteratorType } from './iterable-types.ts';
export { describeMismatch, type GivenParameters, TypeMismatchDescriber } from './mismatch/describer.ts';
export { describeSignatures, type Signature, signatureText } from './mismatch/signatures.ts';
export { namedType } from './named-type.ts';
export { TypeConversionError } from './new-instance/declaration.ts';
export { newInstance } from './new-instance/new-instance.ts';
export { toNumber } from './new-instance/numeric.ts';
export { newSignatures } from './new-instance/signatures.ts';
export { type Bound, DEFAULT_SIZE, exactSize, PFloatType, PIntegerType, PNumericType } from './numeric-types.ts';
export { parameterizeObject } from './object-extension.ts';
export { objectDefinition, objectFromHash } from './object-from-hash.ts';
export {
  type ObjectAttribute,
  type ObjectDefinition,
  type ObjectFunction,
  PObjectType,
  PObjectTypeExtension,
} from './object-type.ts';
export { PNotUndefType, POptionalType } from './optional-types.ts';
export { PType, PTypeWithContainedType, type TypeResolver } from './ptype.ts';
export { puppetDoubleQuote, puppetQuote } from './quote.ts';
export { RecursionGuard } from './recursion-guard.ts';
export { PTypeReferenceType } from './reference-type.ts';
export { parseRubyFloat, parseRubyInteger, rubyFormat } from './ruby-format.ts';
export { rubySort } from './ruby-sort.ts';
export { PRuntimeType } from './runtime-type.ts';
export { PAnyType, PBooleanType, PDefaultType, PScalarDataType, PScalarType, PUndefType, PUnitType } from './scalar-types.ts';
export { PSemVerRangeType, PSemVerType } from './semver-types.ts';
export { PSensitiveType } from './sensitive-type.ts';
export { stringifyData } from './serialization/stringify.ts';
export { type Data, type DataIssue, type DataOptions, toRichData } from './serialization/to-data.ts';
export { convertToString } from './string-conversion/convert.ts';
export { characterCount, compareBytes, PEnumType, PPatternType, PRegexpType, PStringType } from './string-types.ts';
export { formats, timespanFromHash, timespanToHash } from './time-from-hash.ts';
export { PTimespanType, PTimestampType } from './time-types.ts';
export { assertAssignable, assertInstance, TypeAssertionError } from './type-asserter.ts';
export { findType, literalFromAst, typeFromAst } from './type-from-ast.ts';
export { parseType } from './type-parser.ts';
export { PTypeSetType } from './type-set-type.ts';
export { PTypeType } from './type-type.ts';
export { PURIType, URI_MEMBERS } from './uri-type.ts';
export { PVariantType } from './variant-type.ts';
