# frozen_string_literal: true
# Prints, as JSON, the Object types that Puppet itself defines, each as the text of its definition.
require 'json'
require 'puppet'
require 'puppet/pops'

Puppet.initialize_settings
Puppet.push_context(Puppet.base_context(Puppet.settings), 'recording')
environment = Puppet::Node::Environment.create(:production, [])
Puppet.override(loaders: Puppet::Pops::Loaders.new(environment)) do
  loader = Puppet::Pops::Loaders.static_loader
  types = loader.discover(:type).map { |name| loader.load_typed(name).value }
  objects = types.select { |type| type.is_a?(Puppet::Pops::Types::PObjectType) && !type.name.nil? }
  objects.each { |type| type.resolve(loader) }
  puts JSON.generate('puppetVersion' => Puppet.version, 'types' => objects.sort_by(&:name).to_h { |type| [type.name, type.to_s] })
end
