# frozen_string_literal: true

# Resource types that are declared as data (the gem puppet-resource_api): what a compiler sees of them, and what is wrong with a declaration.

module Puppet
  module ResourceApi
    RESERVED = %i[title provider alias audit before consume export loglevel noop notify require schedule stage subscribe tag].freeze
    FEATURES = %w[supports_noop canonicalize custom_insync remote_resource simple_get_filter].freeze
    BEHAVIOURS = %i[read_only namevar parameter init_only].freeze
    TRIGGER = :rsapi_custom_insync_trigger
    private_constant :RESERVED, :FEATURES, :BEHAVIOURS, :TRIGGER

    class << self
      def register_type(definition)
        type_definition = TypeDefinition.new(definition)
        Puppet::Type.newtype(definition[:name].to_sym) do
          define_singleton_method(:type_definition) { type_definition }
          define_singleton_method(:title_patterns) { type_definition.parsed_title_patterns }
          newproperty(TRIGGER) if type_definition.triggers_insync?
          type_definition.attributes.each { |name, options| ResourceApi.add_attribute(self, name.to_sym, options[:behaviour]) }
        end
      end

      def register_transport(*) = nil
      def register_provider(*) = nil
      def load_provider(*) = nil

      def add_attribute(type, name, behaviour)
        raise Puppet::ResourceError, "`#{behaviour}` is not a valid behaviour value" unless behaviour.nil? || BEHAVIOURS.include?(behaviour)

        case behaviour
        when :namevar then type.newparam(name, namevar: true)
        when :parameter, :read_only then type.newparam(name)
        else type.newproperty(name)
        end
      end
    end

    # A declaration that was looked at.
    class TypeDefinition
      attr_reader :definition, :attributes

      def initialize(definition)
        raise Puppet::DevError, "#{self.class} must be a Hash, not `#{definition.class}`" unless definition.is_a?(Hash)

        @definition = definition
        @attributes = definition[:attributes]
        check_parts
        check_texts
        attributes.each { |name, options| check_attribute(name, options) }
        check_names
        check_ensure if attributes.key?(:ensure)
        check_features
      end

      def name = definition[:name]
      def namevars = attributes.select { |_, options| options[:behaviour] == :namevar }.keys
      def ensurable? = attributes.key?(:ensure)
      def feature?(feature) = definition[:features].include?(feature)

      # A type without properties gets one, so that there is something to compare.
      def triggers_insync? = feature?('custom_insync') && attributes.values.all? { |options| options.key?(:behaviour) }

      # Groups of a pattern are named as the attributes that they give.
      def parsed_title_patterns
        return [[/(.*)/m, [[namevars.first]]]] unless definition.key?(:title_patterns)

        definition[:title_patterns].map { |item| [item[:pattern], Regexp.new(item[:pattern]).names.map { |name| [name.to_sym] }] }
      end

      private

      def check_parts
        raise Puppet::DevError, "#{self.class} must have a name" unless definition.key?(:name)
        # What the gem means to say does not come out: its text names a key that it does not give.
        raise KeyError, "key{attr_key} not found\nDid you mean?  :attrs" unless definition.key?(:attributes)
        return if attributes.is_a?(Hash)

        raise Puppet::DevError, "`#{name}.attributes` must be a hash, not `#{attributes.class}`"
      end

      def check_texts
        if definition.key?(:docs)
          raise Puppet::DevError, "`#{name}` has both `desc` and `docs`, prefer using `desc`" if definition[:desc]

          definition[:desc] = definition.delete(:docs)
        end
        undocumented(name) unless definition.key?(:desc)
      end

      def undocumented(what) = Puppet.warning("`#{what}` has no documentation, add it using a `desc` key")

      def check_attribute(name, options)
        if name == TRIGGER
          raise Puppet::DevError, "`#{TRIGGER}` cannot be specified as an attribute; " \
                                  'it is reserved for propertyless types with the custom_insync feature'
        end
        raise Puppet::DevError, "`#{self.name}.#{name}` must be a Hash, not a #{options.class}" unless options.is_a?(Hash)
        raise Puppet::DevError, "`#{self.name}.#{name}` has no type" unless options.key?(:type)

        undocumented("#{self.name}.#{name}") unless options.key?(:desc)
        parsed_type(name, options[:type])
        check_behaviour(name, options)
      end

      def check_behaviour(name, options)
        return unless options[:behavior]
        if options[:behaviour]
          raise Puppet::DevError, "the '#{name}' attribute has both a `behavior` and a `behaviour`, only use one"
        end

        options[:behaviour] = options.delete(:behavior)
      end

      def parsed_type(name, text)
        Pops::Types::TypeParser.singleton.parse(text)
      rescue Puppet::ParseError => e
        raise Puppet::DevError, "The type of the `#{name}` attribute `#{text}` could not be parsed: #{e.message}"
      end

      def check_names
        RESERVED.each do |name|
          raise Puppet::DevError, "must not define an attribute called `#{name.inspect}`" if attributes.key?(name)
        end
        patterns = definition.fetch(:title_patterns, [])
        raise Puppet::DevError, "`:title_patterns` must be an array, not `#{patterns.class}`" unless patterns.is_a?(Array)
      end

      def check_ensure
        type = parsed_type(:ensure, attributes[:ensure][:type])
        allowed = ['Enum[present, absent]', 'Enum[absent, present]'].flat_map { |text| [text, "Optional[#{text}]"] }
        allowed << 'Variant[Undef, Enum[present, absent]]'
        return if allowed.any? { |text| parsed_type(:ensure, text) == type }

        raise Puppet::DevError, '`:ensure` attribute must have a type of: `Enum[present, absent]` or `Optional[Enum[present, absent]]`'
      end

      def check_features
        definition[:features] ||= []
        unknown = definition[:features] - FEATURES
        Puppet.warning("Unknown feature detected: #{unknown.inspect}") unless unknown.empty?
      end
    end

    # Providers are named in parents only.
    class SimpleProvider; end
  end
end

$LOADED_FEATURES << 'puppet/resource_api.rb' << 'puppet/resource_api/simple_provider.rb'
