# What Puppet makes of YAML: requests as JSON lines in, one answer a line out. A request has the text as `source`, or its bytes as `base64`.
# Values keep their Ruby class: {"i": "1"} is an Integer.
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
  when String then { 's' => text(value) }
  else value
  end
end

# What !!binary makes may be no UTF-8: its bytes are characters then.
def text(value)
  utf8 = value.dup.force_encoding('UTF-8')
  utf8.valid_encoding? ? utf8 : utf8.force_encoding('ISO-8859-1').encode('UTF-8')
end

def text_of(request)
  return request['source'] if request['base64'].nil?

  # As Puppet reads files of data: encoding utf-8.
  request['base64'].unpack1('m').force_encoding('UTF-8')
end

$stdout.sync = true
$stdin.each_line do |line|
  request = JSON.parse(line)
  answer = begin
    { 'ok' => true, 'value' => kept(Puppet::Util::Yaml.safe_load(text_of(request), [Symbol], 'F')) }
  rescue StandardError, SystemStackError => e
    { 'ok' => false, 'class' => e.class.name, 'error' => e.message }
  end
  puts JSON.generate(request.key?('id') ? { 'id' => request['id'], **answer } : answer)
end
