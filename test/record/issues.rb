#!/usr/bin/env ruby
# frozen_string_literal: true
# Every issue that real Puppet has, with its code, whether it may be demoted, and its message for made-up arguments, as JSON.
require 'json'
require 'puppet'
require 'puppet/pops'

# Labels are texts here, so that the words around them are seen and not the labels.
class TextLabels
  include Puppet::Pops::LabelProvider
end

ARGUMENTS = { value: 1 << 64, escapes: %w[t n], expected_classes: %w[A B], min: 1, max: 3, first_line: 7 }.freeze

issues = Puppet::Pops::Issues
all = issues.constants.sort.map { |name| [name, issues.const_get(name)] }.select { |_, issue| issue.is_a?(issues::Issue) }
recorded = all.to_h do |name, issue|
  arguments = issue.arg_names.to_h { |argument| [argument, ARGUMENTS.fetch(argument, "some #{argument}")] }
  message = begin
    issue.format(arguments.merge(label: TextLabels.new, semantic: 'some semantic'))
  rescue RuntimeError
    nil # LOADER_FAILURE has a mistake in its message
  end
  [name, { code: issue.issue_code, demotable: issue.demotable?, message: message }]
end
puts JSON.generate({ puppet: Puppet.version, arguments: ARGUMENTS.transform_values { |v| v.is_a?(Integer) ? v.to_s : v }, issues: recorded })
