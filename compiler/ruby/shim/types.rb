# frozen_string_literal: true

# Resource types of modules: what a compiler must know of them (attributes, namevars, title patterns). Nothing is ever managed here, so what
# a type says about values, providers and the system is taken in and left alone.

module Puppet
  # Methods that do nothing, for declarations that only matter where resources are applied.
  module Declared
    def declares(*names) = names.each { |name| define_method(name) { |*_args, **_options, &_block| nil } }
  end

  class Parameter
    include Puppet::Util
    include Puppet::Util::Docs
    include Puppet::Util::MethodHelper
    extend Puppet::Util::Docs

    attr_accessor :resource, :parent, :value

    class << self
      extend Puppet::Declared
      include Puppet::Util
      include Puppet::Util::Docs

      attr_accessor :name, :default, :metaparam, :element, :required_features, :value_collection, :noop
      attr_writer :array_matching, :idempotent, :unmanaged, :doc

      declares :nodefault, :isrequired, :sensitive, :aliasvalue, :nodoc, :proxymethods, :log, :initvars, :call_provider, :autorequire,
               :options_hash, :path_separator, :retryable, :provider, :attr_provider, :newcheck

      def inherited(child)
        super
        child.instance_variable_set(:@isnamevar, @isnamevar) if instance_variable_defined?(:@isnamevar)
      end

      def isnamevar = @isnamevar = true
      def isnamevar? = @isnamevar == true
      def required? = false
      def metaparam? = @metaparam
      def desc(text) = @doc = text
      def newvalue(*names, **_options) = values.concat(names.map(&:to_s))
      def newvalues(*names) = values.concat(names.map { |name| name.is_a?(Regexp) ? name : name.to_s })
      def values = (@values ||= [])
      def array_matching = @array_matching || :first
      def defaultvalues = newvalues(:present, :absent)
      def defaultto(value = nil, &block) = define_method(:default, &(block || -> { value }))
      def validate(&block) = define_method(:unsafe_validate, &block)
      def munge(&block) = define_method(:unsafe_munge, &block)
      def unmunge(&block) = define_method(:unmunge, &block)
      def accept_arrays(*) = nil
      def to_s = @name ? "Parameter #{@name}" : super
    end

    def name = self.class.name
    def unsafe_munge(value) = value
    def unsafe_validate(_value) = true
    def munge(value) = unsafe_munge(value)
    def unmunge(value) = value
    def validate(value) = unsafe_validate(value)
    def provider = nil
    def default = nil

    class Boolean < Parameter; end
    class Path < Parameter; end
    class PackageOptions < Parameter; end

    # Values that are allowed.
    class Value; end
    class ValueCollection; end
  end

  class Property < Parameter
    attr_accessor :should

    def is_to_s(value) = value.inspect
    def should_to_s(value) = value.inspect
    def insync?(_is) = true
    def retrieve = nil
    def set(_value) = nil
    def sync = nil

    class Boolean < Property; end
    class Ensure < Property; end
    class List < Property; end
    class OrderedList < List; end
    class KeyValue < Property; end
  end

  class Provider
    include Puppet::Util
    extend Puppet::Util

    class << self
      def method_missing(*) = nil
      def respond_to_missing?(*) = true
    end

    # Providers are named in parents only.
    class NameService < Provider; end
    class ParsedFile < Provider; end
    class Package < Provider; end
    class AixObject < Provider; end
    class Confine; end
    class Command; end
  end

  class Type
    include Puppet::Util
    include Puppet::Util::Docs

    METAPARAMETERS = %i[noop schedule audit loglevel alias tag require subscribe before notify stage].freeze
    MetaParameter = Class.new(Puppet::Parameter)
    RelationshipMetaparam = Class.new(Puppet::Parameter)

    @types = {}

    class << self
      extend Puppet::Declared
      include Puppet::Util
      include Puppet::Util::Docs

      attr_accessor :name, :self_refresh, :apply_to_device_only
      attr_writer :doc

      declares :apply_to_all, :apply_to_host, :apply_to_device, :feature, :hide, :newstate, :initvars, :suitable, :providers_by_source,
               :eachmetaparam, :autorequire, :autobefore, :autonotify, :autosubscribe, :unprovide, :defaultprovider, :eachautorequire

      def inherited(child)
        super
        child.start
      end

      def start
        @parameters = []
        @parameter_hash = {}
        @properties = []
        @property_hash = {}
        @providers = {}
      end

      def all = Type.instance_variable_get(:@types)

      def newtype(name, options = {}, &block)
        parent = options[:parent] || Puppet::Type
        made = Class.new(parent)
        made.name = name.to_sym
        constant = name.to_s.downcase.capitalize
        Puppet::Type.send(:remove_const, constant) if Puppet::Type.const_defined?(constant, false)
        Puppet::Type.const_set(constant, made)
        Puppet::Type.all[name.to_sym] = made
        made.class_eval(&block) if block
        made.ensurable if made.ensurable? && !made.validproperty?(:ensure)
        made
      end

      def type(name)
        key = name.to_s.downcase.to_sym
        return all[key]&.tap(&:declare_recorded) if all.key?(key) || key.to_s.include?(':')

        path = Dalang::Host.call('find_ruby', "puppet/type/#{key}")
        Dalang::Files.load_once(path) if path
        all[key] ||= nil
      end

      # Attributes of Puppet's own types, of which the host knows.
      def declare_recorded
        return if !@is_recorded || @properties.any? || @parameters.any?

        properties, parameters, namevars = Dalang::Host.call('core_type', name.to_s)
        properties.to_a.each { |property| newproperty(property) }
        parameters.to_a.each { |parameter| newparam(parameter, namevar: namevars.include?(parameter)) }
      end

      def recorded! = @is_recorded = true
      def rmtype(name) = all.delete(name)
      def eachtype(&block) = all.values.compact.each(&block)
      def desc(text) = @doc = text
      def doc = @doc
      def to_s = @name ? "Puppet::Type::#{@name.to_s.capitalize}" : super
      def validate(&block) = define_method(:validate, &block)
      def newmetaparam(name, _options = {}, &_block) = METAPARAMETERS.include?(name) ? nil : name
      def metaparams = METAPARAMETERS
      def metaparam?(name) = METAPARAMETERS.include?(name.to_sym)
      def metaparamclass(_name) = MetaParameter
      def isomorphic? = @isomorphic.nil? ? true : @isomorphic
      def instances = []
      def features = []

      def newparam(name, options = {}, &block)
        made = attribute(name, options[:parent] || Puppet::Parameter, "Parameter#{name.to_s.capitalize}", options, &block)
        @parameters << made
        @parameter_hash[name.to_sym] = made
        made.isnamevar if options[:namevar]
        made
      end

      def newproperty(name, options = {}, &block)
        unless options.is_a?(Hash)
          raise Puppet::DevError, "Options must be a hash, not #{options.inspect}"
        end
        if @property_hash.key?(name.to_sym)
          raise Puppet::DevError, "Class #{self.name} already has a property named #{name}"
        end

        made = attribute(name, options[:parent] || Puppet::Property, name.to_s.capitalize, options, &block)
        @property_hash[name.to_sym] = made
        name.to_sym == :ensure ? @properties.unshift(made) : @properties.push(made)
        made
      end

      def ensurable(&block)
        block ||= proc { defaultvalues }
        newproperty(:ensure, parent: Puppet::Property::Ensure, &block)
      end

      def ensurable? = %i[exists? create destroy].all? { |name| public_method_defined?(name) }
      def parameters = @parameters.map(&:name)
      def properties = @properties
      def validproperties = @property_hash.keys
      def allattrs = key_attributes | (parameters & [:provider]) | validproperties | parameters | metaparams
      def paramclass(name) = @parameter_hash[name.to_sym]
      def propertybyname(name) = @property_hash[name.to_sym]
      def attrclass(name) = propertybyname(name) || paramclass(name)
      def attrtype(name) = validproperty?(name) ? :property : (validparameter?(name) ? :param : nil)
      def validproperty?(name) = @property_hash.key?(name.to_sym)
      def validparameter?(name) = @parameter_hash.key?(name.to_sym) || metaparam?(name)
      def validattr?(name) = name.to_sym == :name || validproperty?(name) || validparameter?(name)
      alias valid_parameter? validattr?

      def key_attribute_parameters = @parameters.find_all { |parameter| parameter.isnamevar? || parameter.name == :name }
      def key_attributes = key_attribute_parameters.map(&:name)
      def parameters_to_include = []

      def title_patterns
        case key_attributes.length
        when 0 then []
        when 1 then [[/(.*)/m, [[key_attributes.first]]]]
        else raise Puppet::DevError, 'you must specify title patterns when there are two or more key attributes'
        end
      end

      def provide(name, *, &_block)
        @providers[name] = true
        Puppet::Provider
      end

      def provider(_name) = Puppet::Provider
      def providers = @providers.keys
      def provider_feature(*) = nil

      # A type that any provider serves takes the parameter `provider`.
      def providify
        newparam(:provider) unless @parameter_hash.key?(:provider)
      end

      private

      def attribute(name, parent, constant, options, &block)
        made = Class.new(parent)
        made.name = name.to_sym
        made.required_features = options[:required_features]
        const_set(constant, made) if constant.match?(/\A[A-Z]\w*\z/) && !const_defined?(constant, false)
        made.class_eval(&block) if block
        define_method("#{name}?") { self[name] == true || self[name] == :true } if options[:boolean]
        made
      end
    end

    def [](name) = (@values ||= {})[name.to_sym]
    def []=(name, value)
      (@values ||= {})[name.to_sym] = value
    end

    def provider = nil
    def catalog = nil

    # Puppet's own types, where modules name them as parents.
    class File < Type
      start
      self.name = :file
      recorded!
      class Owner < Puppet::Property; end
      class Group < Puppet::Property; end
      class Mode < Puppet::Property; end
      class Ensure < Puppet::Property::Ensure; end
    end
    all[:file] = File

    %i[user group service package exec cron mount host yumrepo notify schedule stage tidy filebucket resources component].each do |name|
      made = Class.new(Type)
      made.name = name
      made.recorded!
      const_set(name.to_s.capitalize, made)
      all[name] = made
    end
  end

  class CompilableResourceType; end
  module Pops::Resource; end
end

module Dalang
  module Types
    class << self
      # What the compiler must know of the type that the file defines.
      def describe(path, name)
        Files.load_once(path)
        type = Puppet::Type.all[name.to_sym] or return nil
        type.providify if has_providers?(type, name)
        { properties: type.validproperties, parameters: type.parameters, namevars: type.key_attributes,
          isomorphic: type.isomorphic? ? true : false }.merge(titles(type))
      rescue StandardError
        Puppet::Type.rmtype(name.to_sym)
        raise
      end

      # Attributes that a title stands for, where the type computes them.
      def parse_title(path, name, title)
        Files.load_once(path)
        Puppet::Type.all.fetch(name.to_sym).title_patterns.each do |regexp, symbols|
          match = regexp.match(title) or next
          return symbols.zip(match.captures).map { |(attribute, block), text| [attribute.to_s, block ? block.call(text) : text] }
        end
        nil
      end

      private

      # Those of a type that is declared as data do not say that they provide it.
      def has_providers?(type, name)
        return false if type.respond_to?(:type_definition)

        Host.call('has_providers', name) || !type.providers.empty?
      end

      def titles(type)
        patterns = type.title_patterns
        return {} if patterns.size == 1 && type.key_attributes.size == 1 && patterns[0] == [/(.*)/m, [[type.key_attributes.first]]]

        { titlePatterns: patterns.map { |regexp, symbols| pattern(regexp, symbols) },
          computedTitles: patterns.any? { |_, symbols| symbols.any? { |_, block| block && !identity?(block) } } }
      rescue Puppet::DevError => e
        { titleError: e.message }
      end

      def pattern(regexp, symbols)
        { source: regexp.source, options: regexp.options, attributes: symbols.map { |name, _| name.to_s } }
      end

      def identity?(block)
        probe = +'dalang/probe'
        block.call(probe).equal?(probe)
      rescue StandardError
        false
      end
    end
  end
end
