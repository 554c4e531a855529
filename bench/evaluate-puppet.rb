# frozen_string_literal: true
# Times real Puppet's evaluation. Standard input: JSON {"passes", "warm_ups", "cases": [{"name", "code"}]}. Standard output: JSON
# {"version", "cases": {NAME: {"seconds": [one of each pass], "answer": the variable $answer}}}. A pass compiles a node's catalog; the
# code is parsed in the first warm-up.
require 'json'
require 'puppet'
require 'tmpdir'

def pass(node)
  compiler = Puppet::Parser::Compiler.new(node)
  started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  compiler.compile
  [Process.clock_gettime(Process::CLOCK_MONOTONIC) - started, compiler.topscope['answer']]
end

def measure(code, warm_ups, passes, dir)
  Puppet[:code] = code
  environment = Puppet::Node::Environment.create(:production, [], Puppet::Node::Environment::NO_MANIFEST)
  environments = Puppet::Environments::Combined.new(Puppet::Environments::StaticDirectory.new(:production, dir, environment))
  Puppet.override({ current_environment: environment, environments: environments }, 'bench case') do
    node = Puppet::Node.new('bench', environment: environment)
    node.merge({})
    warm_ups.times { pass(node) }
    GC.start
    results = Array.new(passes) { pass(node) }
    { 'seconds' => results.map(&:first), 'answer' => results.last.last }
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
  puts JSON.generate('version' => Puppet.version, 'cases' => cases)
end
