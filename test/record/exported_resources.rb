# frozen_string_literal: true
# Puppet's setting storeconfigs with a store of our own: the exported resources that a request brings.
#
# A terminus of the name that Puppet's backend has by default stands in for PuppetDB. What is found is answered as PuppetDB documents
# its queries of resources: equality of JSON values and of titles, tags in lower case. It answers resources with all that was stored: tags,
# file and line as well, and what was Sensitive is Sensitive again.
require 'puppet/indirector/code'
require 'puppet/indirector/resource/store_configs'

module ExportedResources
  class << self
    attr_accessor :stored

    def with(resources)
      self.stored = resources.sort_by.with_index { |resource, index| [resource['certname'], index] }
      Puppet[:storeconfigs] = true
      yield
    ensure
      self.stored = []
      Puppet[:storeconfigs] = false
      Puppet.settings.override_default(:catalog_cache_terminus, nil)
    end

    def match?(filter, resource)
      return true if filter.nil?
      left, operator, right = filter
      case operator
      when 'and' then match?(left, resource) && match?(right, resource)
      when 'or' then match?(left, resource) || match?(right, resource)
      when '==' then equal?(resource, left, right)
      when '!=' then !equal?(resource, left, right)
      end
    end

    def equal?(resource, field, value)
      case field
      when 'tag' then [value].flatten.any? { |tag| tag.is_a?(String) && (resource['tags'] || []).include?(tag.downcase) }
      when 'title' then resource['title'] == value
      else
        value = value.to_s if value.is_a?(Puppet::Resource)
        parameters = resource['parameters'] || {}
        parameters.key?(field.to_s) && parameters[field.to_s] == value
      end
    end

    def imported(data, scope)
      values = Puppet::Pops::Serialization::FromDataConverter.convert(data['parameters'] || {})
      sensitive = data['sensitive_parameters'] || []
      parameters = values.map do |name, value|
        value = Puppet::Pops::Types::PSensitiveType::Sensitive.new(value) if sensitive.include?(name)
        Puppet::Parser::Resource::Param.new(name: name, value: value)
      end
      type = Puppet::Pops::Evaluator::Runtime3ResourceSupport.find_resource_type(scope, data['type'])
      attributes = { parameters: parameters, scope: scope, file: data['file'], line: data['line'] }
      resource = Puppet::Parser::Resource.new(type, data['title'], attributes)
      resource.tag(*data['tags']) if data['tags']
      resource.collector_id = data.values_at('certname', 'type', 'title').join('|')
      resource
    end
  end
end

class Puppet::Resource::Puppetdb < Puppet::Indirector::Code
  desc 'Exported resources that a request brought.'

  def search(request)
    host, filter, scope = request.options.values_at(:host, :filter, :scope)
    found = ExportedResources.stored.select do |resource|
      resource['type'] == request.key && resource['certname'] != host && ExportedResources.match?(filter, resource)
    end
    found.map { |resource| ExportedResources.imported(resource, scope) }
  end
end
