# frozen_string_literal: true
# Times real Puppet's parser and validator: a JSON list of files on standard input, one JSON object on standard output.
require 'json'
require 'puppet'
require 'tmpdir'

passes = Integer(ARGV.fetch(0, '1'))
Dir.mktmpdir('bench') do |work|
  %w[conf var].each { |dir| Dir.mkdir(File.join(work, dir)) }
  Puppet.initialize_settings(['--confdir', "#{work}/conf", '--vardir', "#{work}/var"])
  Puppet.push_context(Puppet.base_context(Puppet.settings), 'bench')
  Puppet::Util::Log.level = :crit
  manifests = Puppet::Pops::Parser::EvaluatingParser.new
  templates = Puppet::Pops::Parser::EvaluatingParser::EvaluatingEppParser.new
  files = JSON.parse($stdin.read).map { |file| [file['epp'] ? templates : manifests, file['text'], file['file']] }
  pass = lambda do |some|
    some.count do |parser, text, file|
      parser.parse_string(text, file)
      true
    rescue Puppet::Error
      false
    end
  end
  pass.call(files.each_slice(10).map(&:first)) # warm-up: one file in ten
  started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  ok = nil
  passes.times { ok = pass.call(files) }
  seconds = (Process.clock_gettime(Process::CLOCK_MONOTONIC) - started) / passes
  puts JSON.generate('seconds' => seconds, 'ok' => ok, 'version' => Puppet.version)
end
