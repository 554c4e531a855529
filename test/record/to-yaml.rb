# frozen_string_literal: true
# What Ruby's to_yaml makes of many texts and of nested values with them: a JSON list of [value, YAML] on standard output.
require 'json'
require 'yaml'

srand(7)
PARTS = ['a', 'word', '- x', 'é', "\n", ' ', '  ', "\n\n", "'", '"', '#', '# x', ':', ': ', ':x', 'true', 'no', 'on', '1', '0x1f', '1_000', '-', '?', '[', '{',
         '&', '*', '!', '|', '>', '%', '@', '`', '~', 'null', '2020-01-01', '2020-02-31', '2020-01-01 10:00:00', '08', '017', '1.5', '.5', '.', '1e3', '12:30',
         '12:30:40.5', '.inf', '.nan', "\t", "\u{1F600}", '=', '<<', 'y', 'n', '...', '---', ',', 'longer words than these ', 'x' * 30, "\r", "\u00a0", "\u0085",
         "\u2028", "\ufeff", '\\', '_', "\u0001", "\e"].freeze

def text
  Array.new([0, 1, 1, 1, 2, 2, 3, 4, 8, 40].sample) { PARTS.sample }.join(['', ' ', ''].sample)
end

def value(depth)
  kind = rand(10)
  return text if depth.zero? || kind < 5
  return [nil, true, false, rand(1000), -5, 1.5e-7, 2.25, 'k'].sample if kind < 7
  return Array.new(rand(4)) { value(depth - 1) } if kind < 8

  Array.new(rand(4)) { [rand(3).zero? ? text : "k#{rand(99)}", value(depth - 1)] }.to_h
end

cases = ['', *PARTS].flat_map { |part| [part, [part], { part => 1 }, { 'k' => part }] } + Array.new(600) { value(rand(4)) }
puts JSON.generate(cases.map { |each| [each, each.to_yaml] })
