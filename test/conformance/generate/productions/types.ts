/** Types with all their parameters, and what they are asked. */
import type { Grammar } from '../template-grammar.ts';
import { control } from './scalars.ts';

const PLAIN = [
  'Integer', 'Float', 'Numeric', 'String', 'Boolean', 'Undef', 'Default', 'Any', 'Data', 'Scalar', 'ScalarData', 'RichData', 'Array', 'Hash', 'Tuple', 'Struct', 'Enum', 'Pattern', 'Regexp', 'Optional', 'NotUndef', 'Variant', 'Type', 'Collection', 'Iterable', 'Iterator', 'Callable', 'SemVer', 'SemVerRange',
  'Timespan', 'Timestamp', 'Binary', 'Sensitive', 'URI', 'CatalogEntry', 'Resource', 'Class', 'Runtime', 'Init', 'Object', 'TypeSet', 'File', 'Notify', 'Deferred', 'Error', 'RichDataKey', 'TypeAlias', 'TypeReference', 'LiteralX', 'Target', 'Puppet::LookupKey', 'Pcore::IntegerType',
]; // biome-ignore format: a table

const PARAMETERIZED = [
  'Integer[1, 10]', 'Integer[default, 5]', 'Integer[3]', 'Integer[1, default]', 'Float[1.0, 2.0]', 'Float[0]', 'String[1]', 'String[1, 3]', 'String[0, default]', 'Boolean[true]', 'Boolean[false]', 'Array[Integer]', 'Array[String, 1]', 'Array[0, 0]', 'Array[Integer, 1, 3]', 'Array[Any]', 'Array[default, 2]', 'Hash[String, Integer]',
  'Hash[0, 0]', 'Hash[String, Any, 1]', 'Hash[String, Integer, 1, 2]', 'Tuple[Integer, String]', 'Tuple[Integer, 1, 3]', 'Tuple[Integer, String, 1, default]', 'Tuple[Integer, 0]', 'Struct[{a => Integer}]', 'Struct[{Optional[a] => Integer, b => String}]', "Struct[{'a' => Optional[String], NotUndef['b'] => Any}]", 'Struct[{}]', "Enum['a', 'b']",
  "Enum['A', true]", "Enum['a', 'B', false]", 'Pattern[/a/]', "Pattern[/^\\d+$/, 'x']", 'Regexp[/a/]', "Regexp['b']", 'Optional[Integer]', 'Optional[String[1]]', "Optional['x']", 'NotUndef[Integer]', "NotUndef['x']", 'NotUndef[Optional[Integer]]', 'Variant[Integer, String]', 'Variant[Array[Integer], Undef]', 'Variant[Integer]', 'Type[Integer]',
  'Type[Optional[String]]', 'Collection[1, 2]', 'Collection[1]', 'Iterable[Integer]', 'Iterator[Integer]', 'Callable[Integer]', 'Callable[String, 1, 2]', 'Callable[[Integer], String]', 'Callable[0, 0]', 'Callable[Integer, Callable]', 'Callable[Integer, Optional[Callable[String]]]', 'Callable[[0, 0], Integer]', "SemVer['>1.0.0']", "SemVer['1.x', '3.x']",
  "Timespan['0-00:00:00', '1-00:00:00']", "Timestamp['2000-01-01', default]", 'Sensitive[String]', "Resource['file']", "Resource['file', '/a']", "File['/a']", "Class['a']", "Runtime['ruby', 'X']", 'Init[Integer]', "Init[Integer, 16]", "URI['http://a/b']", "URI[{scheme => 'http'}]", "TypeReference['X']", 'Array[Array[Integer]]', 'Hash[String, Array[Hash]]',
  'Timespan[1, 100]', 'Timestamp[0]', "TypeAlias['A', Integer]", "Enum[a]", "Sensitive[Sensitive]", "Object[{name => 'X'}]", "Object[{name => 'X', attributes => {a => Integer}}]", 'Iterable[Variant[Integer, String]]', 'Type[Type[Type]]', 'Init[String, "%x"]',
]; // biome-ignore format: a table

const FROM_PARAMETERS = [
  'Integer[@Integer, @Integer]', 'Integer[@Integer]', 'Integer[default, @Integer]', 'Integer[@Integers]', 'Integer[*@Integers]', 'Float[@Float, @Number]', 'Float[default, @Number]', 'String[@Small]', 'String[@Small, @Integer]', 'String[@IntegerType]', 'String[@Word]', 'Boolean[@Boolean]', 'Array[@Type]', 'Array[@Type, @Small]', 'Array[@Type, @Small, @Small]',
  'Array[@Type, @IntegerType]', 'Array[@Small, @Small]', 'Array[@Any]', 'Hash[@Type, @Type]', 'Hash[@Type, @Type, @Small]', 'Hash[@Type, @Type, @Small, @Integer]', 'Hash[@Small, @Small]', 'Hash[@Type]', 'Tuple[@Type, @Type]', 'Tuple[@Type, @Small]', 'Tuple[@Type, @Type, @Small, @Small]', 'Tuple[@Type, @IntegerType]', 'Tuple[@Any]',
  'Struct[{@Word => @Type}]', 'Struct[{@Word => @Type, @Word => @Type}]', 'Struct[{Optional[@Word] => @Type}]', 'Struct[{NotUndef[@Word] => @Type}]', 'Struct[{@Any => @Type}]', 'Struct[@Hash]', 'Enum[@String, @Word]', 'Enum[@Word, @Boolean]', 'Enum[*@Strings]', 'Enum[@Strings]', 'Enum[@Any]', 'Pattern[@Regexp, @Pattern]', 'Pattern[@Pattern]', 'Pattern[@Any]', 'Regexp[@Regexp]',
  'Regexp[@Pattern]', 'Optional[@Type]', 'Optional[@String]', 'Optional[@Any]', 'NotUndef[@Type]', 'NotUndef[@Any]', 'Variant[@Type, @Type]', 'Variant[@Type]', 'Variant[@Type, @Any]', 'Variant[@Type, @Type, @Type]', 'Type[@Type]', 'Type[@Any]', 'Collection[@Small]', 'Collection[@Small, @Small]', 'Iterable[@Type]', 'Iterator[@Type]', 'Callable[@Type]', 'Callable[@Type, @Small, @Small]',
  'Callable[@Type, @Type, Callable]', 'Callable[[@Type], @Type]', 'Callable[[@Type, @Small], @Type]', 'Callable[@Type, Callable[@Type]]', 'Callable[[@Type, Callable], @Type]', 'Callable[@Any]', 'SemVer[@SemVerRange]', 'SemVer[@RangeText, @RangeText]', 'SemVer[@Any]', 'Timespan[@Timespan]', 'Timespan[@Number, @Number]', 'Timespan[@SpanText]', 'Timespan[@Timespan, @Timespan]', 'Timestamp[@Timestamp]', 'Timestamp[@TimeText, @TimeText]',
  'Timestamp[@Any, @Any]', 'Sensitive[@Type]', 'Sensitive[@Any]', 'Resource[@Word]', 'Resource[@Word, @String]', 'Class[@Word]', 'File[@String]', 'Runtime[@Word, @String]', 'Runtime[@Any]', 'Init[@Type]', 'Init[@Type, @Any]', 'Init[@Any]', 'URI[@UriText]', 'URI[@Hash]', 'URI[@URI]', 'URI[@Any]', 'TypeReference[@String]', 'Undef[@Any]', 'Any[@Any]', 'Default[@Any]', 'Binary[@Any]', 'Data[@Any]', 'Scalar[@Any]', 'Object[@Hash]',
  'TypeSet[@Hash]', 'Boolean[@Any]', 'SemVerRange[@Any]', 'Numeric[@Any]', 'CatalogEntry[@Any]', 'RichData[@Any]', 'Integer[@Any, @Any]', 'Float[@Any]', 'String[@Any]', 'Foo[@Any]', 'Callable[@Type, @Type >> @Type]', 'Array[@Type][@Any]', 'Hash[@Type, @Type][@Any]', 'Tuple[@Type, @Type][@Index]', 'Struct[{a => @Type}][@Word]', 'Optional[@Type][0]', 'Variant[@Type, @Type][@Index]',
  'Array[*@Array]', 'Hash[*@Array]', 'Resource[@Any]', 'File[@Any]', 'Class[@Any]', "Resource['file'][@String]", 'Class[@Strings]', 'File[@Strings]', 'Resource[@Word][@Strings]', 'Object[{name => @String, attributes => {@Word => @Type}}]', "Object[{attributes => {a => {type => @Type, value => @Any}}}]", "Object[{name => 'X', functions => {f => Callable[@Type]}}]", "Object[{name => 'X', parent => @Type}]",
]; // biome-ignore format: a table

export const TYPES: Grammar = {
  IntegerType: [
    [3, ['Integer[1, 3]', 'Integer[0, 5]', 'Integer[-1, 1]', 'Integer[2, 2]']],
    [1, ['Integer', 'Integer[1]', 'Integer[5, 1]', 'Integer[default, 3]']],
    [2, ['Integer[1, @Small]', 'Integer[@Small, @Small]', 'type(@Integer)']],
  ],
  Type: [
    [12, PLAIN],
    [16, PARAMETERIZED],
    [20, FROM_PARAMETERS],
    [6, ['type(@Any)', 'type(@Any, @Inference)', 'type(@Array, generalized)', 'type(@Hash, reduced)', 'type(@Type)', '@IntegerType', 'Type(@TypeText)', 'type(@Iterator)', 'type(@Special)', "type(Sensitive(@Any))", 'type(@Pairs)', 'type(@Array)', 'type(@Hash)']],
    [3, control('Type')],
  ],
  TypeExpression: [
    [5, PLAIN],
    [5, PARAMETERIZED],
    [3, ['Array[@TypeExpression]', 'Variant[@TypeExpression, @TypeExpression]', 'Optional[@TypeExpression]', 'Integer[@Integer, @Integer]', 'Hash[@TypeExpression, @TypeExpression]', 'Enum[@Word, @Word]', 'String[@Small]']],
  ],
  TypeText: [
    [4, ["'Integer'", "'Array[Integer]'", "'Integer[1, 2]'", "'Foo'", "\"Enum['a']\"", "'Struct[{a => Integer}]'", "'Pattern[/a/]'", "'Optional[String[1]]'"]],
    [1, ["''", "'integer'", "'Integer['", "'1'", "'Integer[x]'", "'Integer Integer'", "'$x'", "'Array[Integer, a]'"]],
    [1, ['String(@Type)', '"${@Type}"', '@String']],
  ],
}; // biome-ignore format: tables of productions
