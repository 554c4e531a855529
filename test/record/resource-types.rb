#!/usr/bin/env ruby
# frozen_string_literal: true
# Prints, as JSON, what the compiler must know of each resource type: those of Puppet itself, and those of the modules named as arguments.
#
#   ruby resource-types.rb MODULE_DIRECTORY...
require 'json'
require 'puppet'

Puppet.initialize_settings
Puppet.push_context(Puppet.base_context(Puppet.settings), 'recording')

SAMPLES = ['a', '/a/b/', 'A b', ''].freeze

# A title pattern: source and options of the expression, and the attributes that its groups set.
def pattern(regexp, symbols)
  attributes = symbols.map do |symbol, block|
    raise "a title pattern with a block that changes the text: #{regexp.inspect}" if block && SAMPLES.any? { |text| block.call(text) != text }

    symbol.to_s
  end
  { 'source' => regexp.source, 'multiline' => regexp.options.anybits?(Regexp::MULTILINE), 'attributes' => attributes }
end

# Title patterns are left out where the whole title is the value of the only namevar.
def describe(type)
  patterns = type.title_patterns.map { |regexp, symbols| pattern(regexp, symbols) }
  plain = patterns == [{ 'source' => '(.*)', 'multiline' => true, 'attributes' => [type.key_attributes.first.to_s] }]
  {
    'properties' => type.validproperties.map(&:to_s),
    'parameters' => type.parameters.map(&:to_s),
    'namevars' => type.key_attributes.map(&:to_s),
    'isomorphic' => type.isomorphic?,
    'titlePatterns' => plain ? nil : patterns
  }.compact
end

def types_in(dir)
  Dir.glob(File.join(dir, 'puppet/type/*.rb')).map { |file| File.basename(file, '.rb') }.sort
end

def describe_all(dir)
  types_in(dir).to_h { |name| [name, describe(Puppet::Type.type(name.to_sym) || raise("no type #{name}"))] }
end

core = describe_all(File.join($LOAD_PATH.find { |dir| File.file?(File.join(dir, 'puppet/type/file.rb')) }))
modules = ARGV.map { |dir| File.expand_path(dir) }
modules.each { |dir| $LOAD_PATH.unshift(File.join(dir, 'lib')) }

puts JSON.generate(
  'puppetVersion' => Puppet.version,
  'metaparameters' => Puppet::Type.metaparams.map do |name|
    { 'name' => name.to_s, 'relationship' => Puppet::Type.metaparamclass(name) < Puppet::Type::RelationshipMetaparam ? true : false }
  end,
  'core' => core,
  'modules' => modules.to_h { |dir| [File.basename(dir), describe_all(File.join(dir, 'lib'))] }
)
