/** Manifests that make many resources, each in another way. */

export interface CatalogCase {
  readonly name: string;
  readonly code: string;
  /** Resources that are declared, the classes included. */
  readonly resources: number;
}

/** 101 classes with 10 notify each. */
function classes(): CatalogCase {
  const count = 101;
  const names = range(count).map((i) => `c${i}`);
  const bodies = names.map(
    (name) =>
      `class ${name} {\n${range(10)
        .map((i) => `  notify { "${name} n${i}": message => "from \${title}" }`)
        .join('\n')}\n}`,
  );
  return {
    name: '101 classes, 10 notify each',
    code: `${bodies.join('\n')}\n${names.map((name) => `include ${name}`).join('\n')}\n`,
    resources: count * 11,
  };
}

/** Defines that hold files and users, with parameters of several types. */
function defines(): CatalogCase {
  const code = `
    define site(Integer $port, Array[String] $aliases = [], Hash[String, Integer] $limits = {}, Optional[String] $owner = undef) {
      $dir = "/srv/\${title}"
      file { $dir: ensure => directory, owner => $owner }
      $aliases.each |$i, $name| { file { "\${dir}/\${name}": content => "alias \${i} \${name}:\${port}\\n", require => File[$dir] } }
      $limits.each |$what, $most| { exec { "limit \${title} \${what}": command => "/bin/limit \${what} \${most}", subscribe => File[$dir] } }
      user { "u-\${title}": uid => 1000 + $port, groups => ['a', "g\${$port % 10}"] }
    }
    Integer[1, 555].each |$n| {
      site { "s\${n}": port => $n, aliases => ['one', 'two', 'three', 'four'], limits => { 'open' => $n, 'proc' => 5 }, tag => "t\${$n % 7}" }
    }`;
  return { name: 'defines, 5,000 resources', code, resources: 555 * 9 };
}

/** Virtual resources and the collectors that want some of them. */
function collectors(): CatalogCase {
  const code = `
    Integer[1, 2000].each |$n| {
      @file { "/v/\${n}": ensure => file, tag => ["g\${$n % 50}", "h\${$n % 3}"], owner => "o\${$n % 20}" }
    }
    ${range(50)
      .map((i) => `File <| tag == 'g${i}' and (owner == 'o${i % 20}' or tag == 'h1') |> { mode => '0640' }`)
      .join('\n    ')}
    User <| |> -> File <| title == '/v/7' |>`;
  return { name: 'collectors, 2,000 virtual resources', code, resources: 2000 };
}

/** A chain of as many resources as wanted, half of them with relationships. */
export function plain(count: number): CatalogCase {
  const code = `
    Integer[1, ${count / 2}].each |$n| {
      notify { "n\${n}": message => "number \${n}" }
      file { "/f/\${n}": ensure => file, content => "text \${n}\\n", mode => '0644', require => Notify["n\${n}"] }
    }`;
  return { name: `${count.toLocaleString('en')} resources`, code, resources: count };
}

export const CASES: readonly CatalogCase[] = [classes(), defines(), collectors()];

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
