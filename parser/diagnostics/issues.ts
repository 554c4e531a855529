/**
 * Every issue that Puppet's language knows, with the arguments each message needs and the message text to the letter.
 *
 * An entry's name is Puppet's constant. Its code is the symbol that Puppet reports, nearly always the same word. A `soft` issue is
 * one whose severity may be lowered (Puppet's `issue`), a `hard` one stays an error (`hard_issue`).
 *
 * Arguments that Puppet gives to its label provider are `Labelled` here: a node, or text that already is the label.
 *
 * Puppet: pops/issues.rb
 */
import type { Diagnostic, Severity, Span } from './diagnostic.ts';
import type { Labelled } from './labels.ts';
import { aAn, aAnUc, article, combineStrings, label, pluralS, the } from './labels.ts';

interface Issue<A> {
  readonly message: (args: A) => string;
  readonly demotable: boolean;
  /** Where Puppet's symbol differs from the constant's name. */
  readonly code: string | undefined;
}

function soft<A = void>(message: (args: A) => string, code?: string): Issue<A> {
  return { message, demotable: true, code };
}

function hard<A = void>(message: (args: A) => string, code?: string): Issue<A> {
  return { message, demotable: false, code };
}

interface Semantic {
  readonly semantic: Labelled;
}
interface Name {
  readonly name: string;
}
interface Operator {
  readonly operator: string;
}
interface Actual {
  readonly actual: string | number | bigint;
}
interface Word {
  readonly word: string;
}
interface NumberText {
  readonly value: string;
}
interface ParamName {
  readonly paramName: string;
}
interface Path {
  readonly path: string;
}

const VARIABLES_ALWAYS_SET: ReadonlySet<string> = new Set(['name', 'title']);
const HIERA_FUNCTION_KEYS = ['data_hash', 'lookup_key', 'data_dig', 'hiera3_backend'];
const HIERA_LOCATION_KEYS = ['path', 'paths', 'glob', 'globs', 'uri', 'uris', 'mapped_paths'];

/** Ruby's `%#+x`. */
function signedHex(value: bigint): string {
  return value < 0n ? `-0x${(-value).toString(16)}` : `+0x${value.toString(16)}`;
}

function firstDefinedAt(firstLine: number | undefined): string {
  return firstLine === undefined ? '' : ` First defined at (line: ${firstLine})`;
}

/** Ruby's `String#capitalize`. */
function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

function sliceArity(base: string, min: number, max: number | undefined, actual: number | bigint | string): string {
  if (max === -1 || max === Number.POSITIVE_INFINITY) return `${base}[] accepts ${min} or more arguments. Got ${actual}`;
  if (max !== undefined && max !== min) return `${base}[] accepts ${min} to ${max} arguments. Got ${actual}`;
  return `${base}[] accepts ${min} ${pluralS(min, 'argument')}. Got ${actual}`;
}

const NAMES_AND_ASSIGNMENT = {
  NAME_WITH_HYPHEN: soft(
    (a: Semantic & Name) => `${aAnUc(a.semantic)} may not have a name containing a hyphen. The name '${a.name}' is not legal`,
  ),
  VAR_WITH_HYPHEN: soft((a: Name) => `A variable name may not contain a hyphen. The name '${a.name}' is not legal`),
  NOT_TOP_LEVEL: hard(() => 'Classes, definitions, and nodes may only appear at toplevel or inside other classes'),
  NOT_ABSOLUTE_TOP_LEVEL: hard((a: Semantic) => `${aAnUc(a.semantic)} may only appear at toplevel`),
  CROSS_SCOPE_ASSIGNMENT: hard(
    (a: Name) => `Illegal attempt to assign to '${a.name}'. Cannot assign to variables in other namespaces`,
  ),
  ILLEGAL_ASSIGNMENT: hard((a: Semantic) => `Illegal attempt to assign to '${aAn(a.semantic)}'. Not an assignable reference`),
  ILLEGAL_REASSIGNMENT: hard((a: Name) =>
    VARIABLES_ALWAYS_SET.has(a.name)
      ? `Cannot reassign built in (or already assigned) variable '$${a.name}'`
      : `Cannot reassign variable '$${a.name}'`,
  ),
  ILLEGAL_RESERVED_ASSIGNMENT: hard((a: Name) => `Attempt to assign to a reserved variable name: '$${a.name}'`),
  ILLEGAL_NUMERIC_ASSIGNMENT: soft(
    (a: { readonly varname: string }) =>
      `Illegal attempt to assign to the numeric match result variable '$${a.varname}'. Numeric variables are not assignable`,
  ),
  ILLEGAL_ASSIGNMENT_CONTEXT: hard(() => 'Assignment not allowed here'),
  ILLEGAL_NUMERIC_PARAMETER: soft(
    (a: Name) => `The numeric parameter name '$${a.name}' cannot be used (clashes with numeric match result variables)`,
  ),
  ILLEGAL_INDEXED_ASSIGNMENT: soft(() => 'Illegal attempt to assign via [index/key]. Not an assignable reference'),
  ILLEGAL_ASSIGNMENT_VIA_INDEX: hard(
    (a: Semantic) => `Illegal attempt to assign to ${aAn(a.semantic)} via [index/key]. Not an assignable reference`,
  ),
  ILLEGAL_MULTI_ASSIGNMENT_SIZE: hard(
    (a: { readonly expected: number; readonly actual: number }) =>
      `Mismatched number of assignable entries and values, expected ${a.expected}, got ${a.actual}`,
  ),
  MISSING_MULTI_ASSIGNMENT_KEY: hard(
    (a: { readonly key: string }) => `No value for required key '${a.key}' in assignment to variables from hash`,
  ),
  MISSING_MULTI_ASSIGNMENT_VARIABLE: hard(
    (a: Name) => `No value for required variable '$${a.name}' in assignment to variables from class reference`,
  ),
  ILLEGAL_NAME: hard(
    (a: Name) => `Illegal name. The given name '${a.name}' does not conform to the naming rule /^((::)?[a-z_]\\w*)(::[a-z]\\w*)*$/`,
  ),
  ILLEGAL_PARAM_NAME: hard(
    (a: Name) => `Illegal parameter name. The given name '${a.name}' does not conform to the naming rule /^[a-z_]\\w*$/`,
  ),
  ILLEGAL_VAR_NAME: hard(
    (a: Name) =>
      `Illegal variable name, The given name '${a.name}' does not conform to the naming rule /^((::)?[a-z]\\w*)*((::)?[a-z_]\\w*)$/`,
  ),
  ILLEGAL_NUMERIC_VAR_NAME: hard(
    (a: Name) => `Illegal numeric variable name, The given name '${a.name}' must be a decimal value if it starts with a digit 0-9`,
  ),
  ILLEGAL_CLASSREF: hard((a: Name) => `Illegal type reference. The given name '${a.name}' does not conform to the naming rule`),
  ILLEGAL_VARIABLE_EXPRESSION: hard(
    (a: Semantic) => `Illegal variable expression. ${aAnUc(a.semantic)} did not produce a variable name (String or Numeric).`,
  ),
};

const OPERATORS = {
  APPENDS_DELETES_NO_LONGER_SUPPORTED: hard(
    (a: Operator) => `The operator '${a.operator}' is no longer supported. See http://links.puppet.com/remove-plus-equals`,
  ),
  UNSUPPORTED_OPERATOR: hard((a: Operator) => `The operator '${a.operator}' is not supported.`),
  UNSUPPORTED_OPERATOR_IN_CONTEXT: hard(
    (a: Operator & Semantic) => `The operator '${a.operator}' in ${aAn(a.semantic)} is not supported.`,
  ),
  OPERATOR_NOT_APPLICABLE: hard(
    (a: Operator & { readonly leftValue: Labelled }) => `Operator '${a.operator}' is not applicable to ${aAn(a.leftValue)}.`,
  ),
  OPERATOR_NOT_APPLICABLE_WHEN: hard(
    (a: Operator & { readonly leftValue: Labelled; readonly rightValue: Labelled }) =>
      `Operator '${a.operator}' is not applicable to ${aAn(a.leftValue)} when right side is ${aAn(a.rightValue)}.`,
  ),
  COMPARISON_NOT_POSSIBLE: hard(
    (a: Operator & { readonly leftValue: Labelled; readonly rightValue: Labelled; readonly detail: string }) =>
      `Comparison of: ${label(a.leftValue)} ${a.operator} ${label(a.rightValue)}, is not possible. Caused by '${a.detail}'.`,
  ),
  MATCH_NOT_REGEXP: hard(
    (a: { readonly detail: string }) => `Can not convert right match operand to a regular expression. Caused by '${a.detail}'.`,
  ),
  MATCH_NOT_STRING: hard(
    (a: { readonly leftValue: Labelled }) => `Left match operand must result in a String value. Got ${aAn(a.leftValue)}.`,
  ),
  NOT_RVALUE: soft((a: Semantic) => `Invalid use of expression. ${aAnUc(a.semantic)} does not produce a value`),
  ILLEGAL_ATTRIBUTE_APPEND: hard(
    (a: Name & { readonly parent: Labelled }) =>
      `Illegal +> operation on attribute ${a.name}. This operator can not be used in ${aAn(a.parent)}`,
  ),
  NUMERIC_OVERFLOW: hard(
    (a: Semantic & { readonly value: bigint }) =>
      `${aAnUc(a.semantic)} resulted in a value outside of Puppet Integer ${a.value > 0n ? 'max' : 'min'} range, got '${signedHex(a.value)}'`,
  ),
  DIV_BY_ZERO: hard(() => 'Division by 0'),
  RESULT_IS_INFINITY: hard((a: Operator) => `The result of the ${a.operator} expression is Infinity`),
  NOT_NUMERIC: soft((a: NumberText) => `The value '${a.value}' cannot be converted to Numeric.`),
  NUMERIC_COERCION: soft(
    (a: { readonly before: string; readonly after: string | number | bigint }) =>
      `The string '${a.before}' was automatically coerced to the numerical value ${a.after}`,
  ),
};

const EXPRESSIONS = {
  ILLEGAL_SINGLE_TYPE_MAPPING: hard(
    (a: Semantic) => `Illegal type mapping. Expected a Type on the left side, got ${aAnUc(a.semantic)}`,
    'ILLEGAL_TYPE_MAPPING',
  ),
  ILLEGAL_REGEXP_TYPE_MAPPING: hard(
    (a: Semantic) => `Illegal type mapping. Expected a Tuple[Regexp,String] on the left side, got ${aAnUc(a.semantic)}`,
    'ILLEGAL_TYPE_MAPPING',
  ),
  RT_NO_STORECONFIGS: soft(
    () => 'You cannot collect exported resources without storeconfigs being set; the collection will be ignored',
  ),
  RT_NO_STORECONFIGS_EXPORT: soft(
    () => 'You cannot collect exported resources without storeconfigs being set; the export is ignored',
  ),
  ILLEGAL_HOSTNAME_CHARS: hard(
    (a: { readonly hostname: string }) =>
      `The hostname '${a.hostname}' contains illegal characters (only letters, digits, '_', '-', and '.' are allowed)`,
  ),
  ILLEGAL_HOSTNAME_INTERPOLATION: hard(() => 'An interpolated expression is not allowed in a hostname of a node'),
  ILLEGAL_EXPRESSION: hard(
    (a: Semantic & { readonly feature: string; readonly container: Labelled }) =>
      `Illegal expression. ${aAnUc(a.semantic)} is unacceptable as ${a.feature} in ${aAn(a.container)}`,
  ),
  ILLEGAL_QUERY_EXPRESSION: hard((a: Semantic) => `Illegal query expression. ${aAnUc(a.semantic)} cannot be used in a query`),
  NOT_VIRTUALIZEABLE: hard(() => 'Resource Defaults are not virtualizable'),
  CLASS_NOT_VIRTUALIZABLE: soft(() => 'Classes are not virtualizable'),
  UNSUPPORTED_RANGE: soft(
    (a: Semantic & { readonly count: number }) =>
      `Attempt to use unsupported range in ${aAn(a.semantic)}, ${a.count} values given for max 1`,
  ),
  UNSUPPORTED_EXPRESSION: soft(
    (a: Semantic) => `Expressions of type ${aAn(a.semantic)} are not supported in this version of Puppet`,
  ),
  ILLEGAL_RELATIONSHIP_OPERAND_TYPE: soft(
    (a: { readonly operand: Labelled }) =>
      `Illegal relationship operand, can not form a relationship with ${aAn(a.operand)}. A Catalog type is required.`,
  ),
  NOT_CATALOG_TYPE: soft(
    (a: { readonly type: string }) =>
      `Illegal relationship operand, can not form a relationship with something of type ${a.type}. A Catalog type is required.`,
  ),
  IDEM_EXPRESSION_NOT_LAST: soft(
    (a: Semantic) =>
      `This ${label(a.semantic)} has no effect. A value was produced and then forgotten (one or more preceding expressions may have the wrong form)`,
  ),
  RESOURCE_WITHOUT_TITLE: soft(
    (a: Name) => `This expression is invalid. Did you try declaring a '${a.name}' resource without a title?`,
  ),
  IDEM_NOT_ALLOWED_LAST: hard(
    (a: Semantic & { readonly container: Labelled }) =>
      `This ${label(a.semantic)} has no effect. ${aAnUc(a.container)} can not end with a value-producing expression without other effect`,
  ),
  RESERVED_WORD: hard((a: Word) => `Use of reserved word: ${a.word}, must be quoted if intended to be a String value`),
  FUTURE_RESERVED_WORD: soft((a: Word) => `Use of future reserved word: '${a.word}'`),
  UNMATCHED_SELECTOR: hard(
    (a: { readonly paramValue: string }) => `No matching entry for selector parameter with value '${a.paramValue}'`,
  ),
  DUPLICATE_KEY: soft((a: { readonly key: string }) => `The key '${a.key}' is declared more than once`),
  DUPLICATE_DEFAULT: hard(
    (a: { readonly container: Labelled }) => `This ${label(a.container)} already has a 'default' entry - this is a duplicate`,
  ),
  TYPE_MISMATCH: hard(
    (a: { readonly expected: string; readonly actual: string }) => `Expected value of type ${a.expected}, got ${a.actual}`,
  ),
  ILLEGAL_CATALOG_RELATED_EXPRESSION: hard(
    (a: Semantic) => `This ${label(a.semantic)} appears in a context where catalog related expressions are not allowed`,
  ),
  UNKNOWN_FUNCTION: soft((a: Name) => `Unknown function: '${a.name}'.`),
  UNKNOWN_VARIABLE: soft((a: Name) => `Unknown variable: '${a.name}'.`),
  RUNTIME_ERROR: soft((a: Semantic & { readonly detail: string }) => `Error while evaluating ${aAn(a.semantic)}, ${a.detail}`),
  DISCONTINUED_IMPORT: hard(
    () =>
      "Use of 'import' has been discontinued in favor of a manifest directory. See http://links.puppet.com/puppet-import-deprecation",
  ),
};

const ACCESS = {
  BAD_STRING_SLICE_ARITY: soft((a: Actual) => `String supports [] with one or two arguments. Got ${a.actual}`),
  BAD_STRING_SLICE_TYPE: soft((a: Actual) => `String-Type [] requires all arguments to be integers (or default). Got ${a.actual}`),
  BAD_ARRAY_SLICE_ARITY: soft((a: Actual) => `Array supports [] with one or two arguments. Got ${a.actual}`),
  BAD_HASH_SLICE_ARITY: soft((a: Actual) => `Hash supports [] with one or more arguments. Got ${a.actual}`),
  BAD_INTEGER_SLICE_ARITY: soft((a: Actual) => `Integer-Type supports [] with one or two arguments (from, to). Got ${a.actual}`),
  BAD_INTEGER_SLICE_TYPE: soft(
    (a: Actual) => `Integer-Type [] requires all arguments to be integers (or default). Got ${a.actual}`,
  ),
  BAD_COLLECTION_SLICE_TYPE: soft(
    (a: { readonly actual: Labelled }) =>
      `A Type's size constraint arguments must be a single Integer type, or 1-2 integers (or default). Got ${aAn(a.actual)}`,
  ),
  BAD_FLOAT_SLICE_ARITY: soft(
    (a: Actual) => `Float-Type supports [] with one or two arguments (from, to). Got ${a.actual}`,
    'BAD_INTEGER_SLICE_ARITY',
  ),
  BAD_FLOAT_SLICE_TYPE: soft(
    (a: Actual) => `Float-Type [] requires all arguments to be floats, or integers (or default). Got ${a.actual}`,
    'BAD_INTEGER_SLICE_TYPE',
  ),
  BAD_SLICE_KEY_TYPE: soft(
    (a: { readonly leftValue: Labelled; readonly expectedClasses: readonly string[]; readonly actual: string }) =>
      a.expectedClasses.length > 1
        ? `${aAnUc(a.leftValue)}[] cannot use ${a.actual} where one of the following is expected: ${a.expectedClasses.join(', ')}`
        : `${aAnUc(a.leftValue)}[] cannot use ${a.actual} where ${a.expectedClasses[0] ?? ''} is expected`,
  ),
  BAD_STRING_SLICE_KEY_TYPE: soft(
    (a: { readonly actualType: string }) =>
      `A substring operation does not accept ${article(a.actualType)} ${a.actualType} as a character index. Expected an Integer`,
  ),
  BAD_NOT_UNDEF_SLICE_TYPE: soft(
    (a: { readonly baseType: string; readonly actual: string }) =>
      `${a.baseType}[] argument must be a Type or a String. Got ${a.actual}`,
  ),
  BAD_TYPE_SLICE_TYPE: soft(
    (a: { readonly baseType: string; readonly actual: string }) => `${a.baseType}[] arguments must be types. Got ${a.actual}`,
  ),
  /** `baseType` stands as it is: Puppet puts `A` or `An` before the label of anything but a string, so give `aAnUc(label)` then. */
  BAD_TYPE_SLICE_ARITY: soft(
    (a: { readonly baseType: string; readonly min: number; readonly max?: number; readonly actual: number }) =>
      sliceArity(a.baseType, a.min, a.max, a.actual),
  ),
  BAD_TYPE_SPECIALIZATION: hard(
    (a: { readonly type: Labelled; readonly message: string }) =>
      `Error creating type specialization of ${aAn(a.type)}, ${a.message}`,
  ),
  ILLEGAL_TYPE_SPECIALIZATION: soft((a: { readonly kind: string }) => `Cannot specialize an already specialized ${a.kind} type`),
  ILLEGAL_RESOURCE_SPECIALIZATION: soft(
    (a: { readonly actual: string }) => `First argument to Resource[] must be a resource type or a String. Got ${a.actual}.`,
  ),
  EMPTY_RESOURCE_SPECIALIZATION: soft(() => 'Arguments to Resource[] are all empty/undefined'),
  ILLEGAL_HOSTCLASS_NAME: hard(
    (a: { readonly name: Labelled }) =>
      `Illegal Class name in class reference. ${aAnUc(a.name)} cannot be used where a String is expected`,
  ),
};

const DEFINITIONS = {
  ILLEGAL_DEFINITION_NAME: hard(
    (a: Semantic & Name) => `Unacceptable name. The name '${a.name}' is unacceptable as the name of ${aAn(a.semantic)}`,
  ),
  ILLEGAL_DEFINITION_LOCATION: soft(
    (a: Name & { readonly file: string }) => `Unacceptable location. The name '${a.name}' is unacceptable in file '${a.file}'`,
  ),
  /** `name` is given where the construct is a class, a defined type, a function or a plan. */
  ILLEGAL_TOP_CONSTRUCT_LOCATION: soft((a: Semantic & { readonly name?: string | undefined }) =>
    a.name === undefined
      ? `This ${label(a.semantic)} is unacceptable as a top level construct in this location`
      : `The ${label(a.semantic)} '${a.name}' is unacceptable as a top level construct in this location`,
  ),
  CAPTURES_REST_NOT_LAST: hard((a: ParamName) => `Parameter $${a.paramName} is not last, and has 'captures rest'`),
  CAPTURES_REST_NOT_SUPPORTED: hard(
    (a: ParamName & { readonly container: Labelled }) =>
      `Parameter $${a.paramName} has 'captures rest' - not supported in ${aAn(a.container)}`,
  ),
  REQUIRED_PARAMETER_AFTER_OPTIONAL: hard(
    (a: ParamName) => `Parameter $${a.paramName} is required but appears after optional parameters`,
  ),
  MISSING_REQUIRED_PARAMETER: hard((a: ParamName) => `Parameter $${a.paramName} is required but no value was given`),
  RESERVED_TYPE_NAME: hard(
    (a: Semantic & Name) =>
      `The name: '${a.name}' is already defined by Puppet and can not be used as the name of ${aAn(a.semantic)}.`,
  ),
  ILLEGAL_NODE_INHERITANCE: soft(
    () => 'Node inheritance is not supported in Puppet >= 4.0.0. See http://links.puppet.com/puppet-node-inheritance-deprecation',
  ),
  DUPLICATE_PARAMETER: hard((a: ParamName) => `The parameter '${a.paramName}' is declared more than once in the parameter list`),
  RESERVED_PARAMETER: hard(
    (a: ParamName & { readonly container: Labelled }) =>
      `The parameter $${a.paramName} redefines a built in parameter in ${the(a.container)}`,
  ),
  ILLEGAL_CLASS_REFERENCE: hard(() => 'Illegal class reference'),
};

const RESOURCES = {
  UNKNOWN_RESOURCE_TYPE: soft((a: { readonly typeName: string }) => `Resource type not found: ${a.typeName}`),
  ILLEGAL_RESOURCE_TYPE: hard(
    (a: { readonly actual: string }) =>
      `Illegal Resource Type expression, expected result to be a type name, or untitled Resource, got ${a.actual}`,
  ),
  DUPLICATE_TITLE: soft(
    (a: { readonly title: string }) => `The title '${a.title}' has already been used in this resource expression`,
  ),
  DUPLICATE_ATTRIBUTE: soft(
    (a: { readonly attribute: string }) => `The attribute '${a.attribute}' has already been set`,
    'DUPLICATE_ATTRIBUE',
  ),
  MISSING_TITLE: hard(() => 'Missing title. The title expression resulted in undef'),
  MISSING_TITLE_AT: hard(
    (a: { readonly index: number }) => `Missing title at index ${a.index}. The title expression resulted in an undef title`,
  ),
  ILLEGAL_TITLE_TYPE_AT: hard(
    (a: { readonly index: number; readonly actual: string }) =>
      `Illegal title type at index ${a.index}. Expected String, got ${a.actual}`,
  ),
  EMPTY_STRING_TITLE_AT: hard(
    (a: { readonly index: number }) => `Empty string title at ${a.index}. Title strings must have a length greater than zero.`,
  ),
  UNKNOWN_RESOURCE: soft(
    (a: { readonly typeName: string; readonly title: string }) => `Resource not found: ${a.typeName}['${a.title}']`,
  ),
  UNKNOWN_RESOURCE_PARAMETER: soft(
    (a: ParamName & { readonly typeName: string; readonly title: string }) =>
      `The resource ${capitalize(a.typeName)}['${a.title}'] does not have a parameter called '${a.paramName}'`,
  ),
  ILLEGAL_OVERRIDDEN_TYPE: soft(
    (a: { readonly actual: Labelled }) => `Resource Override can only operate on resources, got: ${label(a.actual)}`,
  ),
  MULTIPLE_ATTRIBUTES_UNFOLD: hard(() => 'Unfolding of attributes from Hash can only be used once per resource body'),
};

const LEXER_AND_PARSER = {
  SYNTAX_ERROR: hard((a: { readonly where: string }) => `Syntax error at ${a.where}`),
  ILLEGAL_FULLY_QUALIFIED_CLASS_REFERENCE: hard(() => 'Illegal fully qualified class reference'),
  ILLEGAL_FULLY_QUALIFIED_NAME: hard(() => 'Illegal fully qualified name'),
  ILLEGAL_NAME_OR_BARE_WORD: hard(() => 'Illegal name or bare word'),
  ILLEGAL_NUMBER: hard((a: NumberText) => `Illegal number '${a.value}'`),
  ILLEGAL_UNICODE_ESCAPE: soft(
    () => "Unicode escape '\\u' was not followed by 4 hex digits or 1-6 hex digits in {} or was > 10ffff",
  ),
  INVALID_HEX_NUMBER: hard((a: NumberText) => `Not a valid hex number ${a.value}`),
  INVALID_OCTAL_NUMBER: hard((a: NumberText) => `Not a valid octal number ${a.value}`),
  INVALID_DECIMAL_NUMBER: hard((a: NumberText) => `Not a valid decimal number ${a.value}`),
  NO_INPUT_TO_LEXER: hard(() => 'Internal Error: No string or file given to lexer to process.'),
  UNRECOGNIZED_ESCAPE: soft((a: { readonly ch: string }) => `Unrecognized escape sequence '\\${a.ch}'`),
  UNCLOSED_QUOTE: hard(
    (a: { readonly after: string; readonly followedBy: string }) => `Unclosed quote after ${a.after} followed by '${a.followedBy}'`,
  ),
  UNCLOSED_MLCOMMENT: hard(() => 'Unclosed multiline comment'),
  ILLEGAL_EPP_PARAMETERS: soft(
    () => "Ambiguous EPP parameter expression. Probably missing '<%-' before parameters to remove leading whitespace",
  ),
  EPP_INTERNAL_ERROR: hard((a: { readonly error: string }) => `Internal error: ${a.error}`),
  EPP_UNBALANCED_TAG: hard(() => 'Unbalanced epp tag, reached <eof> without closing tag.'),
  EPP_UNBALANCED_COMMENT: hard(() => 'Reaching end after opening <%# without seeing %>'),
  EPP_UNBALANCED_EXPRESSION: hard(() => 'Unbalanced embedded expression - opening <% and reaching end of input'),
  HEREDOC_UNCLOSED_PARENTHESIS: hard(
    (a: { readonly followedBy: string }) => `Unclosed parenthesis after '@(' followed by '${a.followedBy}'`,
  ),
  HEREDOC_WITHOUT_END_TAGGED_LINE: hard(() => 'Heredoc without end-tagged line'),
  HEREDOC_INVALID_ESCAPE: hard(
    (a: { readonly actual: string }) => `Invalid heredoc escape char. Only t, r, n, s,  u, L, $ allowed. Got '${a.actual}'`,
  ),
  HEREDOC_INVALID_SYNTAX: hard(() => 'Invalid syntax in heredoc expected @(endtag[:syntax][/escapes])'),
  HEREDOC_WITHOUT_TEXT: hard(() => 'Heredoc without any following lines of text'),
  HEREDOC_EMPTY_ENDTAG: hard(() => 'Heredoc with an empty endtag'),
  HEREDOC_MULTIPLE_AT_ESCAPES: hard(
    (a: { readonly escapes: readonly string[] }) => `An escape char for @() may only appear once. Got '${a.escapes.join(', ')}'`,
  ),
  HEREDOC_DIRTY_MARGIN: hard(
    (a: { readonly heredocLine: number }) =>
      `Heredoc with text in the margin is not allowed (line ${a.heredocLine} in this heredoc)`,
  ),
  EMPTY_HEREDOC_SYNTAX_SEGMENT: soft(
    (a: { readonly syntax: string }) => `Heredoc syntax specification has empty segment between '+' : '${a.syntax}'`,
  ),
  ILLEGAL_BOM: hard(
    (a: { readonly formatName: string; readonly bytes: string }) =>
      `Illegal ${a.formatName} Byte Order mark at beginning of input: ${a.bytes} - remove these from the puppet source`,
  ),
  NO_SUCH_FILE_OR_DIRECTORY: hard((a: { readonly file: string }) => `No such file or directory: ${a.file}`),
  NOT_A_FILE: hard((a: { readonly file: string }) => `${a.file} is not a file`),
};

const HIERA = {
  HIERA_UNSUPPORTED_VERSION: hard(
    (a: { readonly version: string | number | bigint }) => `This runtime does not support hiera.yaml version ${a.version}`,
  ),
  HIERA_VERSION_3_NOT_GLOBAL: hard((a: { readonly where: Labelled }) => `hiera.yaml version 3 cannot be used in ${aAn(a.where)}`),
  HIERA_UNSUPPORTED_VERSION_IN_GLOBAL: hard(() => 'hiera.yaml version 4 cannot be used in the global layer'),
  HIERA_UNDEFINED_VARIABLE: hard((a: Name) => `Undefined variable '${a.name}'`),
  HIERA_BACKEND_MULTIPLY_DEFINED: hard(
    (a: Name & { readonly firstLine?: number }) => `Backend '${a.name}' is defined more than once.${firstDefinedAt(a.firstLine)}`,
  ),
  HIERA_NO_PROVIDER_FOR_BACKEND: hard((a: Name) => `No data provider is registered for backend '${a.name}'`),
  HIERA_HIERARCHY_NAME_MULTIPLY_DEFINED: hard(
    (a: Name & { readonly firstLine?: number }) =>
      `Hierarchy name '${a.name}' defined more than once.${firstDefinedAt(a.firstLine)}`,
  ),
  HIERA_V3_BACKEND_NOT_GLOBAL: hard(() => "'hiera3_backend' is only allowed in the global layer"),
  HIERA_DEFAULT_HIERARCHY_NOT_IN_MODULE: hard(() => "'default_hierarchy' is only allowed in the module layer"),
  HIERA_V3_BACKEND_REPLACED_BY_DATA_HASH: hard(
    (a: { readonly functionName: string }) =>
      `Use "data_hash: ${a.functionName}_data" instead of "hiera3_backend: ${a.functionName}"`,
  ),
  HIERA_MISSING_DATA_PROVIDER_FUNCTION: hard(
    (a: Name) => `One of ${combineStrings(HIERA_FUNCTION_KEYS)} must be defined in hierarchy '${a.name}'`,
  ),
  HIERA_MULTIPLE_DATA_PROVIDER_FUNCTIONS: hard(
    (a: Name) => `Only one of ${combineStrings(HIERA_FUNCTION_KEYS)} can be defined in hierarchy '${a.name}'`,
  ),
  HIERA_MULTIPLE_DATA_PROVIDER_FUNCTIONS_IN_DEFAULT: hard(
    () => `Only one of ${combineStrings(HIERA_FUNCTION_KEYS)} can be defined in defaults`,
  ),
  HIERA_MULTIPLE_LOCATION_SPECS: hard(
    (a: Name) => `Only one of ${combineStrings(HIERA_LOCATION_KEYS)} can be defined in hierarchy '${a.name}'`,
  ),
  HIERA_OPTION_RESERVED_BY_PUPPET: hard(
    (a: Name & { readonly key: string }) => `Option key '${a.key}' used in hierarchy '${a.name}' is reserved by Puppet`,
  ),
  HIERA_DEFAULT_OPTION_RESERVED_BY_PUPPET: hard(
    (a: { readonly key: string }) => `Option key '${a.key}' used in defaults is reserved by Puppet`,
  ),
  HIERA_DATA_PROVIDER_FUNCTION_NOT_FOUND: hard(
    (a: { readonly functionType: string; readonly functionName: string }) =>
      `Unable to find '${a.functionType}' function named '${a.functionName}'`,
  ),
  HIERA_INTERPOLATION_ALIAS_NOT_ENTIRE_STRING: hard(
    () => "'alias' interpolation is only permitted if the expression is equal to the entire string",
  ),
  HIERA_INTERPOLATION_UNKNOWN_INTERPOLATION_METHOD: hard((a: Name) => `Unknown interpolation method '${a.name}'`),
  HIERA_INTERPOLATION_METHOD_SYNTAX_NOT_ALLOWED: hard(() => 'Interpolation using method syntax is not allowed in this context'),
};

const SERIALIZATION_AND_TASKS = {
  SERIALIZATION_ENDLESS_RECURSION: hard(
    (a: { readonly typeName: string }) => `Endless recursion detected when attempting to serialize value of class ${a.typeName}`,
  ),
  SERIALIZATION_DEFAULT_CONVERTED_TO_STRING: soft(
    (a: Path) => `${a.path} contains the special value default. It will be converted to the String 'default'`,
  ),
  SERIALIZATION_UNKNOWN_CONVERTED_TO_STRING: soft(
    (a: Path & { readonly klass: Labelled; readonly value: string }) =>
      `${a.path} contains ${aAn(a.klass)} value. It will be converted to the String '${a.value}'`,
  ),
  SERIALIZATION_UNKNOWN_KEY_CONVERTED_TO_STRING: soft(
    (a: Path & { readonly klass: Labelled; readonly value: string }) =>
      `${a.path} contains a hash with ${aAn(a.klass)} key. It will be converted to the String '${a.value}'`,
  ),
  FEATURE_NOT_SUPPORTED_WHEN_SCRIPTING: soft(
    (a: { readonly feature: string }) => `The feature '${a.feature}' is only available when compiling a catalog`,
    'NOT_SUPPORTED_WHEN_SCRIPTING',
  ),
  CATALOG_OPERATION_NOT_SUPPORTED_WHEN_SCRIPTING: soft(
    (a: { readonly operation: string }) => `The catalog operation '${a.operation}' is only available when compiling a catalog`,
  ),
  EXPRESSION_NOT_SUPPORTED_WHEN_SCRIPTING: soft(
    (a: { readonly klass: Labelled }) => `${aAnUc(a.klass)} is only available when compiling a catalog`,
  ),
  TASK_OPERATION_NOT_SUPPORTED_WHEN_COMPILING: soft(
    (a: { readonly operation: string }) => `The task operation '${a.operation}' is not available when compiling a catalog`,
  ),
  EXPRESSION_NOT_SUPPORTED_WHEN_COMPILING: soft(
    (a: { readonly klass: Labelled }) => `${aAnUc(a.klass)} is not available when compiling a catalog`,
  ),
  TASK_MISSING_BOLT: soft((a: { readonly action: string }) => `The 'bolt' library is required to ${a.action}`),
  UNKNOWN_TASK: soft((a: { readonly typeName: string }) => `Task not found: ${a.typeName}`),
  LOADER_FAILURE: soft((a: { readonly type: string }) => `Failed to load: ${a.type}`),
};

export const ISSUES = {
  ...NAMES_AND_ASSIGNMENT,
  ...OPERATORS,
  ...EXPRESSIONS,
  ...ACCESS,
  ...DEFINITIONS,
  ...RESOURCES,
  ...LEXER_AND_PARSER,
  ...HIERA,
  ...SERIALIZATION_AND_TASKS,
};

export type IssueName = keyof typeof ISSUES;

/** What the message of the issue needs; `void` when it needs nothing. */
export type IssueArgs<N extends IssueName> = (typeof ISSUES)[N] extends Issue<infer A> ? A : never;

/** The arguments as a rest list, so that issues without any are named alone. */
type ArgsOf<N extends IssueName> = IssueArgs<N> extends void ? [] : [args: IssueArgs<N>];

/** The message text of one occurrence of the issue. */
export function issue<N extends IssueName>(name: N, ...args: ArgsOf<N>): string {
  return (ISSUES[name] as unknown as Issue<unknown>).message(args[0]);
}

/** The symbol that Puppet reports for the issue. */
export function issueCode(name: IssueName): string {
  return ISSUES[name].code ?? name;
}

/** Whether the severity of the issue may be other than `error`. */
export function isDemotable(name: IssueName): boolean {
  return ISSUES[name].demotable;
}

/** An error diagnostic of the issue at a place, for the phases that stop at the first. */
export function errorOf<N extends IssueName>(name: N, at: Span | undefined, ...args: ArgsOf<N>): Diagnostic {
  return diagnosticOf('error', name, at, ...args);
}

/** A diagnostic of the issue at a place. */
export function diagnosticOf<N extends IssueName>(
  severity: Severity,
  name: N,
  at: Span | undefined,
  ...args: ArgsOf<N>
): Diagnostic {
  const plain = { code: issueCode(name), severity, message: issue(name, ...args) };
  return at === undefined ? plain : { ...plain, at };
}
