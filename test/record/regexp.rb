#!/usr/bin/env ruby
# frozen_string_literal: true
# What Ruby says of patterns: JSON lines in and out. In is the source, out is `{"error":STR}`, or `{}` for a pattern that Ruby accepts; the
# first line of the answer is Ruby's version. The encodings are those that Puppet sets.
require 'json'

Encoding.default_external = Encoding::UTF_8
Encoding.default_internal = Encoding::UTF_8
$VERBOSE = nil

def answer(source)
  Regexp.new(source)
  {}
rescue RegexpError => e
  { error: e.message.scrub }
end

puts JSON.generate(RUBY_VERSION)
$stdin.each_line { |line| puts JSON.generate(answer(JSON.parse(line))) }
