#!/usr/bin/env ruby
# frozen_string_literal: true
# Prints, as JSON, the methods of values of Ruby's own classes in the order in which Ruby proposes them ("Did you mean?") where they are equally near.
require 'json'
require 'psych'
require 'puppet'
require 'puppet/configurer'
require 'puppet/parser/catalog_compiler'

Puppet.initialize_settings
Puppet.push_context(Puppet.base_context(Puppet.settings), 'recording')

RECEIVERS = [nil, true, false, 1, 1.5, 'text', [], {}, :default, /a/].freeze
puts JSON.generate(RECEIVERS.to_h { |receiver| [receiver.class.name, receiver.methods] })
