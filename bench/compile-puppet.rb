# frozen_string_literal: true
# Times real Puppet's compiler. Standard input: JSON {"passes", "warm_ups", "whole", "cases": [{"name",
# "code", "environment": a folder with data, "modulepath", "facts"}]}. Standard output: JSON
# {"cases": {NAME: {"seconds": [one of each pass], "answer": the variable $answer, "resources": how many}}, "peak": megabytes that the
# process had at most}. A pass compiles a node's catalog, with "whole" to the text that is printed; the code is parsed in the first warm-up.
require 'json'
require 'puppet'
require 'tmpdir'

def pass(node, whole)
  compiler = Puppet::Parser::Compiler.new(node)
  started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  catalog = whole ? compiler.compile(&:to_resource) : compiler.compile
  JSON.generate(catalog.filter(&:virtual?).to_data_hash) if whole
  seconds = Process.clock_gettime(Process::CLOCK_MONOTONIC) - started
  { 'seconds' => seconds, 'answer' => compiler.topscope['answer'], 'resources' => catalog.resources.count { |r| !r.virtual? } }
end

def measure(entry, request, dir)
  Puppet[:code] = entry['code']
  environment = Puppet::Node::Environment.create(:production, entry['modulepath'] || [], Puppet::Node::Environment::NO_MANIFEST)
  environments = Puppet::Environments::Combined.new(Puppet::Environments::StaticDirectory.new(:production, dir, environment))
  Puppet.override({ current_environment: environment, environments: environments, rich_data: true }, 'bench case') do
    facts = Puppet::Node::Facts.new('bench', entry['facts'] || {})
    node = Puppet::Node.new('bench', facts: facts, environment: environment)
    node.merge(facts.values)
    node.trusted_data = { 'certname' => 'bench' } if entry['facts']
    request['warm_ups'].times { pass(node, request['whole']) }
    GC.start
    results = Array.new(request['passes']) { pass(node, request['whole']) }
    results.last.merge('seconds' => results.map { |result| result['seconds'] })
  end
end

request = JSON.parse($stdin.read)
Dir.mktmpdir('bench') do |work|
  %w[conf var env].each { |dir| Dir.mkdir(File.join(work, dir)) }
  Puppet.initialize_settings(['--confdir', "#{work}/conf", '--vardir', "#{work}/var"])
  Puppet[:node_terminus] = :plain
  Puppet.push_context(Puppet.base_context(Puppet.settings), 'bench')
  Puppet::Util::Log.level = :crit
  cases = request['cases'].to_h { |entry| [entry['name'], measure(entry, request, entry['environment'] || "#{work}/env")] }
  peak = File.read('/proc/self/status')[/VmHWM:\s+(\d+)/, 1].to_i / 1024
  puts JSON.generate('cases' => cases, 'peak' => peak)
end
