/** Strings of all kinds, formats, patterns, and the values that are made from strings. */
import type { Grammar } from '../template-grammar.ts';
import { control } from './scalars.ts';

/** Formats of String.new, as they stand in quotes. */
const FORMATS = [
  '%p', '%s', '%d', '%#p', '%x', '%#x', '%o', '%#o', '%b', '%#b', '%e', '%f', '%g', '%a', '%.2f', '%10s', '%-10s', '%+d', '% d', '%05d', '%X', '%#X', '%B', '%c', '%C', '%u',
  '%t', '%y', '%h', '%T', '%.3s', '%#s', '%.1e', '%E', '%G', '%10p', '%-8p', '%08.3f', '%+.1f', '%(a', '%[a', '%<a', '%|a', '%{h', '%#a', '%#h', '%m', '%#t', '%1d', '%0.4d', '%n', '%d ', '%-5d', '%+x',
  '%#(p', '%,d', '%5', 'd', '%', '%q', '%10.4s', '%D', '%S', '%P', '%A', '%H', '%2.1f', '% x', '%i', '%#d', '%-#10x', '%Y', '%z', '%.10d',
]; // biome-ignore format: a table

const quoted = (texts: readonly string[]): readonly string[] => texts.map((text) => `'${text}'`);

export const TEXTS: Grammar = {
  Word: [
    [10, quoted(['a', 'b', 'c', 'k', 'abc', 'ab', 'A', 'foo', 'bar', 'hello'])],
    [1, quoted(['', 'é', 'x y', '1', 'foo::bar', 'ABC', '_x', 'a-b', 'ß'])],
    [1, ['a', 'b', 'foo', 'abc', 'k']],
    [1, ['@String', '@Strings[@Index]', 'keys(@Hash)[0]']],
  ],
  String: [
    [
      24,
      quoted([
        'a', 'abc', '', 'Hello World', 'a,b,c', 'é', 'A', ' x ', '::foo', 'foo::bar', 'true', '10', '1.5', 'ABC', 'foo bar baz', 'aAbBcC', 'a1b22c333', '  lead', 'trail  ', 'under_score', 'x=1;y=2', '/etc/passwd',
        'undef', 'default', 'été ÀÉÎ', '日本語', '\\\\d+', "it\\'s", 'line1', '$x', '${x}', '%d', '%s %s', 'a\\nb', 'foo-bar', 'Foo::Bar', '...', 'ǆ', 'ßtraße', 'ı', 'naïve', '0', '-', '[a]', '{b}',
      ]),
    ],
    [
      8,
      [
        '"plain"', '"tab\\tnew\\nline"', '"\\u{1F600}"', '"\\u00e9"', '"\\$x"', '"q\\"q"', '"a\\\\b"', '"\\s\\r"', '"$nothing"', '"${undef}"', '"x\\qy"', '"$0"', '"$1"', '"$facts"', '"a\\x41"', '"$"', '"${facts}"',
        '"${facts[\'a\']}"', '"$::facts"', '"${nothing}"', '"${1}"', '"${x.y}"', '"e\u0301"', '"\\u12"', '"$a::b"', '"${[1, 2][1]}"', '"${\'a\'}"', '"${3 + 4}"',
      ],
    ],
    [
      14,
      [
        '"x${@Any}y"', '"${@Integer}"', '"${@Any}${@Any}"', '"<${@String}>"', '"a ${@Array} b"', '"${@Hash}"', '"${@Type}"', '"${@Integer + 1} and ${@String}"', '"n: ${@Integers[0]}"', '"${@String.upcase}"',
        'with(@Array) |$x| { "${x[0]} $x[1] ${x}" }', 'with(@Hash) |$x| { "${x[\'a\']} ${x.keys} $x" }', 'with(@Any) |$x| { "$x-${x}-${$x}" }', 'with(@Any) |$x| { "${x}${x =~ @Type}" }', 'with(@Strings) |$x| { "${x.join(@Separator)}" }',
        'with(@Integer) |$x| { "${x + 1} ${$x * 2}" }', 'with(@Array) |$x| { "${x.length} ${x[0, 2]} ${x[-1]}" }', '"${if @Boolean { @String } else { @Any }}"', "\"\\${x} ${@Any}\"", '"a\\n${@Any}\\tb"',
        'with(@String) |$x| { "${$x.map |$y| { $y }}" }', 'with(@Strings) |$x| { "${x.map |$y| { "<${y}>" }}" }', "with(@Hash) |$x| { \"${x['k']['j']}\" }", 'with(@Word) |$x| { "$x\\u0041${x[0]}" }',
      ],
    ],
    [
      5,
      [
        '@(END)\n  text ${x}\n    more\n  | END\n', '@("END")\n  value ${@Any}\n  | END\n', '@("E"/t)\n  a\\tb ${@Any}\n  |- E\n', '@(E)\nplain\nE\n', '@("E"/L)\n  one \\\n  two ${@Integer}\n  |-E\n', '@(E/n)\n  a\\nb\\t\n  | E\n',
        '@("E":json)\n  {"a": 1}\n  | E\n', '@("E"/$nt)\n  \\$x\\n${@String}\n    | E\n', "@(END OF).upcase\n  x\n  | END OF\n", '@("E")\n  ${@Array}\n\n  ${@Hash}\n  | E\n',
      ],
    ],
    [10, ['@String[@Index]', '@String[@Index, @Small]', '@String[0, -2]', '@String[1, 3]', '@Strings[@Index]', '@String[@Index, @Index]']],
    [
      34,
      [
        'upcase(@String)', 'downcase(@String)', 'capitalize(@String)', 'camelcase(@String)', 'chomp(@String)', 'chop(@String)', 'lstrip(@String)', 'rstrip(@String)', 'strip(@String)', 'join(@Array)', 'join(@Array, @Separator)',
        'join(@Strings, @Separator)', 'join(@Hash)', 'join(@Hash, @Separator, @Separator)', 'regsubst(@String, @Pattern, @Replacement)', "regsubst(@String, @Pattern, @Replacement, @Flags)", 'regsubst(@String, @Regexp, @Replacement)',
        "regsubst(@String, @Regexp, @Replacement, 'G')", 'regsubst(@String, @Regexp, {@Word => @String}, @Flags)', 'sprintf(@SprintfFormat, @Any)', 'sprintf(@SprintfFormat, @Number)', "sprintf('%s and %s', @Any, @Any)", "sprintf('%d/%x', @Integer, @Integer)",
        "sprintf('%<a>s %{b}', {a => @Any, b => @Any})", "sprintf('%5.1f|%-6s|%+d', @Float, @String, @Integer)", 'shellquote(@String)', 'shellquote(@Strings, @String)', 'shellquote(@Array)', 'md5(@String)', 'sha1(@String)', 'sha256(@String)',
        'digest(@String)', 'strftime(@Timestamp, @TimeFormat)', 'strftime(@Timestamp, @TimeFormat, @Timezone)', 'strftime(@Timespan, @SpanFormat)', 'String(@Any)', 'String(@Any, @Format)', 'String(@Integer, @Format)', 'String(@Number, @Format)', 'String(@String, @Format)',
        'String(@Array, @Format)', 'String(@Hash, @Format)', 'String(@Array, {@FormatType => @Format})', 'String(@Hash, {@FormatType => @Format, @FormatType => @Format})', 'String(@Any, {@FormatType => @FormatHash})', 'String(@Array, {Array => @FormatHash, Any => @Format})',
        "String(@Hash, {Hash => @FormatHash})", 'String.new(@Boolean, @Format)', 'String(@Binary, @BinaryFormat)', 'String(@Timestamp, @TimeFormat)', 'String(@Timespan, @SpanFormat)', 'String(@Sensitive)', 'String(@Type, @Format)', 'String(@Regexp, @Format)', 'String(@SemVer, @Format)',
        'String[1].new(@String)', 'String(@URI)', 'String(@Default, @Format)', 'String(@Undef, @Format)', "max(@String, @String)", 'min(@String, @String)', 'Enum[a, b].new(@Word)', '@String.upcase', '@String.capitalize.chop', '@Strings.join("-")', "'a'.camelcase",
        '@Strings.reduce |$m, $x| { "${m}${x}" }', '@Strings.reduce(@String) |$m, $x| { @String($m String, $x String) }', 'inline_epp(@Epp)', "inline_epp(@Epp, {'x' => @Any})", '@URI.host', '@URI.scheme', '@URI.path', '@SemVer.prerelease', "epp_x(@String)", 'type(@Any).name',
        "inline_epp('<% |Integer $x = @Integer| -%>v: <%= $x %>')", "lookup('nothing', {default_value => @String})", "lookup(@Word, String, first, @String)", 'upcase(@Strings)[0]', "String(@Version)", 'call(@Callee, @String)', 'regsubst(@Strings, @Pattern, @Replacement)[0]', 'binary_file(@Word)',
        'new(String, @Any)', "new('String', @Any, @Format)", '@Regexp.pattern', '@Pattern.upcase', '"${@Any}".shellquote', "module_directory(@Word)", 'Init[String, @Format].new(@Any)', 'Pattern[/a/].new(@Word)', 'find_file(@Word)', 'with(@String) |$x| { warning($x) $x }', 'fail(@String)',
      ],
    ],
    [14, control('String')],
  ],
  NumericString: [
    [12, quoted(['10', '0', '1', '-5', '0x1F', '0777', '42', '255', '007', '+3', '0b101', '0xff', '12'])],
    [2, quoted(['0x', '08', '1.5', '1e3', ' 7 ', 'abc', '', '0B11', '1_000', '- 1', '+ 0x1', '9223372036854775808', '-0x10', '0XAB', '1.', '.5', '٣', '10\\n', '--1', '0o17', '99999999999999999999'])],
    [2, ['"${@Integer}"', 'String(@Integer)', "String(@Integer, '%#x')", 'sprintf("%d", @Integer)']],
  ],
  FloatString: [
    [12, quoted(['1.5', '-2.25', '0.5', '1e3', '1.0e-5', '3', '0.0', '10.75', '-0.0'])],
    [2, quoted(['.5', '1.', 'e5', '1e', 'NaN', 'Infinity', '1e400', '0x1.8', '1.5.2', '-1e-400', '+1.5', ' 1.5', '1_0.5', '1E5', '0x1p3', '- 1.5'])],
    [2, ['"${@Float}"', 'String(@Float)', "sprintf('%.2f', @Float)"]],
  ],
  Separator: [[3, ["','", "', '", "''", "' '", "'-'", "'::'"]], [1, ['@Word', 'undef']]],
  Version: [
    [5, quoted(['1.2.3', '1.0.0', '2.0.0-rc1', '1.2.3+b4', '0.0.1', '10.2.0', '1.2.3-alpha.1', '1.2.3-alpha.beta', '1.2.3-1', '3.0.0'])],
    [1, quoted(['1.2', '1', '1.2.x', 'v1.2.3', '1.02.3', '1.2.3-', '1.2.3-01', '', 'a.b.c', '1.2.3-a+b-c', '1.2.3_4', '1.10a'])],
    [1, ['"${@Small}.${@Small}.3"', 'String(@SemVer)']],
  ],
  SemVer: [
    [8, ["SemVer('1.2.3')", "SemVer('1.0.0-rc1')", "SemVer('2.0.0+b1')", "SemVer('10.20.30')"]],
    [3, ['SemVer(@Version)', 'SemVer(1, @Small, 3)', "SemVer(1, 2, 3, @SemVerPart)", "SemVer(1, 0, 0, @SemVerPart, @SemVerPart)", 'SemVer({major => @Small, minor => 2, patch => 3})', "SemVer({major => 1, minor => 2, patch => 3, prerelease => @SemVerPart, build => @SemVerPart})", 'max(@SemVer, @SemVer)', '[@SemVer, @SemVer].sort[0]', 'SemVer[@SemVerRange].new(@Version)', 'Init[SemVer].new(@Version)']],
    [1, control('SemVer')],
  ],
  SemVerPart: [[3, ["'rc1'", "'a.1'", "'b-2'"]], [1, ["''", "'01'", "'a..b'", 'undef', '@Word']]],
  SemVerRange: [
    [6, ["SemVerRange('>=1.0.0')", "SemVerRange('1.x')", "SemVerRange('>=1.0.0 <2.0.0')", "SemVerRange('~1.2')", "SemVerRange('1.2.3')", "SemVerRange('1.0.0 - 2.0.0')"]],
    [3, ['SemVerRange(@RangeText)', 'SemVerRange(@SemVer, @SemVer)', 'SemVerRange(@SemVer, @SemVer, @Boolean)', 'SemVerRange(default, @SemVer)', 'SemVerRange({min => @SemVer, max => @SemVer})', "SemVerRange({min => @SemVer, max => default, exclude_max => @Boolean})", 'Init[SemVerRange].new(@RangeText)']],
  ],
  RangeText: [
    [3, quoted(['>1.0.0', '>=1.2.3', '<2.0.0', '<=2.1.0', '~1.2.3', '^1.2.3', '1.x', '1.2.x', '*', '>=1.0.0 <2.0.0', '1.0.0 - 2.0.0', '~1', '1.2.3 || 2.0.0', '>=1.0.0-rc1', '=1.2.3', '~>1.2', '^0.2.3', '^0.0.3', '1', '1.2', '>=1', '<1', '~1.0.0-a'])],
    [1, quoted(['', 'x', '>', '1.x.3', '>= 1.0.0', '~> 1.2', 'abc', '1.2.3.4', '^', '>=1.0.0,<2.0.0', '|| 1.0.0', '1.0.0 -2.0.0'])],
  ],
  Regexp: [
    [12, ['/a/', '/b|(c)/', '/^\\d+$/', '/[a-z]+/', '/(\\w)(\\w)?/', '/(?i:AB)/', '/./', '/\\A\\s*(.*?)\\s*\\z/', '/(?<n>a)(b)?/', '/[[:alpha:]]+/', '/o+/', '/$^/', '/é/', '/(a)(b)(c)/', '/x{2,3}/', '/\\//', '/[^a]/', '/,/', '/\\b/', '/(?m:.)/']],
    [2, ['Regexp(@Pattern)', 'Regexp(@Pattern, @Boolean)', 'Regexp(@Regexp)', 'Regexp(@String, true)', 'Regexp.new(@Pattern)', 'Init[Regexp].new(@Pattern)']],
    [1, control('Regexp')],
  ],
  Pattern: [
    [8, quoted(['a', '[a-z]', '\\\\d+', '^(.)', '(.)$', 'o', '\\\\s', '.', '(a)(b)?', '[[:upper:]]', 'l+', '\\\\.', ',', '(?i)A', '^', '$', '\\\\b'])],
    [1, quoted(['', '(', '[', '*', 'a{2', '\\\\', '(?<n>x)', '+', 'a**', '[z-a]'])],
  ],
  Replacement: [
    [6, quoted(['x', '', '\\\\0', '<\\\\1>', '-', '\\\\1\\\\2', '\\\\\\\\', '\\\\k<n>', '$1', 'éé', '\\\\9', "\\\\&"])],
    [1, ['@String', '@Word']],
  ],
  Flags: [[4, quoted(['G', 'I', 'M', 'E', 'GI', 'EIMG'])], [1, ["'X'", "''", 'undef', "'g'", "'N'", "'U'"]]],
  Format: [[12, quoted(FORMATS)], [2, ['default', '@Word', '"%${@Small}s"', '"%-${@Small}.${@Small}s"', 'undef', "'% p'", "'%%'", "'%pp'", '@FormatHash']]],
  FormatType: [[6, ['Any', 'Integer', 'String', 'Array', 'Hash', 'Float', 'Numeric', 'Scalar', 'Undef', 'Boolean', 'Collection', 'Default', 'Type', 'Regexp', 'Binary', 'Sensitive', 'Object', 'Integer[1, 5]', 'String[2]', 'Array[Integer]', 'Iterable']], [1, ['@Type']]],
  FormatHash: [
    [
      6,
      [
        "{format => '%(a'}", "{format => '%#a', separator => ';'}", "{format => '%<a', separator => '', string_formats => {Any => '%p'}}", "{format => '%h', separator => ', ', separator2 => ': '}", "{format => '%#h', string_formats => {String => '%p', Integer => '%#x'}}",
        "{separator => '|'}", "{'format' => '%#{h', 'separator2' => '->'}", "{format => '%s'}", "{format => '%[a', string_formats => {Integer => '%03d', String => '%-4s'}}", "{format => '% a'}", "{format => '%#(p'}", "{format => '%q'}", '{}', "{zz => 1}", "{format => 1}",
      ],
    ],
    [2, ['{format => @Format}', '{format => @Format, separator => @Separator}', '{format => @Format, separator2 => @Separator}', '{format => @Format, string_formats => {@FormatType => @Format}}']],
  ],
  SprintfFormat: [
    [
      8,
      quoted([
        '%d', '%5d', '%-5d|', '%05d', '%+d', '%x', '%#x', '%X', '%o', '%#o', '%b', '%#b', '%08b', '%e', '%.3e', '%f', '%.2f', '%g', '%G', '%s', '%10s', '%-10s|', '%.2s', '%p', '%c', '%%', '%u', '% d', '%i', '%a', '%s %s', '%2$s %1$s', '%*d', '%+.1f', '%E', '%#.3g', '%+x', '% x', '%B', '%..x', '%.0f', '%-+6d|', '%5%', '%c%c',
      ]),
    ],
    [2, quoted(['%', '%z', '%s %d', 'none', '%<a>d', '%{a}', '%1$s %s', '%3$s', '%-', '%5', '%ll', '%<a', '%.', '%hd', '%ld', '%v', "%y", '%{a', '%0$s', '%<a>', '%*s', '%1$*2$s'])],
    [1, ['@String', '@Format']],
  ],
  TimeFormat: [
    [8, quoted(['%Y-%m-%d', '%F %T', '%H:%M:%S.%L', '%s', '%j %U %W %V %G', '%a %A %b %B', '%^a %#p %-d %_m', '%10Y|%03e', '%z %:z %::z %Z', '%c', '%D %R %r', '%N %3N %6N %9N', '%I %l %p %P', '%C %y %g', '%u %w', '%x %X', '%n%t%%', '%k', '%e', '%h', '%v', '%s%L', '%+', '%-H%-M', '%0e', '%^B', '%12N', '%Q'])],
    [2, quoted(['', '%', 'x', '%q', '%E', '%:', '%5', '%-', '%::::z', '%Ey', '%Od', '%_5S', '%#Z', '%i', '%J'])],
    [1, ['@Format', '@String', 'default']],
  ],
  SpanFormat: [
    [8, quoted(['%D-%H:%M:%S', '%H:%M', '%S.%L', '%-D d', '%N', '%3N', '%_H', '%05M', '%D', '%-S.%-N', '%L', '%D-%H:%M:%S.%-N', '%%', '%H', '%M', '%S', '%10D', '%-H:%-M', '%9N', '%6N'])],
    [1, quoted(['', '%', '%Y', '%q', 'x', '%-', '%5', '%#H', '%^D', '%0', '%D%'])],
    [1, ['@TimeFormat', 'default']],
  ],
  Timezone: [[4, quoted(['UTC', '+02:00', '-0530', 'EST', 'PST', 'GMT', 'Z', '+01:00', 'CET'])], [1, ["''", "'nowhere'", 'undef', 'default', "'+99:00'", "'EST5EDT'", "'+1'", "'Europe/Stockholm'"]]],
  BinaryFormat: [[4, quoted(['%s', '%p', '%b', '%B', '%u', '%t', '%T', '%#s', '%#p', '%10s', '%-20b', '%#b'])], [1, ['@Format']]],
  Binary: [
    [6, ["Binary('YWJj')", "Binary('', '%b')", "Binary('é', '%s')", "Binary([1, 2, 255])", "Binary('aGVsbG8gd29ybGQ=', '%B')", "Binary('YWJj', '%u')"]],
    [2, ['Binary(@Base64)', 'Binary(@Base64, @BinaryNewFormat)', 'Binary(@String, "%s")', 'Binary(@String, "%r")', 'Binary({value => @Base64})', 'Binary({value => @Base64, format => @BinaryNewFormat})', 'Binary(@Integers)', 'Binary({value => [1, @Integer]})', 'Init[Binary].new(@Base64)', '@Binary[@Index]', '@Binary[@Index, @Index]', '~@Binary + @Binary', 'Binary([@Small, @Small])']],
  ],
  BinaryNewFormat: [[1, quoted(['%b', '%B', '%u', '%s', '%r', '%x', 'b', ''])]],
  Base64: [[3, quoted(['YWJj', 'aGk=', 'AQID', '', 'YWI=', 'YQ==', '/+8='])], [1, quoted(['YWI', 'a', '!!!', 'YW Jj', 'YW\\nJj', 'é', '_-8=', '====', 'YQ=', 'YWJjYQ'])], [1, ['@String']]],
  URI: [
    [6, ["URI('http://example.com/a')", "URI('https://u@example.com:8080/p?q#f')", "URI('file:///etc')", "URI('mailto:a@b')", "URI('x')"]],
    [2, ['URI(@UriText)', "URI({scheme => @Word, host => 'h', path => '/p'})", "URI({'scheme' => 'http', 'host' => @Word, 'port' => @Integer})", '~@URI + @UriText', '~@URI + @URI', 'URI[@UriText].new(@UriText)', 'Init[URI].new(@UriText)', "URI({scheme => mailto, opaque => @Word})", "URI({path => @Word, query => @Word, fragment => @Word})"]],
  ],
  UriText: [[4, quoted(['http://a.b/c', 'https://x:1/y?z=1#w', 'ftp://h', '/path', '../x', 'mailto:me', 'urn:a:b', '?q', '#f', 'HTTP://A.B', 'http://u:p@h:8080/a/b/../c'])], [1, quoted(['', 'http://', ':', 'a b', 'http://[::1]/', '%', 'é', 'http://h:x', '1:2', '//h/p'])], [1, ['@String']]],
  Timestamp: [
    [8, ["Timestamp('2020-01-01')", "Timestamp('2021-06-15T12:30:45.678 UTC')", 'Timestamp(0)', 'Timestamp(1.5)', "Timestamp('1999-12-31T23:59:59 +0200', '%FT%T %z')", "Timestamp('2016-02-29 10:00:00')"]],
    [
      4,
      [
        'Timestamp(@TimeText)', 'Timestamp(@Number)', 'Timestamp(@TimeText, @TimeParse)', 'Timestamp(@TimeText, default, @Timezone)', 'Timestamp(@TimeText, @TimeParse, @Timezone)', 'Timestamp(@TimeText, [@TimeParse, @TimeParse])', 'Timestamp({string => @TimeText})',
        'Timestamp({string => @TimeText, format => @TimeParse})', "Timestamp({string => @TimeText, timezone => @Timezone})", '~@Timestamp + @Timespan', '~@Timestamp - @Timespan', '~@Timestamp + @Number', '~@Timestamp - @Number', '~@Timespan + @Timestamp', 'max(@Timestamp, @Timestamp)', 'Init[Timestamp].new(@TimeText)',
        '[@Timestamp, @Timestamp].sort |$a, $b| { compare($a, $b) }[0]', "Timestamp({string => @TimeText, format => [@TimeParse], timezone => @Timezone})",
      ],
    ],
  ],
  TimeText: [
    [4, quoted(['2020-01-01', '2020-02-30', '2016-08-24T12:13:14', '2016-08-24 12:13:14.5', '2016-08-24T12:13:14 UTC', '2016-08-24T12:13:14.123 PST', '2020-12-31 23:59:59 EST', '1960-01-01', '2100-06-01', '2020-1-2', '12:30', 'Mon Jan 2 2006', '20200102'])],
    [1, quoted(['', 'x', '2020', '2020-13-01', '2020-01-01T25:00:00', '2020-01-01 extra', '99999-01-01', '-1-01-01', '1451606400', '2020-01-01T00:00:60', '2020-01-01T24:00:00'])],
  ],
  TimeParse: [[4, quoted(['%F', '%Y-%m-%d', '%FT%T', '%F %T.%N', '%FT%T %Z', '%FT%T.%N %Z', '%F %T %Z', '%a %b %e %Y', '%H:%M', '%Y%m%d', '%s', '%F %z', '%Y', '%D'])], [1, ["'%'", "'xx'", "'%q'", 'default', "'%G-%V'", "'%j'", '@TimeFormat', "'x'"]]],
  Timespan: [
    [8, ["Timespan('0-01:00:00')", "Timespan('1-00:00:00')", 'Timespan(90)', 'Timespan(-1.5)', 'Timespan(1, 2, 3, 4)', 'Timespan(0)', 'Timespan({hours => 2})', "Timespan('10', '%M')"]],
    [
      4,
      [
        'Timespan(@Number)', 'Timespan(@Small, @Small, @Small, @Small)', 'Timespan(1, 2, 3, 4, @Integer, @Small, 5)', 'Timespan(@SpanText)', 'Timespan(@SpanText, @SpanParse)', 'Timespan({string => @SpanText})', 'Timespan({string => @SpanText, format => @SpanParse})', 'Timespan({hours => @Integer, minutes => @Small})',
        'Timespan({negative => @Boolean, days => @Small, milliseconds => @Integer})', '~@Timespan + @Timespan', '~@Timespan - @Timespan', '~@Timespan * @Number', '~@Timespan / @Number', '~@Timespan / @Timespan', '~@Timespan % @Timespan', '~@Timespan % @Number', '~-@Timespan', '~@Timestamp - @Timestamp', '~@Timespan + @Number',
        '~@Timespan - @Number', '~@Number + @Timespan', '~@Number * @Timespan', 'abs(@Timespan)', 'max(@Timespan, @Timespan)', 'Timespan(@SpanText, [@SpanParse, @SpanParse])', 'Init[Timespan].new(@SpanText)', 'Timespan({string => @SpanText, format => [@SpanParse]})',
      ],
    ],
  ],
  SpanText: [[4, quoted(['1-02:03:04', '02:03:04', '10:20', '5', '0-00:00:01.5', '-1-00:00:00', '1-02:03:04.123456789', '99:00', '01:99:00', '12', '1.5', '00:00:00.5'])], [1, quoted(['', 'x', '1-2', '25:00:00', '1:2:3:4', '1-02:03:04 ', '- 1', '1-', '٣', '+5'])]],
  SpanParse: [[4, quoted(['%D-%H:%M:%S', '%H:%M:%S', '%H:%M', '%S', '%M', '%S.%L', '%D-%H:%M:%S.%N', '%D', '%L', '%N', '%H', '%-H', '%M:%S', '%3N', '%2S'])], [1, ["'%'", "'%q'", "'xx'", 'default', "'%Y'", "'%_H:%_M'", "'%%'", "'%0M'", "''", '@SpanFormat']]],
  Epp: [
    [
      4,
      [
        "'a <%= 1 + 1 %> b'", "'<%= $x %>'", "'<% |$x| %>[<%= $x %>]'", "'<%- | Integer $x = 3 | -%> <%= $x * 2 %>'", "'<% [1, 2].each |$y| { %><%= $y %>,<% } %>'", "'<%# comment %>x'", "'<%% lit %%>'", '"<%= \'q\' -%>\\nend"', "'<% if true { %>yes<% } else { %>no<% } %>'", "'plain'", "''", "'<%= undef %>'",
        "'<%= [1, [2]] %><%= {a => 1} %>'", "'<%= $nothing %>'", "'<% |String $x| %>'", "'<%'", "'%>'", '"  <%- 1 -%>  \\n x"', "'<%= default %>'", "'<% $z = 5 %><%= $z %>'",
      ],
    ],
    [1, ['"<%= @Integer %>"', "'<%= [@Integer, @Integer].map |$y| { $y + 1 } %>'", '@String']],
  ],
  Callee: [[1, ["'abs'", "'upcase'", "'length'", "'with'", "'nothing'", "'String'", "'Integer'", "'type'", "'notice'", '@Word', "'split'", "'break'", "'capitalize'", "'round'", "'max'"]]],
}; // biome-ignore format: tables of productions
