#!/usr/bin/env ruby
# frozen_string_literal: true
# What real Puppet's lexer, parser and validator find in a text, with issue codes and places: JSON lines in and out.
#
#   {"source":STR,"file":STR,"epp":BOOL,"tasks":BOOL,"strict":STR,"modulepath":[DIR],"manifest":DIR}
#
# The answer is {"findings":[{"code","severity","message","line","pos","file"}],"logs":[[LEVEL,TEXT]],"error":STR}, what is not known left out. What ends
# the work (a syntax error, bad text in a heredoc of known syntax) replaces the validator's findings, as it does in Puppet.
require 'json'
require 'tmpdir'
require 'fileutils'
require 'puppet'
require 'puppet/configurer'
require 'puppet/util/errors'

WORK = Dir.mktmpdir('validate')
at_exit { FileUtils.remove_entry(WORK) }
Puppet.initialize_settings(['--confdir', "#{WORK}/conf", '--vardir', "#{WORK}/var"])
Puppet.push_context(Puppet.base_context(Puppet.settings), 'record')
Puppet::Util::Log.level = :warning

LOGGED = []
Puppet::Util::Log.newdesttype(:record) do
  def handle(msg)
    LOGGED << msg
  end
end
Puppet::Util::Log.newdestination(:record)

def parser_for(request)
  (request['epp'] ? Puppet::Pops::Parser::EppParser : Puppet::Pops::Parser::Parser).new
end

def check(request)
  findings, error = findings_and_error(request)
  { findings: findings, logs: LOGGED.map { |msg| [msg.level, msg.to_s] }, error: error }.compact
end

def findings_and_error(request)
  parsed = parser_for(request).parse_string(request['source'], request['file'])
  acceptor = Puppet::Pops::Validation::Acceptor.new
  Puppet::Pops::Validation::ValidatorFactory_4_0.new.validator(acceptor).validate(parsed.model)
  [logged + acceptor.diagnostics.map { |d| finding(d) }, report(acceptor)]
rescue StandardError => e
  [logged + [raised(e)], e.message]
end

def report(acceptor)
  Puppet::Pops::IssueReporter.assert_and_report(acceptor, emit_warnings: true)
  nil
rescue Puppet::ParseErrorWithIssue => e
  e.message
end

# An error is logged only of a text inside the text (heredoc of syntax `pp`); the one that is raised then counts them.
def logged
  LOGGED.select { |msg| msg.level == :warning }.map do |msg|
    { code: msg.issue_code, severity: 'warning', message: msg.message, line: msg.line, pos: msg.pos, file: msg.file }.compact
  end
end

def finding(diagnostic)
  place = diagnostic.source_pos
  file = diagnostic.file unless diagnostic.file == ''
  { code: diagnostic.issue.issue_code, severity: diagnostic.severity, message: diagnostic.issue.format(diagnostic.arguments),
    line: place&.line, pos: place&.pos, file: file }.compact
end

def raised(error)
  file, line, pos = %i[file line pos].map { |name| error.respond_to?(name) ? error.send(name) : nil }
  place = Puppet::Util::Errors.error_location_with_space(file, line, pos)
  { code: error.respond_to?(:issue_code) ? error.issue_code : nil, severity: 'error', message: error.message.delete_suffix(place),
    line: line, pos: pos, file: file }.compact
end

$stdout.sync = true
$stdin.each_line do |line|
  request = JSON.parse(line)
  LOGGED.clear
  Puppet[:tasks] = request['tasks'] == true
  Puppet[:strict] = (request['strict'] || 'warning').to_sym
  env = Puppet::Node::Environment.create(:production, request['modulepath'] || [], request['manifest'])
  puts JSON.generate(Puppet.override({ current_environment: env }, 'record') { check(request) })
end
