# frozen_string_literal: true

# Data types that modules have in Ruby: their files say what a type looks like, which the host makes a type of, and what its instances do.

module Puppet
  module DataTypes
    # A type as its file defines it.
    class Definition
      attr_accessor :name, :interface, :implementation, :implementation_class

      def initialize(name)
        @name = name
      end

      def implemented? = !(implementation.nil? && implementation_class.nil?)
    end

    # What the block given to `create_type` may say.
    class Builder
      def initialize(definition)
        @definition = definition
      end

      def interface(text)
        raise ArgumentError, 'a data type can only have one interface' unless @definition.interface.nil?

        @definition.interface = text
      end

      def implementation(&block)
        once
        @definition.implementation = block
      end

      def implementation_class(ruby_class)
        once
        @definition.implementation_class = ruby_class
      end

      def load_file(name) = Dalang::Files.load_if_there(name)

      private

      def once
        raise ArgumentError, 'a data type can only have one implementation' if @definition.implemented?
      end
    end

    class << self
      def create_type(name, &block)
        create_loaded_type(name, nil, &block)
      rescue StandardError => e
        raise ArgumentError, "Data Type Load Error for type '#{name}': #{e.message}"
      end

      def create_loaded_type(name, _loader, &block)
        definition = Definition.new(name.to_s)
        Builder.new(definition).freeze.instance_eval(&block)
        raise ArgumentError, 'a data type must have an interface' unless definition.interface.is_a?(String)

        definition
      end
    end
  end
end

module Dalang
  # An instance of a type whose class nobody wrote: its attributes, and what an implementation adds.
  class DataObject
    class << self
      attr_accessor :type_label, :attribute_names
    end

    def initialize(*values)
      self.class.attribute_names.zip(values) { |name, value| instance_variable_set("@#{name}", value) }
    end

    def to_host = ['D', self.class.type_label, Codec.encode(_pcore_init_hash), own_text, nil]
    def _pcore_init_hash = self.class.attribute_names.to_h { |name| [name, instance_variable_get("@#{name}")] }
    def ==(other) = other.class.equal?(self.class) && other._pcore_init_hash == _pcore_init_hash
    alias eql? ==
    def hash = _pcore_init_hash.hash
    def to_s = Host.call('text', self)

    private

    # The text, where an implementation says it.
    def own_text = method(:to_s).owner == DataObject ? nil : to_s
  end

  # Types whose files were loaded into this machine, and their instances.
  module DataTypes
    @definitions = {}
    @classes = {}
    # Attributes to read of instances of classes that somebody wrote, and the type that they are of.
    @written = {}

    class << self
      # What the host makes a type of.
      def describe(path, name)
        definition = loaded(path, name)
        { name: definition.name, interface: definition.interface }.merge(implementation_of(definition))
      end

      # An instance of a class that somebody wrote.
      def make(label, place, is_hash, args)
        written = written_class(label, place)
        return written.from_asserted_hash(args[0]) if is_hash

        written.respond_to?(:from_asserted_args) ? written.from_asserted_args(*args) : written.new(*args)
      end

      # The object that the host has only the attributes of; `places` are those of its type and of the types that it inherits from.
      def object(label, places, attributes)
        definition = loaded(*places[0])
        return make(label, places[0], false, attributes.values) if definition.implementation_class

        class_of(label, places, attributes.keys).new(*attributes.values)
      end

      # An instance as the host takes it; nil for any other object.
      def to_host(object)
        label, names = @written[object.class]
        return if label.nil?

        attributes = names.to_h { |name| [name, object.public_send(name)] }
        ['D', label, Codec.encode(attributes), object.to_s, object.class.name.to_s]
      end

      private

      def implementation_of(definition)
        written = definition.implementation_class
        return { class: written.name, takes_hash: written.respond_to?(:from_asserted_hash), methods: [] } if written
        return { methods: [] } unless definition.implementation

        { methods: Class.new.tap { |made| made.class_eval(&definition.implementation) }.public_instance_methods(false) }
      end

      def written_class(label, place)
        written = loaded(*place).implementation_class
        @written[written] ||= [label, place[2]]
        written
      end

      # The implementations of the type and its ancestors, one above the other.
      def class_of(label, places, names)
        @classes[[label, names]] ||= begin
          made = Class.new(DataObject) { names.each { |name| define_method(name) { instance_variable_get("@#{name}") } } }
          places.reverse_each do |path, name, *|
            block = loaded(path, name).implementation
            made = Class.new(made, &block) if block
          end
          made.type_label = label
          made.attribute_names = names
          made
        end
      end

      def loaded(path, name, *)
        @definitions[path] ||= begin
          source = Host.call('read_ruby', path)
          unless source.match?(/Puppet::DataTypes\.create_type/)
            raise ArgumentError, "The code loaded from #{path} does not seem to be a Puppet 5x API data type - no create_type call."
          end
          created = Puppet::Pops::Loader::RubyDataTypeInstantiator.evaluate(source, path)
          unless created.is_a?(Puppet::DataTypes::Definition)
            raise ArgumentError, "The code loaded from #{path} did not produce a data type when evaluated. Got '#{created.class}'"
          end
          unless created.name.casecmp(name).zero?
            raise ArgumentError, "The code loaded from #{path} produced mis-matched name, expected '#{name}', got #{created.name}"
          end
          created
        end
      end
    end
  end
end
