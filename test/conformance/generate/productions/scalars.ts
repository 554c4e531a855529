/** Numbers, booleans, undef, default and what makes them. */
import type { Grammar } from '../template-grammar.ts';

/** Expressions that give a value of any kind by choosing; `K` stands for the kind. */
export function control(kind: string): readonly string[] {
  return [
    'if @Boolean { @K } else { @K }',
    'unless @Boolean { @K } else { @K }',
    'if @Boolean { @K } elsif @Boolean { @K } else { @K }',
    '~@Boolean ? { true => @K, default => @K }',
    '~@Any ? { @Match => @K, @Match => @K, default => @K }',
    '~@Integer ? { @Type => @K, default => @K }',
    "~@String ? { /(\\w)(\\d+)?/ => @K($1 String, $2 String), default => @K }",
    '~@Array ? { [@Match, @Match] => @K, default => @K }',
    'case @Any { @Match: { @K } @Match, @Match: { @K } default: { @K } }',
    'case @String { /^(.)(.*)$/: { @K($1 String, $2 String) } default: { @K } }',
    'case @Integer { @Integer, *@Array: { @K } default: { @K } }',
    'case @Hash { @HashMatch: { @K } default: { @K } }',
    'if @String =~ /(a)|(b)/ { @K($0 String, $1 String) } else { @K }',
    'with(@Integer, @String) |$x, $y| { @K($x Integer, $y String) }',
    'with(@Integer) |Integer $x, $y = 3| { @K($x Integer, $y Integer) }',
    "with(@String) |String $x, String $y = @String| { @K($x String, $y String) }",
    'with(@Integers) |Array[Numeric] $x| { @K($x Integers) }',
    'with(*@Array) |*$x| { @K($x Array) }',
    'with(@Integer, @Integer, @Integer) |$x, Integer *$y| { @K($x Integer, $y Integers) }',
    'with(@Any, @Any) |@TypeExpression $x, @TypeExpression $y| { @K($x Any, $y Any) }',
    'with(@Any) |$x| >> @TypeExpression { @K($x Any) }',
    '[@Any].with |$x| { $v = @Integer($x Array) @K($x Array, $v Integer) }',
    'with() || { $v = @Array [$p, $q] = [@Integer, @String] @K($v Array, $p Integer, $q String) }',
    "with() || { [$a, $b] = {'a' => @Integer, 'b' => @String} @K($a Integer, $b String) }",
    'with() || { return(@K) }',
    'with() || { if @Boolean { return(@K) } @K }',
    'with(@K) |$x| { next($x) }',
    'then(@Integer) |$x| { @K($x Integer) }',
    'lest(undef) || { @K }',
    '@K.then |$x| { $x }',
    '@K.lest || { @K }',
    '[@K, @K][@Index]',
    '{k => @K, j => @K}[k]',
    "{'k' => @K}.get('k')",
    "{'k' => [@K]}.dig('k', 0)",
    '[@K].reduce |$m, $x| { $m }',
    'unwrap(Sensitive(@K))',
    'Sensitive(@K).unwrap |$x| { $x }',
    'assert_type(@Type, @K)',
    "assert_type(@Type, @K) |$expected, $actual| { @K($expected Type, $actual Type) }",
    'convert_to(@K, @Type)',
    '(@K)',
  ].map((text) => text.replaceAll(/@K\b/g, `@${kind}`));
} // biome-ignore format: one production a line

export const SCALARS: Grammar = {
  Integer: [
    [
      30,
      [
        '0', '1', '2', '3', '5', '7', '10', '42', '-1', '-2', '-7', '100', '255', '1000', '0x1F', '0xff', '0777', '010', '65', '1024', '86400',
      ],
    ],
    [4, ['9223372036854775807', '-9223372036854775807', '4611686018427387904', '2147483648', '0x7fffffffffffffff', '4294967296', '1000000007']],
    [
      30,
      [
        '~@Integer + @Integer', '~@Integer - @Integer', '~@Integer * @Integer', '~@Integer / @Small', '~@Integer % @Small', '~@Integer << @Small',
        '~@Integer >> @Small', '~- @Integer', '~-@Integer', '~@NumericString + @Integer', '~@NumericString * @Small', '~@Integer - @NumericString',
        '~@NumericString % @Small', '~@NumericString << @Small', '~@Small / @NumericString', '~@NumericString >> @Small', '~- @NumericString',
      ],
    ],
    [
      30,
      [
        'abs(@Integer)', 'ceiling(@Number)', 'floor(@Number)', 'round(@Number)', 'length(@String)', 'size(@Collection)', 'length(@Collection)',
        'max(@Integer, @Integer)', 'min(@Integer, @Integer, @Integer)', 'max(@Integers)', 'min(@Integers)', 'compare(@Integer, @Integer)',
        'compare(@String, @String)', 'compare(@String, @String, @Boolean)', 'versioncmp(@Version, @Version)', 'versioncmp(@Version, @Version, @Boolean)',
        '@Integers[@Index]', '@Integers[-1]', 'Integer(@NumericString)', 'Integer(@Number)', 'Integer(@NumericString, @Radix)', 'Integer(@Boolean)',
        "Integer({from => @NumericString, radix => @Radix})", 'Integer({from => @NumericString, radix => @Radix, abs => @Boolean})',
        'Integer(@Number, @Radix, @Boolean)', 'Integer(@Timespan)', 'Integer(@Timestamp)', 'Integer.new(@NumericString, default, true)',
        'Numeric(@NumericString)', 'Numeric(@NumericString, true)', 'Numeric(@Number, @Boolean)', 'new(Integer, @NumericString, @Radix)',
        'fqdn_rand(@Small, @String)', 'fqdn_rand(@Integer, @Any)', 'index(@Array, @Any)', 'index(@String, @Word)', '@Integers.reduce |$m, $x| { @Integer($m Integer, $x Integer) }',
        '@Integers.reduce(@Integer) |$m, $x| { @Integer($m Integer, $x Integer) }', '@IntegerHash.reduce(0) |$m, $kv| { $m + $kv[1] }',
        '@Integers.index |$x| { @Boolean($x Integer) }', '@Hash.index |$k, $v| { @Boolean($k Any, $v Any) }', '@IntegerHash[@Word]', '@SemVer.major', 'abs(@NumericString)',
        'ceiling(@NumericString)', 'floor(@NumericString)', 'round(@NumericString)', 'length(@Binary)', 'size(@Binary)', '@IntegerType.from', 'get([@Integer, @Integer], @IndexText)',
        '@Integer.max(@Integer)', '@Number.round', 'Init[Integer].new(@NumericString)', 'Optional[Integer].new(@NumericString)', 'Integer[0, 100].new(@NumericString)',
        'Integer[0].new(@Integer)', '@Integers.min |$a, $b| { compare($b, $a) }', '@Strings.max |$a, $b| { compare($a.length, $b.length) }',
        '@Word.length', 'Init[Integer, @Radix].new(@NumericString)', "call('abs', @Integer)", 'length(@Type)', 'call(@Callee, @Integer)',
      ],
    ],
    [16, control('Integer')],
  ],
  Small: [
    [10, ['1', '2', '3', '4', '5', '7', '8', '-1', '-3', '0x10']],
    [1, ['0', "'3'", '2.0', '62', '63', '64', '65', '-64', '100']],
    [1, ['length(@Word)', 'size(@Array)']],
  ],
  Radix: [
    [8, ['2', '8', '10', '16', 'default']],
    [1, ['36', '3', '0', '1', "'16'", 'undef', '10.0']],
  ],
  Index: [
    [10, ['0', '1', '-1', '2', '-2']],
    [1, ['5', '-7', "'1'", "'a'", '1.0', '1.5', 'undef', 'default', '100', '9223372036854775807', 'true']],
    [1, ['@Small']],
  ],
  IndexText: [
    [5, ["'0'", "'1'", "'a'", "''", "'a.b'", "'0.a'", "'a.0'", "'a.0.b'", "\"'a'.b\"", "'a b'", "'1.1.1'"]],
    [1, ["'.'", "'a.'", "'..'", "'-1'", "'01'", "\"'a'\"", "\"'a\"", "'$a'", "'a::b'", "'é'", "'1a'"]],
  ],
  Float: [
    [30, ['0.0', '1.0', '1.5', '-2.25', '3.14159', '100.0', '2.5', '0.1', '1e3', '-0.5', '0.30000000000000004']],
    [4, ['1e10', '1.0e-5', '1e20', '1.0e16', '1.0e15', '123456789.123456789', '1.7976931348623157e308', '5e-324', '1e-7', '1.0E4', '9007199254740993.0']],
    [
      20,
      [
        '~@Float + @Number', '~@Number - @Float', '~@Float * @Number', '~@Float / @Small', '~@Float % @Small', '~-@Float', '~@Integer / @Float',
        '~@Integer + @FloatString', '~@FloatString * @Small', '~@Number % @Float', '~@FloatString - @NumericString', '~-@FloatString',
      ],
    ],
    [
      20,
      [
        'Float(@FloatString)', 'Float(@NumericString)', 'Float(@Number)', 'Float(@Number, @Boolean)', 'Float({from => @FloatString, abs => @Boolean})', 'abs(@Float)', 'abs(@FloatString)',
        'max(@Float, @Number)', 'min(@Float, @Float)', 'Numeric(@FloatString)', 'Numeric({from => @FloatString})', 'Float(@Timespan)', 'Float(@Timestamp)', 'Float(@Boolean)',
        'Float.new(@Integer)', '[@Float, @Float].max', 'Float[0.0, 10.0].new(@FloatString)', 'call(abs, @Float)',
      ],
    ],
    [8, control('Float')],
  ],
  Number: [[1, ['@Integer', '@Integer', '@Float']]],
  Boolean: [
    [20, ['true', 'false']],
    [
      60,
      [
        '~@Number == @Number', '~@Number != @Number', '~@Number < @Number', '~@Number > @Number', '~@Number <= @Number', '~@Number >= @Number', '~@String == @String',
        '~@String != @String', '~@String < @String', '~@String > @String', '~@String <= @String', '~@String >= @String', '~@Any == @Any', '~@Any != @Any', '~@Array == @Array',
        '~@Hash == @Hash', '~@Type == @Type', '~@Type != @Type', '~@Type < @Type', '~@Type > @Type', '~@Type <= @Type', '~@Type >= @Type', '~@Any =~ @Type', '~@Any !~ @Type',
        '~@String =~ @Regexp', '~@String !~ @Regexp', '~@String =~ @Pattern', '~@String !~ @Pattern', '~@Word in @String', '~@Any in @Array', '~@Word in @Hash', '~@Regexp in @String',
        '~@Regexp in @Strings', '~@Type in @Array', '~@Integer in @Integers', '~@String in @Strings', '~@Any in @Hash', '~@Number in @String', '~@Boolean and @Boolean',
        '~@Boolean or @Boolean', '~!@Boolean', '~! @Any', '~@Any and @Any', '~@Any or @Any', '~@SemVer == @SemVer', '~@SemVer < @SemVer', '~@SemVer >= @SemVer',
        '~@SemVer =~ @SemVerRange', '~@Version =~ @SemVerRange', '~@SemVer =~ SemVer[@SemVerRange]', '~@Timespan < @Timespan', '~@Timespan >= @Number', '~@Number <= @Timespan',
        '~@Timestamp > @Timestamp', '~@Timestamp <= @Number', '~@Timestamp == @Timestamp', '~@Binary == @Binary', '~@URI == @URI', '~@Sensitive == @Sensitive', '~@Version < @Version',
        '~@Any =~ NotUndef', '~@Integer in @IntegerType', '~@Binary in @Array', '~@Undef == @Any', '~@Default == @Any', '~@Regexp == @Regexp', '~@Version =~ @SemVer', '~@Timespan == @Any',
        '~@Any in @Type', '~@Any in @Any', '~@Integer in @Hash', '~@Any =~ @Any',
      ],
    ],
    [
      20,
      [
        'all(@Array) |$x| { @Boolean($x Any) }', 'any(@Array) |$x| { @Boolean($x Any) }', 'all(@Hash) |$k, $v| { @Boolean($k Any, $v Any) }', '@Hash.any |$kv| { @Boolean($kv Array) }',
        '@Integers.all |$x| { @Boolean($x Integer) }', '@Array.any |$i, $x| { @Boolean($i Integer, $x Any) }', 'empty(@Collection)', 'empty(@String)', 'empty(@Any)', 'defined(@Word)',
        'defined(@Type)', "defined('@DefinedText', @Type)", 'Boolean(@BooleanText)', 'Boolean(@Number)', 'Boolean(@Boolean)', 'Boolean.new(@BooleanText)', "defined('$facts')", 'Boolean(@Any)',
        '@Strings.all |$x| { $x =~ @Regexp }', '@Array.all', 'any(@Hash)', 'any(@Array)', 'Boolean[true].new(@BooleanText)', "tagged(@Word)", '@String.empty', 'Optional[Boolean].new(@BooleanText)',
      ],
    ],
    [8, control('Boolean')],
  ],
  DefinedText: [[1, ['notify', 'file', 'a::b', '$x', '$facts', 'File[/x]', 'Notify[x]', 'integer', 'String', 'abs', '$::facts', 'main', 'class', '']]],
  BooleanText: [
    [4, ["'true'", "'false'", "'yes'", "'no'", "'y'", "'n'", "'TRUE'", "'No'"]],
    [1, ["'t'", "'1'", "''", "'on'", "' true'", 'undef', "'Yes '"]],
  ],
  Undef: [
    [10, ['undef']],
    [3, ['@Hash[@Any]', '@Array[100]', "'abc'[10]", "get(@Hash, @IndexText)", '[@Any].filter |$x| { false }[0]', 'if false { @Any }', 'unless true { @Any }', "$nothing", '@Hash.dig(@Any, @Any)', 'undef.dig(@Any)',
      "match(@String, /zzz/)", 'then(undef) |$x| { @Any($x Any) }', 'with() || { }', 'case @Any { /zz9/: { 1 } }', "getvar('x.y')", "index(@Array, zz)", "get(@Array, @IndexText)", "getvar(@IndexText)", 'Optional[Integer].new(undef)', 'unwrap(undef)', '[].reduce |$m, $x| { 1 }']],
  ],
  Default: [
    [10, ['default']],
    [1, ['if @Boolean { default } else { default }', '[default, @Any][0]', '(default)']],
  ],
  Scalar: [[1, ['@Integer', '@String', '@Float', '@Boolean', '@Regexp', '@Word', '@SemVer', '@Timespan']]],
  Comparable: [[1, ['@Integer', '@String', '@Float']]],
  Any: [
    [
      1,
      [
        '@Integer', '@Integer', '@Integer', '@String', '@String', '@String', '@Word', '@Float', '@Boolean', '@Undef', '@Default', '@Array', '@Array', '@Integers', '@Strings', '@Hash', '@Hash',
        '@IntegerHash', '@Regexp', '@Type', '@Type', '@Sensitive', '@Binary', '@Timestamp', '@Timespan', '@SemVer', '@SemVerRange', '@URI', '@NumericString', '@Pairs', '@Iterator', '@Special',
      ],
    ],
  ],
  Match: [
    [10, ['1', '2', "'a'", "'ABC'", '/a/', '/^(\\d+)$/', 'Integer', 'String', 'Array', 'undef', 'default', 'true', 'Numeric', "'1'", '1.0', 'Undef', 'Hash', "''", 'Type', 'Default', '/(?i:b)(c)?/']],
    [10, ['@Integer', '@String', '@Type', '@Regexp', '@Any', '*@Array', '*@Strings', '[@Match, @Match]', '@HashMatch', '@SemVerRange', '@SemVer', '@Word', '@Array']],
  ],
  HashMatch: [
    [3, ['{}', '{a => 1}', "{'a' => default}", '{a => Integer}', "{'b' => /x/}", 'Hash', "Struct[{a => Integer}]"]],
    [3, ['{@Word => @Match}', '{@Word => @Match, @Word => @Match}', '@Hash', 'Hash[@Type, @Type]']],
  ],
}; // biome-ignore format: tables of productions
