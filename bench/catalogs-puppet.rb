# frozen_string_literal: true
# Times real Puppet's compiler, from a parsed manifest to the data that is printed. Standard input: JSON {"passes", "warm_ups",
# "cases": [{"name", "code"}]}. Standard output: JSON {"cases": {NAME: {"seconds": [one of each pass], "resources": how many}}}.
require 'json'
require 'puppet'
require 'tmpdir'

def pass(node)
  started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  catalog = Puppet::Parser::Compiler.new(node).compile(&:to_resource)
  text = JSON.generate(catalog.filter(&:virtual?).to_data_hash)
  [Process.clock_gettime(Process::CLOCK_MONOTONIC) - started, catalog.resources.count { |r| !r.virtual? }, text.length]
end

def measure(code, warm_ups, passes, dir)
  Puppet[:code] = code
  environment = Puppet::Node::Environment.create(:production, [], Puppet::Node::Environment::NO_MANIFEST)
  environments = Puppet::Environments::Combined.new(Puppet::Environments::StaticDirectory.new(:production, dir, environment))
  Puppet.override({ current_environment: environment, environments: environments, rich_data: true }, 'bench case') do
    node = Puppet::Node.new('bench', environment: environment)
    node.merge({})
    warm_ups.times { pass(node) }
    GC.start
    results = Array.new(passes) { pass(node) }
    { 'seconds' => results.map(&:first), 'resources' => results.last[1] }
  end
end

request = JSON.parse($stdin.read)
Dir.mktmpdir('bench') do |work|
  %w[conf var env].each { |dir| Dir.mkdir(File.join(work, dir)) }
  Puppet.initialize_settings(['--confdir', "#{work}/conf", '--vardir', "#{work}/var"])
  Puppet[:node_terminus] = :plain
  Puppet.push_context(Puppet.base_context(Puppet.settings), 'bench')
  Puppet::Util::Log.level = :crit
  cases = request['cases'].to_h do |entry|
    [entry['name'], measure(entry['code'], request['warm_ups'], request['passes'], "#{work}/env")]
  end
  puts JSON.generate('cases' => cases)
end
