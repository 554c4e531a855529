#!/usr/bin/env ruby
# frozen_string_literal: true
# Prints, as JSON, which methods Ruby proposes ("Did you mean?") when a value of a class lacks a method: class to method to proposals.
require 'json'
require 'psych'
require 'puppet'
require 'puppet/configurer'
require 'puppet/parser/catalog_compiler'

Puppet.initialize_settings
Puppet.push_context(Puppet.base_context(Puppet.settings), 'recording')

# The methods that functions of Puppet and stdlib call on arguments without asking for their class.
METHODS = %i[
  > [] capitalize count delete delete_at downcase each empty? end_with? flatten grep gsub index intern join key? keys length match merge reject
  reject! reverse select! size split squeeze start_with? strip sub to_a to_f to_h to_hash to_i to_str to_sym upcase values zip
].freeze

RECEIVERS = [
  nil, true, false, 1, 1.5, 'text', [], {}, :default, /a/, SemanticPuppet::Version.parse('1.0.0'),
  Puppet::Pops::Types::PSensitiveType::Sensitive.new(1), Puppet::Resource.new('file', '/x'),
  *%w[a http://a https://a ftp://a ldap://a file:///a mailto:a@b].map { |uri| URI.parse(uri) }
].freeze

def proposals(receiver, method)
  receiver.public_send(method)
  nil
rescue NoMethodError => e
  said = e.message[/\nDid you mean\?  (.*)\z/m, 1] if e.name == method && e.receiver.equal?(receiver)
  said&.split(/\n */)
rescue StandardError
  nil
end

answer = RECEIVERS.to_h do |receiver|
  [receiver.class.name, METHODS.to_h { |method| [method, proposals(receiver, method)] }.compact]
end
puts JSON.generate(answer.reject { |_, methods| methods.empty? })
