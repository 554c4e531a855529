#!/usr/bin/env ruby
# frozen_string_literal: true
# What Ruby says to regular expressions and what Puppet's JSON parser says to JSON: {"regexp":[STR],"json":[STR]} in, the same with [STR, ERROR|null] out.
require 'json'
require 'puppet'
require 'puppet/util/json'

def error_of
  yield
  nil
rescue RegexpError, Puppet::Util::Json::ParseError => e
  e.message
end

CHECKS = { 'regexp' => ->(text) { Regexp.new(text) }, 'json' => ->(text) { Puppet::Util::Json.load(text) } }.freeze

asked = JSON.parse($stdin.read)
answers = CHECKS.to_h { |kind, check| [kind, asked.fetch(kind).map { |text| [text, error_of { check.call(text) }] }] }
puts JSON.generate({ puppet: Puppet.version }.merge(answers))
