# frozen_string_literal: true
# Loaded before oracle.rb where sets of types are printed: Puppet's one formatter of types keeps the set that it printed last, and
# prints everything later in its terms. Each compilation starts here as it does in a fresh process.
require 'puppet'
require 'puppet/pops'

module FreshTypeFormatter
  def initialize(...)
    Puppet::Pops::Types::TypeFormatter.singleton.instance_variable_set(:@type_set, nil)
    super
  end
end

require 'puppet/parser/compiler'
Puppet::Parser::Compiler.prepend(FreshTypeFormatter)
