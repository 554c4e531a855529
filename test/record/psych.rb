# What Puppet makes of YAML: JSON texts in, one answer a line out. Values keep their Ruby class: {"i": "1"} is an Integer.
require 'json'
require 'puppet'
require 'puppet/util/yaml'

def kept(value)
  case value
  when Hash then { 'h' => value.map { |k, v| [kept(k), kept(v)] } }
  when Array then { 'a' => value.map { |v| kept(v) } }
  when Symbol then { 'sym' => value.to_s }
  when Integer then { 'i' => value.to_s }
  when Float then { 'f' => value.to_s }
  when String then { 's' => value.dup.force_encoding('UTF-8') }
  else value
  end
end

$stdin.each_line do |line|
  answer = begin
    { 'value' => kept(Puppet::Util::Yaml.safe_load(JSON.parse(line), [Symbol], 'F')) }
  rescue StandardError => e
    { 'error' => e.message }
  end
  puts JSON.generate(answer)
end
