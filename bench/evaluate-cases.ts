/** What `evaluate.bench.ts` measures: one manifest a family, each of which leaves its answer in `$answer`, and one with all of it. */

export interface EvaluateCase {
  readonly name: string;
  readonly code: string;
}

const FAMILIES: readonly EvaluateCase[] = [
  {
    name: 'arithmetic',
    code: `$answer = Integer[1, 4000].reduce(0) |$sum, $n| { ($sum + $n * 3 - $n / 2) % 1000003 + ($n << 1) - ($n >> 1) }`,
  },
  {
    name: 'string interpolation',
    code: `$answer = Integer[1, 4000].map |$n| { "host-\${n}.example.com:\${$n + 8000}/\${n}" }.join(',').length`,
  },
  {
    name: 'map, filter, reduce',
    code: `$answer = Integer[1, 4000].map |$n| { $n * 2 }.filter |$n| { $n % 3 == 0 }.reduce |$a, $b| { $a + $b }`,
  },
  {
    name: 'each, with index',
    code: `
$list = Integer[1, 4000].map |$n| { $n }
$list.each |$index, $n| { $double = $n + $index }
$answer = $list.length`,
  },
  {
    name: 'hash of 10,000: building and access',
    code: `
$hash = Hash(Integer[1, 10000].map |$n| { ["key\${n}", { 'port' => $n, 'name' => "n\${n}" }] })
$answer = Integer[1, 10000].reduce(0) |$sum, $n| { $sum + $hash["key\${n}"]['port'] }`,
  },
  {
    name: 'hash: map, filter, keys, values',
    code: `
$hash = Hash(Integer[1, 2000].map |$n| { ["key\${n}", $n] })
$some = $hash.filter |$key, $value| { $value % 2 == 0 }
$answer = [$some.keys.length, $some.values.length, $hash.map |$key, $value| { "\${key}=\${value}" }.join.length]`,
  },
  {
    name: 'merge with +',
    code: `
$hash = Integer[1, 500].reduce({}) |$memo, $n| { $memo + { "key\${n}" => $n } }
$list = Integer[1, 500].reduce([]) |$memo, $n| { $memo + [$n] }
$answer = [$hash.length, $list.length]`,
  },
  {
    name: 'type checks',
    code: `
$answer = Integer[1, 1000].filter |$n| {
  $n =~ Integer[1, 4000] and "x\${n}" =~ String[2] and [$n, $n] =~ Array[Integer, 1] and { 'a' => $n } =~ Struct[{ 'a' => Integer }]
}.map |$n| { assert_type(Variant[String, Integer], $n) }.length`,
  },
  {
    name: 'regex match, regsubst, split',
    code: `
$answer = Integer[1, 1000].map |$n| {
  if "node\${n}.example.com" =~ /^([a-z]+)([0-9]+)\\.(.*)$/ { regsubst("\${1}-\${2}-\${3}", '[aeiou]', '_', 'G').split('-') }
  else { false }
}.length`,
  },
  {
    name: 'functions with typed parameters',
    code: `
function bench::add(Integer $a, Integer $b = 1, Hash[String, Integer] $options = {}) >> Integer { $a + $b }
function bench::name(String[1] $first, Optional[String] $last = undef) >> String { "\${first} \${last}" }
$answer = Integer[1, 1000].reduce(0) |$sum, $n| { bench::add($sum, $n) + bench::name("a\${n}", 'b').length }`,
  },
  {
    name: 'sprintf, String.new',
    code: `
$answer = Integer[1, 1000].map |$n| { [sprintf('%05d %s %x', $n, "n\${n}", $n), String($n, '%#x'), String([$n, 'a'])] }.flatten.join.length`,
  },
  {
    name: 'sort, unique, flatten',
    code: `
$list = Integer[1, 4000].map |$n| { ($n * 7919) % 5003 }
$texts = $list.map |$n| { "t\${n}" }
$answer = [$list.sort.unique.length, $texts.sort.unique.length, [$list, [$texts, [$list]]].flatten.length]`,
  },
  {
    name: 'case, selector, if',
    code: `
$answer = Integer[1, 2000].map |$n| {
  $kind = case $n % 5 { 0: { 'zero' } 1, 2: { 'low' } Integer: { 'high' } default: { 'none' } }
  $size = $kind ? { 'zero' => 0, /^lo/ => 1, default => 2 }
  if $size > 1 { 'big' } elsif $size == 1 { 'middle' } else { 'small' }
}.unique`,
  },
  {
    name: 'deep recursion',
    code: `
function bench::down($n) { if $n == 0 { 0 } else { 1 + bench::down($n - 1) } }
$answer = Integer[1, 20].map |$n| { bench::down(100) }.length`,
  },
  {
    name: 'variables over scopes',
    code: `
class bench::data { $port = 8080 $label = 'x' }
include bench::data
$global = 1
$answer = Integer[1, 1000].map |$n| {
  $local = $n
  [1, 2].map |$m| { $inner = $local + $m + $global $inner + $bench::data::port + $::global }
}.flatten.length`,
  },
];

/** All families together, and what a large site does most: building hashes of hosts, and filtering and printing them. */
const LOOPS: EvaluateCase = {
  name: 'loop-heavy manifest',
  code: `
$hosts = Hash(Integer[1, 10000].map |$n| {
  ["host\${n}", { 'ip' => "10.\${$n / 65536}.\${$n / 256 % 256}.\${$n % 256}", 'role' => "role\${$n % 3}", 'port' => 8000 + $n % 100 }]
})
$roles = $hosts.values.map |$host| { $host['role'] }.unique.sort
$by_role = $roles.reduce({}) |$memo, $role| {
  $memo + { $role => $hosts.filter |$name, $host| { $host['role'] == $role }.keys }
}
$lines = $hosts.map |$name, $host| { "\${name} \${host['ip']}:\${host['port']} \${host['role']}" }
$total = $hosts.reduce(0) |$sum, $entry| { $sum + $entry[1]['port'] }
$web = $hosts.filter |$name, $host| { $host['port'] > 8050 and $name =~ /[05]$/ }
$answer = [$roles, $by_role['role2'].length, $lines.join("\\n").length, $total, $web.length]`,
};

export const CASES: readonly EvaluateCase[] = [...FAMILIES, LOOPS];
export const OVERALL = LOOPS.name;
