/** Made-up ERB templates: tags and trim modes, conditions and loops, and methods of texts, numbers, lists and hashes, mostly of the right kind. */
import type { Random } from '../random.ts';

/** Variables of the templates, in Puppet code. */
export const VARIABLES = `$t = 'some text'
$path = '/etc/Some Path/x.conf'
$empty = ''
$words = "one, two  three\\nfour\\n"
$name9 = 'grün ß'
$n = 42
$z = 0
$neg = -7
$float = 2.5
$yes = true
$no = false
$none = undef
$list = ['b', 'a', 'c', 'a']
$nums = [3, 1, 2]
$mixed = ['x', 1, undef, true, ['y', ['z']], { 'k' => 'v' }]
$gone = []
$hash = { 'b' => 1, 'a' => [1, 2], 'c' => undef }
$plain = { 'port' => 80, 'host' => 'web1', 'tls' => 'on' }
$rows = [{ 'name' => 'r1', 'value' => 1 }, { 'name' => 'r2' }, { 'name' => 'r0', 'value' => 3 }]
`;

const TEXTS = [
  '@t',
  '@path',
  '@empty',
  '@words',
  '@t',
  "'x'",
  '"a b"',
  "'it\\'s'",
  '"\\tq\\n"',
  '%w(p q).first',
  "scope['t']",
  "scope.lookupvar('path')",
];
const NUMBERS = ['@n', '@z', '@neg', '1', '2', '10', '@nums[0]', '@list.size', '@float'];
const LISTS = [
  '@list',
  '@nums',
  '@mixed',
  '@gone',
  "['q', 'p']",
  '%w[m n o]',
  '@plain.keys',
  '@hash.values',
  '[@t, @n]',
  '[]',
  '(1..3).to_a',
];
const HASHES = ['@hash', '@plain', "{ 'x' => @n, 'y' => @t }", '@rows[0]', '{}'];
const ANY = ['@none', '@yes', '@no', 'nil', 'true', ':undef', '@mixed', '@name9', '@unknown', '@float', '(1..4)'];

/** Ways to make one kind of value of others: T a text, N a number, L a list, H a hash, B a truth, A anything, v the variable of a block. */
const TEXT_FORMS = [
  'T + T',
  'T * 2',
  'T.upcase',
  'T.downcase',
  'T.capitalize',
  'T.swapcase',
  'T.strip',
  'T.lstrip',
  'T.rstrip',
  'T.chomp',
  'T.reverse',
  "T.gsub('e', 'E')",
  "T.gsub(/[aeiou]/, '<\\\\0>')",
  "T.sub(/(\\w)(\\w)/, '\\\\2\\\\1')",
  'T.gsub(/\\s+/) { |m| m.length.to_s }',
  'T[0]',
  'T[1, 3]',
  'T[1..2]',
  'T[-2..-1]',
  'T[/\\w+/]',
  'T.ljust(12)',
  "T.rjust(12, '.')",
  'T.center(11)',
  'A.to_s',
  'A.inspect',
  'L.join',
  "L.join(', ')",
  '"<#{A}>"',
  '"#{T}-#{N}"',
  "'%s and %5d' % [T, @n]",
  "format('%05.1f|%-6s|', @float, T)",
  'L.first.to_s',
  'L.last.to_s',
  'T.split.last.to_s',
  "T.tr('a', 'b')",
  "(B ? T : 'no')",
  'String(A)',
  "T.lines.map { |v| v.chomp + '$' }.join",
  "T.delete_prefix('/')",
  'T.sub(T, T)',
  'T.chop',
  'L.map { |v| "#{v}!" }.join(\'+\')',
  'L.inject { |a, v| a.to_s + v.to_s }.to_s',
  'H.map { |k, v| "#{k}=#{v}" }.join(\' \')',
  "H.sort_by { |k, v| k.to_s }.map { |k, v| k.to_s }.join(' ')",
  "H.fetch('a', 'none').to_s",
  'T.scan(/\\w/).join',
  'A.class.to_s',
  'A&.to_s.to_s',
  "'%-8s<%3s>%x' % [T, N, @n]",
  '%Q(a#{T}(b)c)',
  "%q(it's)",
  'T.sub(/(?<first>\\w)/, "<\\\\k<first>>")',
  "T.gsub('.', '-')",
  "T.gsub(/[a-c]/, '')",
  'T.match(/(\\w+)\\W(\\w+)/).to_a.last.to_s',
  'T[/(\\w)(\\w)/, 2].to_s',
  "T.tr('abc', 'xy')",
  "T.start_with?('s') ? T : N.to_s",
  'T.to_sym.inspect',
  'L.to_s',
  'H.to_s',
  '[T, N, A].inspect',
  'L.reverse_each.to_a.to_s',
  "(T.empty? ? 'e' : T)",
  'T.each_char.to_a.join',
  'T.succ',
  'T.hex.to_s',
  'T.center(20, "*")',
  'N.to_s.rjust(4, "0")',
  'N.to_s(2)',
  'L.min_by { |v| v.to_s }.to_s',
  "@plain.map { |k, v| format('%s => %s', k, v) }.sort.join(', ')",
  "@rows.map { |r| r['name'] + '=' + r['value'].to_s }.join(';')",
  'H.each_with_index.map { |(k, v), i| "#{i}#{k}#{v}" }.join',
  'H.inject(0) { |sum, (k, v)| sum + v.to_i }.to_s',
  'H.reduce([]) { |memo, pair| memo + pair }.inspect',
  'L.each_cons(2).to_a.inspect',
  'T.partition(" ").inspect',
  'T.squeeze',
  'T.delete("e")',
  'T.count("e").to_s',
  'T.unpack("a2").first',
  'T.encoding.to_s',
  'T.freeze.to_s',
  'L.sum.to_s',
  'H.sum { |k, v| v.to_i }.to_s',
  'L.minmax.inspect',
  'H.min_by { |k, v| k }.inspect',
  'H.sort.first.inspect',
  'H.any? { |k, v| v == 1 }.to_s',
  'H.dig("a", 0).inspect',
  'L.dig(0).inspect',
];
const NUMBER_FORMS = [
  'N + N',
  'N - N',
  'N * N',
  'N / 3',
  'N % 4',
  '-N',
  'N ** 2',
  'T.length',
  'T.size',
  'L.length',
  'H.size',
  'L.count',
  'T.to_i',
  'T.index(T).to_i',
  'N.abs',
  'N.to_i',
  'N.to_f',
  'N.round',
  'N.floor',
  '@nums.max',
  '@nums.min',
  '@nums.sum',
  '@nums.inject(:+)',
  '@nums.inject(0) { |a, v| a + v * 2 }',
  'L.index { |v| v == @t }.to_i',
  "scope.function_versioncmp([T, '1.2'])",
  "scope.call_function('versioncmp', ['1.10', T])",
  '(T <=> T)',
  '(@nums <=> [1, 2])',
  'Integer(@n.to_s)',
  'L.count { |v| v }',
  "L.count('a')",
];
const LIST_FORMS = [
  'L + L',
  'L - L',
  'L & L',
  'L | L',
  '@list * 2',
  'L.reverse',
  'L.uniq',
  'L.compact',
  'L.flatten',
  'L.flatten(1)',
  '@list.sort',
  '@nums.sort',
  '@nums.sort { |a, b| b <=> a }',
  '@rows.sort_by { |v| v["name"] }',
  'L.sort_by { |v| v.to_s }',
  'L.map { |v| A }',
  'L.map(&:to_s)',
  'L.collect { |v| v.to_s }',
  'L.select { |v| v }',
  'L.reject { |v| v.nil? }',
  'L.select { |v| B }',
  'L.each_with_index.map { |v, i| [i, v] }',
  'L.zip(L)',
  'L[0, 2]',
  'L[1..-1]',
  'L.first(2)',
  'L.last(2)',
  'L.take(1)',
  'L.drop(1)',
  'H.keys',
  'H.values',
  'H.to_a',
  'H.sort_by { |k, v| k.to_s }',
  '@plain.sort',
  'H.map { |k, v| v }',
  'H.map { |v| v }',
  'H.find { |k, v| v }.to_a',
  'T.split',
  "T.split(' ')",
  "T.split('e')",
  'T.split(/[ ,]/)',
  'T.chars',
  'T.lines',
  'Array(A)',
  '[A, *L]',
  'L.partition { |v| v }',
  'L.group_by { |v| v.class.to_s }.to_a',
  'L.each_slice(2).to_a',
  'L.values_at(0, -1)',
  'L.rotate',
  'L.flat_map { |v| [v, 1] }',
  "@rows.map { |v| v['value'] }",
  '@rows.min_by { |v| v["name"] }.to_a',
  'L.each_with_object([]) { |v, memo| memo << v }',
  '[L, L].transpose.first.to_a',
  'L.take_while { |v| v }',
];
const HASH_FORMS = [
  'H.merge(H)',
  'H.select { |k, v| v }',
  'H.reject { |k, v| v.nil? }',
  'H.select { |k| k == "a" }',
  'H.compact',
  '@plain.invert',
  'H.map { |k, v| [k, v.to_s] }.to_h',
  'H.transform_values { |v| v.to_s }',
  'L.group_by { |v| v.to_s }',
  'L.tally',
];
const TRUTH_FORMS = [
  'T == T',
  'A == A',
  'A != A',
  '!A',
  '(not A)',
  'A && A',
  'A || B',
  'N > N',
  'N <= 3',
  'T < T',
  'T.empty?',
  'L.empty?',
  'H.empty?',
  'A.nil?',
  'T.include?("e")',
  'L.include?(A)',
  "H.key?('a')",
  "H.has_key?('z')",
  'H.value?(1)',
  "T.start_with?('/')",
  "T.end_with?('f', 't')",
  'T =~ /e(x)?t/',
  'T !~ /q/',
  'T.match(/o+/)',
  "T.match?('e')",
  'A.is_a?(String)',
  'A.is_a? Array',
  'A.kind_of?(Hash)',
  'A.is_a?(Numeric)',
  'L.any?',
  'L.any? { |v| v.to_s == "a" }',
  'L.all? { |v| v }',
  'L.none?',
  "has_variable?('t')",
  "has_variable?('unknown')",
  'defined?(@t)',
  'defined? @unknown',
  'N.zero?',
  'N.between?(1, 50)',
  'A.respond_to?(:each)',
  '(1..5).include?(N)',
  'A.instance_of?(String)',
  "['a', nil, :undef, ''].include?(A)",
];

const KINDS: Readonly<Record<string, readonly [plain: readonly string[], forms: readonly string[]]>> = {
  T: [TEXTS, TEXT_FORMS],
  N: [NUMBERS, NUMBER_FORMS],
  L: [LISTS, LIST_FORMS],
  H: [HASHES, HASH_FORMS],
  B: [['@yes', '@no', '@none'], TRUTH_FORMS],
  A: [ANY, []],
};

/** An expression of a kind; every tenth is of another one. */
function value(random: Random, wanted: string, depth: number): string {
  const kind = random.below(10) === 0 || wanted === 'A' ? random.pick(['T', 'N', 'L', 'H', 'B', 'A']) : wanted;
  const [plain, forms] = KINDS[kind] as readonly [readonly string[], readonly string[]];
  if (depth <= 0 || forms.length === 0 || random.below(3) === 0) return random.pick(plain);
  return filled(random, random.pick(forms), depth - 1);
}

/** The form with values for the letters that stand alone; a value with operators is put in brackets. */
function filled(random: Random, form: string, depth: number): string {
  return form.replace(/\b[TNLHBA]\b/g, (kind) => {
    const made = value(random, kind, depth);
    return /^[@\w'"%[][^ ]*$/.test(made) ? made : `(${made})`;
  });
}

const TAGS = ['<%= V %>', '<%= V -%>\n', '<%=V%>', '<%= V %>\n', '<%= V # why\n%>'];

export function erbTemplate(random: Random): string {
  return Array.from({ length: 1 + random.below(4) }, () => part(random, 2)).join(random.pick(['', '\n', ' - ']));
}

function output(random: Random): string {
  return random.pick(TAGS).replace('V', () => value(random, random.pick(['T', 'N', 'L', 'H', 'B', 'A']), 2));
}

function code(random: Random, text: string): string {
  return random.pick(['<% C -%>\n', '<%- C -%>\n', '<% C %>', '  <%- C -%>\n', '<% C %>\n', '<%C%>']).replace('C', () => text);
}

function part(random: Random, depth: number): string {
  const inner = () => (depth > 0 ? part(random, depth - 1) : output(random));
  const tag = (text: string) => code(random, text);
  switch (random.below(19)) {
    case 0:
      return `${tag(`if ${value(random, 'B', 2)}`)}${inner()}${tag('end')}`;
    case 1:
      return `${tag(`unless ${value(random, 'B', 2)} then`)}${inner()}${tag('else')}${inner()}${tag('end')}`;
    case 2:
      return `${tag(`if ${value(random, 'B', 1)} and ${value(random, 'B', 1)}`)}${inner()}${tag(`elsif ${value(random, 'B', 2)}`)}${inner()}${tag('end')}`;
    case 3:
      return `${tag(`${value(random, 'L', 1)}.each do |v|`)}${inner()}<%= v %>,${tag('end')}`;
    case 4:
      return `${tag(`${value(random, 'H', 1)}.each do |k, v|`)}${inner()}<%= k %>=<%= v %>;${tag('end')}`;
    case 5:
      return `${tag(`${value(random, 'L', 1)}.each_with_index { |v, i|`)}<%= i %>:<%= v %> ${tag('}')}`;
    case 6:
      return `${tag(`x = ${value(random, 'A', 2)}`)}${inner()}<%= x %>`;
    case 7:
      return `${tag('y = []')}${tag(`y << ${value(random, 'T', 1)}`)}${tag(`y.push(${value(random, 'A', 1)})`)}<%= y.join('/') %>`;
    case 8:
      return `${tag(`for v in ${value(random, 'L', 1)} do`)}${tag(`next if ${value(random, 'B', 1)}`)}<%= v %>${tag('end')}`;
    case 9:
      return `${tag(`case ${value(random, 'A', 1)}\nwhen ${value(random, 'T', 1)}, Array`)}a${tag('when Hash, /t/, nil')}b${tag('else')}c${tag('end')}`;
    case 11:
      return `${tag(`for k, v in ${value(random, 'H', 1)}`)}<%= k %>:<%= v.inspect %> ${tag('end')}`;
    case 12:
      return `${tag(`n = ${value(random, 'N', 1)}`)}${tag(`n += ${value(random, 'N', 1)} unless n.nil?`)}${tag('n -= 1 if n > 2')}<%= n %>`;
    case 13:
      return `${tag(`${value(random, 'L', 1)}.sort_by(&:to_s).each_with_index do |v, i|`)}${tag('last = i')}<%= last %>${tag('end')}`;
    case 14:
      return `${tag('h = {}')}${tag(`${value(random, 'L', 1)}.each { |v| h[v.to_s] = ${value(random, 'A', 1)} }`)}<%= h.inspect %>`;
    case 15:
      return `${tag(`s = ${value(random, 'B', 1)} ? ${value(random, 'T', 1)} : ${value(random, 'B', 1)} ? 'x' : nil`)}<%= s || 'default' %>`;
    case 10:
      return `${tag(`z ||= ${value(random, 'A', 1)}`)}${tag('z = z.to_s + "1"')}<%= z %>${tag('# a comment')}<%# another -%>\n<%% text %%>`;
    default:
      return output(random);
  }
}
