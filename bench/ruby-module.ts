/**
 * A module whose class has 20 templates in ERB, each about as long as those of Debian's puppet modules are on average: 46 lines of 1.4 kB with
 * some 35 tags, of which 20 print something, and two or three loops.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COUNT = 20;

/** A comment with which a template is left to Ruby; what it makes is the same. */
const FOR_RUBY = '<%# coding: UTF-8 -%>\n';

/** Writes an environment with the module; returns its folder. `isForRuby`: what renders simple templates without Ruby leaves these to it. */
export function writeTemplates(environment: string, isForRuby: boolean): string {
  const module = join(environment, 'modules', 'site');
  for (const folder of [join(module, 'manifests'), join(module, 'templates'), join(environment, 'manifests')])
    mkdirSync(folder, { recursive: true });
  for (let number = 0; number < COUNT; number++)
    writeFileSync(join(module, 'templates', `service${number}.erb`), `${isForRuby ? FOR_RUBY : ''}${templateText(number)}`);
  writeFileSync(join(module, 'manifests', 'init.pp'), classText());
  writeFileSync(join(environment, 'manifests', 'site.pp'), 'include site\n');
  return environment;
}

/** A module that carries much Ruby of which no manifest asks for any. */
export function writeUnused(environment: string, modules: number): string {
  for (let number = 0; number < modules; number++) {
    const folder = join(environment, 'modules', `unused${number}`);
    for (const name of [
      'lib/puppet/functions',
      'lib/puppet/parser/functions',
      'lib/puppet/type',
      'lib/puppet/provider',
      'templates',
    ])
      mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'lib/puppet/functions', `unused${number}.rb`), functionText(number));
    writeFileSync(join(folder, 'lib/puppet/type', `unused${number}.rb`), typeText(number));
    writeFileSync(join(folder, 'templates', 'unused.erb'), templateText(number));
  }
  return environment;
}

function classText(): string {
  const files = Array.from(
    { length: COUNT },
    (_, n) => `  file { '/etc/site/service${n}': content => template('site/service${n}.erb') }`,
  );
  return `class site(
  Boolean $ssl = true, Boolean $verbose = false, String $bind = '0.0.0.0', Integer $port = 8080, Optional[String] $owner = undef,
  Integer $limit = 100, String $level = 'info',
) {
  $ciphers = ['aes256', 'aes128', 'chacha20']
  $servers = Integer[1, 4].map |$i| { { 'name' => "web\${i}", 'ip' => "10.0.0.\${i}", 'port' => $i ? { 3 => undef, default => 80 + $i } } }
  $options = { 'retries' => 3, 'log' => '/var/log/site', 'strict' => true, 'users' => 'a,b' }
${files.join('\n')}
}
`;
}

function templateText(number: number): string {
  const options = [optionText(number, 0, 'ssl', 'bind'), optionText(number, 1, 'verbose', 'level')];
  const more = [optionText(number, 2, 'owner', 'owner'), optionText(number, 3, 'limit', 'limit')];
  const head = `# Service ${number} on <%= @facts['os']['family'] %>, managed by Puppet: changes are lost.\n#\n[service${number}]\n`;
  return `${head}${[...options, ...more].join('')}${serversText(number)}${number % 2 === 1 ? settingsText() : ''}`;
}

function optionText(number: number, index: number, condition: string, variable: string): string {
  return `# Option ${index} of part ${number}: how many connections are kept open, and how long
# an idle one of them waits for another request before it is closed.
option_${index} = <%= @port + ${index} %>
listen_${index} = <%= @bind %>:${9000 + index}
<% if @${condition} -%>
${variable}_${index} = <%= @${variable} %>
<% else -%>
# not set: <%= @title %>
<% end -%>
`;
}

function serversText(number: number): string {
  return `<% unless @servers.empty? -%>
[backends]
<% @servers.each do |server| -%>
server <%= server['name'] %> <%= server['ip'] %>:<%= server['port'] || ${8000 + number} %>
<% end -%>
<% end -%>
`;
}

function settingsText(): string {
  return `<% @options.sort.each do |key, value| -%>
<%= key %> = <%= value %>
<% end -%>
<% if scope['site::ssl'] -%>
ciphers = <%= @ciphers.join(':') %>
<% end -%>
`;
}

function functionText(number: number): string {
  return `Puppet::Functions.create_function(:unused${number}) do
  dispatch(:answer) { param 'Integer', :number }
  def answer(number) = number * ${number}
end
`;
}

function typeText(number: number): string {
  return `Puppet::Type.newtype(:unused${number}) do
  ensurable
  newparam(:name, namevar: true)
  newproperty(:value)
end
`;
}
