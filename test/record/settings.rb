#!/usr/bin/env ruby
# frozen_string_literal: true
# Prints, as JSON, the values that the settings have by default in the `settings::` namespace of a compilation.
require 'json'
require 'puppet'

Puppet.initialize_settings(['--certname', 'localhost', '--confdir', '/etc/puppet', '--vardir', '/var/lib/puppet', '--logdir', '/var/log/puppet', '--rundir', '/run/puppet'])

def plain(value)
  case value
  when String, Numeric, true, false, nil then value
  when Array then value.map { |item| plain(item) }
  when Hash then value.to_h { |key, item| [plain(key), plain(item)] }
  else value == :undef ? nil : value.to_s
  end
end

values = {}
Puppet.settings.each_key do |name|
  values[name.to_s] = plain(Puppet.settings.value_sym(name, :production)) unless name == :name
end
lines = values.map { |name, value| "  #{name.to_json}: #{JSON.generate(value, allow_nan: true).sub("Infinity", "1e999")}" }
puts "{\n#{lines.join(",\n")}\n}"
