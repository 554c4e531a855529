# frozen_string_literal: true

require 'error_highlight'

# As in Ruby 3.1, the line of code that has an unknown name is part of the error's text, where the code is that of a file which was required
# or loaded. Templates and functions are evaluated, and show no line.
module HighlightInText
  def to_s
    text = super
    place = backtrace_locations&.first or return text
    node = RubyVM::AbstractSyntaxTree.of(place, keep_script_lines: true)
    spot = ErrorHighlight.spot(node, point_type: :name, name: name)
    marks = spot && ErrorHighlight.formatter.message_for(spot)
    marks && !text.include?(marks) ? text + marks : text
  rescue ArgumentError, SyntaxError, SystemCallError
    text
  end

  # Compiles, in the block, a file that is required or loaded.
  def self.with_lines
    before = RubyVM.keep_script_lines
    RubyVM.keep_script_lines = true
    yield
  ensure
    RubyVM.keep_script_lines = before
  end
end
NameError.prepend(HighlightInText)
