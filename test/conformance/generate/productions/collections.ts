/** Arrays, hashes, iterators, objects, and the functions that go over them. */
import type { Grammar } from '../template-grammar.ts';
import { control } from './scalars.ts';

/** Calls that go over a collection and give an Array. */
const OVER_ARRAYS = [
  'map(@Array) |$x| { @Any($x Any) }', 'map(@Array) |$i, $x| { @Any($i Integer, $x Any) }', 'map(@Hash) |$k, $v| { @Any($k Any, $v Any) }', 'map(@Hash) |$kv| { @Any($kv Array) }', 'filter(@Array) |$x| { @Boolean($x Any) }',
  'filter(@Array) |$i, $x| { @Boolean($i Integer, $x Any) }', 'each(@Array) |$x| { @Any($x Any) }', '@Array.each |$i, $x| { @Any($i Integer, $x Any) }', 'partition(@Array) |$x| { @Boolean($x Any) }', '@Array.partition |$i, $x| { @Boolean($i Integer, $x Any) }',
  'partition(@Hash) |$k, $v| { @Boolean($k Any, $v Any) }', 'partition(@Hash) |$kv| { @Boolean($kv Array) }', 'slice(@Array, @Small)', 'slice(@Array, 2) |$x| { @Any($x Array) }', 'slice(@Array, 2) |$x, $y| { @Any($x Any, $y Any) }', 'slice(@Hash, 2)', 'flatten(@Array)',
  'flatten(@Array, @Any)', 'unique(@Array)', 'unique(@Array) |$x| { @Any($x Any) }', 'unique(@Hash)', 'unique(@String)', 'sort(@Array)', 'sort(@Strings)', 'sort(@Strings) |$x, $y| { compare($x, $y) }', 'sort(@String)', 'sort(@Array) |$x, $y| { @Integer($x Any, $y Any) }', 'keys(@Hash)',
  'values(@Hash)', 'split(@String, @Pattern)', 'split(@String, @Regexp)', 'split(@String, @Separator)', 'match(@String, @Regexp)', 'match(@String, @Pattern)', 'match(@Strings, @Regexp)', 'match(@String, @Type)', 'match(@String, [@Regexp, @Pattern])', 'reverse_each(@Array) |$x| { $x }',
  'tree_each(@Array) |$x| { $x }', 'step(@Array, @Small) |$x| { $x }', '@Iterator.map |$x| { @Any($x Any) }', '@Iterator.filter |$x| { @Boolean($x Any) }', '[*@Iterator]', '@Array.reduce([]) |$m, $x| { $m + [$x] }', '@Array.reduce([]) |$m, $x| { $m << $x }', 'Array(@Any)', 'Array(@Any, true)', 'Array(@Hash)',
  'Array(@Iterator)', 'Array(@String)', 'Tuple(@Array)', 'Tuple[Integer, String].new(@Array)', 'Array[Integer].new(@Array)', 'Array[1, 2].new(@Array)', 'type(@Any, @Inference).map |$x| { @Any($x Any) }', 'map(@Integer) |$x| { @Any($x Integer) }', '@IntegerType.map |$x| { @Any($x Integer) }',
  'map(@String) |$x| { @Any($x String) }', '@Strings.map |$x| { @String($x String) }', '@Array.map |*$x| { $x }', '@Hash.map |*$x| { $x }', '@Array.map |@TypeExpression $x| { $x }', '@Array.map |$x, $y, $z = 1| { $x }', 'Binary(@Base64).map |$x| { $x }', '@Array.each', '@Array.with |$x| { @Array($x Array) }',
  'any(@Array)', '@Array.map |$x| { break() @Any($x Any) }', '@Array.map |$x| { if @Boolean($x Any) { next(@Any($x Any)) } $x }', '@Array.each |$x| { if @Boolean($x Any) { break() } }', 'filter(@String) |$x| { @Boolean($x String) }', 'filter(@IntegerType) |$x| { @Boolean($x Integer) }', 'Enum[a, b].map |$x| { @Any($x String) }',
  'camelcase(@Array)', 'capitalize(@Array)', 'upcase(@Array)', 'downcase(@Array)', 'strip(@Array)', 'lstrip(@Array)', 'chop(@Array)', 'chomp(@Array)', 'rstrip(@Array)', 'regsubst(@Array, @Pattern, @Replacement)', 'get(@Array, @IndexText)', 'dig(@Array, @Index, @Any)', '@Array.dig(@Index)',
  'getvar(@IndexText, @Array)', 'get(@Array, @IndexText, @Array)', 'get(@Any, @IndexText, @Any) |$x| { $x }', 'min(@Array)', 'max(@Array)', 'lookup([@Word, @Word], {default_value => @Array})', "lookup(@Word, @Type, @Word, @Array)", 'each(@Hash) |$k, $v| { @Any($k Any, $v Any) }', 'each(@Hash) |$kv| { @Any($kv Array) }',
  'Array[@Type].new(@Array)', 'Array[@Type].new(@Hash)', 'Init[Array].new(@Any)', 'Init[Array, true].new(@Any)', 'Tuple[@Type, @Type].new(@Any)', 'Iterable(@Any)', 'annotate(@Any)', 'slice(@String, 2)', 'slice(@IntegerType, 2)', 'step(@IntegerType, 2) |$x| { @Any($x Integer) }', '@Array.map |Integer $x| >> @TypeExpression { @Any($x Integer) }',
  'notice(@Any)', 'warning(@Any, @Any)', 'err(@String)', 'debug(@Any)', 'return(@Any)', 'next(@Any)', 'break()', 'unwrap(@Any)', 'fail(@Any)', 'shellquote(@Any)', 'versioncmp(@Any, @Any)', 'assert_type(@Type, @Any)', 'convert_to(@Any, @Type)', 'convert_to(@Any, @Type, @Any)', 'new(@Type, @Any)', 'new(@Type)', 'new(@Type, @Any, @Any)',
  'convert_to(@Any, @Type) |$x| { @Any($x Any) }', '@Type.new(@Any) |$x| { @Any($x Any) }', 'Optional[@Type].new(@Any)', 'Variant[@Type, @Type].new(@Any)', 'NotUndef[@Type].new(@Any)', '@IntegerType.new(@NumericString)', 'Any.new(@Any)', 'Scalar.new(@Any)', 'Collection.new(@Any)', 'Type.new(@Any)', "Type('Integer')", 'Type(@String)', 'Default.new(@Any)',
  'Undef.new', 'Callable.new(@Any)', 'Enum[a, b].new(@Any)', 'Pattern[@Regexp].new(@Any)', 'Struct[{a => @Type}].new(@Hash)', 'Runtime.new(@Any)', 'Data.new(@Any)', 'Regexp.new(@Any)', 'Boolean.new(@Any)', 'Sensitive.new(@Any)', 'Init[@Type].new(@Any)', 'Init[@Type, @Any].new(@Any)', 'Deferred.new(@Any)', 'Error.new(@Any)',
]; // biome-ignore format: a table

export const COLLECTIONS: Grammar = {
  Integers: [
    [10, ['[1, 2, 3]', '[3, 1, 2, 1]', '[0]', '[]', '[10, 20, 30, 40, 50]', '[-1, 5]', '[1, 2, 3, 4, 5, 6, 7]']],
    [
      14,
      [
        '[@Integer, @Integer]', '[@Integer, @Integer, @Integer]', '~@Integers + @Integers', '~@Integers - @Integers', '~@Integers << @Integer', '@Integers[@Index, @Small]', '@Integers.map |$x| { @Integer($x Integer) }', '@Integers.filter |$x| { @Boolean($x Integer) }', '@Integers.sort', '@Integers.unique',
        '@Integers.reverse_each.map |$x| { @Integer($x Integer) }', 'Integer[1, @Small].map |$x| { @Integer($x Integer) }', '@Integers.map |$i, $x| { $i * $x }', 'Array(@IntegerType)', '[*@IntegerType]', '@Integers.sort |$x, $y| { compare($y, $x) }', '@IntegerHash.values', '[*@Integers, @Integer]', 'flatten(@Integers, [@Integers])',
        '@Small.map |$x| { @Integer($x Integer) }', '@Integers.step(2).map |$x| { @Integer($x Integer) }', 'Binary(@Base64)', '@Strings.map |$x| { $x.length }', '@Integers.slice(2).map |$x| { $x[0] }', '@Integers.each |$x| { @Integer($x Integer) }', '@Integers.map |Integer $x| >> Integer { @Integer($x Integer) }', '@Integers.reverse_each.step(2).map |$x| { $x }',
        'Array[Integer].new(@Integers)', '@Integers.map |Integer[0, 9] $x| { $x }', '@Integers.filter |$i, $x| { $i < @Integer }', '@Integers.reduce([]) |$m, $x| { $m + [@Integer($x Integer)] }',
      ],
    ],
    [4, control('Integers')],
  ],
  Strings: [
    [10, ["['a', 'b']", "['a', 'b', 'c', 'a']", "['']", '[]', "['foo', 'Bar', 'baz']", "['b', 'A', 'a', 'B']", "['1', '10', '9']", "['x y', 'é']"]],
    [10, ['[@String, @String]', '[@Word, @String, @Word]', '~@Strings + @Strings', '~@Strings - @Strings', '~@Strings << @String', '@Strings.map |$x| { @String($x String) }', '@Strings.sort', '@Strings.filter |$x| { @Boolean($x String) }', 'split(@String, @Separator)', 'split(@String, @Regexp)', '@Hash.keys', 'upcase(@Strings)', '@Strings.unique', 'capitalize(@Strings)', '@Integers.map |$x| { "n${x}" }', "regsubst(@Strings, @Pattern, @Replacement)", '[*@Strings, *@Strings]', '@Strings.map |$i, $x| { "${i}${x}" }', 'sort(@Strings)', 'match(@String, /(\\w)(\\w)?/)', 'Array(@String)', "Array(@Word)", '@Strings[@Index, @Index]', 'strip(@Strings)', '@Strings.reverse_each.map |$x| { $x }']],
    [3, control('Strings')],
  ],
  Pairs: [
    [3, ["[['a', 1], ['b', 2]]", "[['a', 1]]", "['a', 1, 'b', 2]", '[[1, [2, 3]]]', '[[]]', "[[['a'], 1]]", "[[[0], 'x'], [[1], 'y']]", "[[['a', 'b'], 1], [['a', 'c'], 2]]", "[['a', {}], [['a', 'b'], 1]]", "[[['a', 0], 1], [['a', 1], 2]]", '[[[], {a => 1}]]', "[[['a', 0, 'b'], 1]]"]],
    [3, ['[[@Word, @Any], [@Any, @Any]]', '@Hash.map |$k, $v| { [$k, $v] }', '[@Word, @Any, @Word, @Any]', '@Hash.tree_each.map |$x| { $x }', '[[[@Any, @Any], @Any]]', 'Array(@Hash)', 'Array(@Hash.tree_each({include_root => @Boolean}))']],
  ],
  Array: [
    [10, ['[]', '[1]', "['a', 1]", '[1, [2, [3]]]', '[undef]', '[true, false]', "[1, 'a', 2.5, undef, default]", '[[]]', '[{}]', '[[1, 2], [3, 4]]', '[default]', '[/a/, Integer]', "[{a => 1}, {b => 2}]", '[1, 1.0]', "['A', 'a']", '[1,]']],
    [14, ['@Integers', '@Strings', '@Pairs', '[@Any]', '[@Any, @Any]', '[@Any, @Any, @Any]', '[@Array, @Any]', '[*@Array]', '[*@Any]', '[*@Array, @Any, *@Hash]', '[@Any,]', '[*@Integers, @Any]']],
    [12, ['~@Array + @Array', '~@Array + @Any', '~@Array - @Array', '~@Array - @Hash', '~@Array << @Any', '~@Array + @Hash', '~@Array << @Array', '~@Array - @Any', '@Array[@Index, @Index]', '@Array[@Index, @Small]', '@Array[1, -1]', '@Array[0, -2]', '@Array[-2, 2]', '[@Array][0]', '*@Any', '@Array[*@Integers]', '@Array[@Index]']],
    [40, OVER_ARRAYS],
    [6, control('Array')],
  ],
  IntegerHash: [
    [5, ["{a => 1, b => 2}", "{'a' => 1}", '{}', "{'abc' => 3, 'k' => 7, 'foo' => -1}"]],
    [5, ['{@Word => @Integer}', '{@Word => @Integer, @Word => @Integer}', '~@IntegerHash + @IntegerHash', '~@IntegerHash - @Strings', '@IntegerHash.filter |$k, $v| { @Boolean($k String, $v Integer) }', 'Hash(@IntegerHash.map |$k, $v| { [$k, $v + @Integer] })', 'Hash([[@Word, @Integer]])', '@Integers.reduce({}) |$m, $x| { $m + {"k${x}" => $x} }', 'Hash(@Strings.map |$x| { [$x, $x.length] })']],
    [1, control('IntegerHash')],
  ],
  Hash: [
    [10, ['{}', '{a => 1}', "{'a' => 1, 'b' => {'c' => 2}}", "{'k' => {'j' => 'v'}}", "{1 => 'a', 2 => 'b'}", '{undef => 1}', "{'a' => [1, 2], 'b' => undef}", '{default => 1}', '{Integer => String}', "{[1] => 'x'}", "{'a' => 'x', 'b' => 'y', 'c' => 'z'}", "{1 => 1, 1.0 => 2, '1' => 3}", '{/a/ => 1}', '{a => 1,}', '{true => false}']],
    [12, ['@IntegerHash', '{@Word => @Any}', '{@Word => @Any, @Word => @Any}', '{@Any => @Any}', '{@Word => @Hash}', '{@Word => @Array, @Word => @Hash}', '{a => @Any, b => @Any}', "{'k' => {'j' => @Any}}", '{@Integer => @Any, @Integer => @Any}', '{a => {@Word => @Any}}', '{@Type => @Any}']],
    [10, ['~@Hash + @Hash', '~@Hash + @Pairs', '~@Hash - @Strings', '~@Hash - @Hash', '~@Hash - @Word', '~@Hash + @Array', '~@Hash - @Any', '@Hash[@Word]', '{k => @Hash}[k]', '@Hash << @Any', '@Hash[@Word, @Word]']],
    [
      20,
      [
        'filter(@Hash) |$k, $v| { @Boolean($k Any, $v Any) }', 'filter(@Hash) |$kv| { @Boolean($kv Array) }', 'group_by(@Array) |$x| { @Any($x Any) }', 'group_by(@Hash) |$k, $v| { @Any($k Any, $v Any) }', 'group_by(@Hash) |$kv| { @Any($kv Array) }', '@Strings.group_by |$x| { $x.length }', '@Integers.group_by |$x| { $x % 2 }', 'group_by(@Array) |$i, $x| { @Any($i Integer, $x Any) }',
        'Hash(@Pairs)', "Hash(@Pairs, 'tree')", "Hash(@Pairs, 'hash_tree')", 'Hash(@Hash)', 'Hash(@Array)', "Hash(@Array, 'tree')", 'Hash(@Iterator)', 'Hash(@Any)', 'Struct[{a => Integer}].new(@Hash)', "Struct[{a => @Type, Optional[b] => @Type}].new(@Hash)", 'Hash[String, Integer].new(@Pairs)', 'Hash[@Type, @Type].new(@Any)', 'Hash(@Hash.tree_each)', "Hash(@Hash.tree_each({include_root => false}), tree)",
        'upcase(@Hash)', 'downcase(@Hash)', 'camelcase(@Hash)', 'capitalize(@Hash)', 'chop(@Hash)', 'strip(@Hash)', 'chomp(@Hash)', 'get(@Hash, @IndexText)', 'dig(@Hash, @Word, @Any)', '@Hash.dig(@Word)', 'reduce(@Hash) |$m, $x| { @Any($m Array, $x Array) }', '@Hash.reduce({}) |$m, $kv| { $m + {$kv[0] => @Any($kv Array)} }', '@Array.reduce({}) |$m, $x| { $m + {@Word => $x} }', '@Hash.each |$k, $v| { @Any($k Any, $v Any) }',
        'Hash(@Hash.map |$k, $v| { [$v, $k] })', 'Init[Hash].new(@Pairs)', "Init[Struct[{a => Integer}]].new(@Hash)", 'get(@Hash, @IndexText, @Hash)', 'get(@Hash, @IndexText) |$e| { [$e] }', '@Hash.map |$k, $v| { $v }', 'Hash[0, 1].new(@Pairs)', '@Hash.with |$x| { @Hash($x Hash) }', 'Hash(@String)', 'unwrap(Sensitive(@Hash))', 'lookup(@Word, Hash, hash, @Hash)', 'lookup(@Word, {merge => @Word, default_value => @Hash})', 'lstrip(@Hash)',
      ],
    ],
    [6, control('Hash')],
  ],
  Iterator: [
    [4, ['[1, 2, 3].reverse_each', '[1, 2, 3, 4].step(2)', '{a => [1, {b => 2}]}.tree_each', 'Integer[1, 3].reverse_each', "['a', ['b']].tree_each"]],
    [5, ['reverse_each(@Array)', 'reverse_each(@Integers)', 'step(@Array, @Small)', 'tree_each(@Array)', 'tree_each(@Hash)', 'tree_each(@Hash, @TreeOptions)', 'tree_each(@Array, @TreeOptions)', '@Iterator.step(2)', '@Iterator.reverse_each', '@IntegerType.step(@Small)', 'reverse_each(@Hash)', 'reverse_each(@String)', 'reverse_each(@IntegerType)', 'step(@String, 2)', 'Enum[a, b].reverse_each', '@Small.reverse_each', '@Iterator.tree_each', 'step(@Hash, 2)']],
  ],
  TreeOptions: [[1, ['{include_root => false}', '{include_root => true}', '{include_refs => true}', '{include_values => false}', "{order => 'breadth_first'}", '{order => depth_first, include_root => false}', '{include_refs => true, include_values => false, order => breadth_first}', '{container_type => Hash}', '{container_type => Array, include_root => false}', '{zz => 1}', '{order => x}', '{include_refs => false, include_values => false}', '{}']], [1, ['{include_root => @Boolean, include_refs => @Boolean}', '{container_type => @Type}', '@Hash']]],
  Collection: [[1, ['@Array', '@Hash', '@Integers', '@Strings', '@IntegerHash']]],
  Sensitive: [
    [4, ["Sensitive('secret')", 'Sensitive(1)', 'Sensitive(undef)', 'Sensitive([1])']],
    [3, ['Sensitive(@Any)', 'Sensitive(@Sensitive)', 'Sensitive.new(@Any)', '@Sensitive.unwrap', 'Sensitive(@Hash)', 'Sensitive[@Type].new(@Any)', '[@Sensitive, @Any][0]', 'Init[Sensitive].new(@Any)', 'convert_to(@Any, Sensitive)']],
  ],
  Special: [
    [
      2,
      [
        "Deferred('upcase', ['x'])", "Error('m')", "Error('m', 'k', 'c', {a => 1})", "Object[{name => 'P', attributes => {a => Integer}}](3)", "Object[{name => 'P', attributes => {a => Integer, b => {type => String, value => 'x'}}}].new(1)", "Deferred('$x')", "Error({message => 'm', kind => 'k'})", "TypeSet[{name => 'T', version => '1.0.0', pcore_version => '1.0.0', types => {A => Integer}}]",
        "Object[{name => 'Q', attributes => {a => {type => Integer, kind => derived}}}]", "Object[{attributes => {x => Integer}}].new({x => 1}).x", "Notify['x']", "Class['x']", "File['/a', '/b']", "Resource['notify', 'x']", "SensitiveX", 'Foo', 'Foo::Bar[1]',
      ],
    ],
    [
      3,
      [
        "Deferred(@Word, @Array)", 'Error(@String, @Word)', "Object[{name => 'P', attributes => {a => @Type, b => {type => @Type, value => @Any}}}].new(@Any, @Any)", "Object[{name => 'P', attributes => {a => @Type}}].new({a => @Any})", "Object[{name => 'P', attributes => {a => Any}}].new(@Any).a", "Object[{name => 'P', constants => {c => @Any}}]", 'Error(@String).message',
        "Object[{name => 'P', attributes => {a => @Type}, equality => [a]}].new(@Any) == Object[{name => 'P', attributes => {a => @Type}}].new(@Any)", 'Error({message => @String, details => @Hash}).details', '@Special == @Special', 'type(@Special)', '"${@Special}"', 'String(@Special, @Format)', '[@Special, @Any]', '@Special =~ @Type', '@Any.@Method', '@Any.@Method(@Any)', '(@Any).@Method |$x| { @Any($x Any) }',
        '@Any[@Any]', '@Any[@Any, @Any]', '@Word[@Any]', '(@Any)(@Any)', '~@Any + @Any', '~@Any - @Any', '~@Any * @Any', '~@Any / @Any', '~@Any % @Any', '~@Any << @Small', '~@Any >> @Small', '~@Array << @Any', '~@Any < @Any', '~@Any >= @Any', '~@Any =~ @Any', '~- @Scalar', '~@Number + @Any', '~@Any * @Number', '~@Any in @Any', '~* @Any', "Notify[@Word]['message']", 'Class[@Word]', 'File[@String]', 'Resource[@Word, @Word]', "Resource[@Type]",
        '{@Word => @Any}.@Method', 'Timestamp.@Method', '@Match ? { @Match => @Any }', 'case @Any { @Match: { @Any } }', '@Word(@Any)', '$x', '$zz[@Any]', '"${zz[@Any]}"', 'Deferred(@Word).@Method', '@Any ? @Any', '@Any ? { default => @Any, @Match => @Any }', 'if @Any { @Any }', 'unless @Any { @Any } else { @Any }', 'Error(@Any, @Any, @Any, @Any, @Any)',
      ],
    ],
  ],
  Method: [[1, ['upcase', 'length', 'type', 'keys', 'abs', 'unwrap', 'flatten', 'empty', 'major', 'nothing', 'from', 'name', 'with', 'map', 'each', 'reduce', 'first', 'size', 'host', 'new', 'then', 'message', 'join', 'split', 'sort', 'notice', 'max', 'String', 'regsubst', 'element_type']]],
  Inference: [[1, ["'generalized'", "'reduced'", "'detailed'", 'generalized', "'x'", 'undef']]],
}; // biome-ignore format: tables of productions
