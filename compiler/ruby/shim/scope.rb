# frozen_string_literal: true

# The scope that templates and functions see; its variables stay with the host.

module Puppet
  module Parser
    class Scope
      include Puppet::Util::Errors
      include Puppet::Util::Logging

      UNCAUGHT_THROW_EXCEPTION = UncaughtThrowError

      attr_reader :host_id

      # One object for each scope, while the call lasts.
      @known = {}
      def self.of(id, text) = @known[id] ||= new(id, text)
      def self.global = Dalang::Host.call('global_scope')

      # Values of variables that Ruby has set: whoever asks for one gets this very object, and may change it.
      @own_values = {}
      class << self
        attr_reader :own_values

        def forget
          @known.clear
          @own_values.clear
        end
      end

      def self.true?(value) = value == '' || value == :undef ? false : !!value

      def self.number?(value)
        return value if value.is_a?(Numeric)

        Dalang::Host.call('number', value.to_s)
      end

      def initialize(id, text)
        @host_id = id
        @text = text
      end

      def to_host = ['o', @host_id]
      def to_s = @text
      alias inspect to_s
      def ==(other) = other.is_a?(Scope) && other.host_id == host_id

      def lookupvar(name, _options = {})
        unless name.is_a?(String)
          message = "Scope variable name #{name.inspect} is a #{name.class}, not a string"
          raise Puppet::ParseError, message, Dalang::OwnPlaces.frames('parser/scope.rb:494')
        end

        Scope.own_values.fetch([host_id, name]) { found(name, *Dalang::Host.call('lookupvar', self, name)) }
      end

      def [](name, _options = {}) = lookupvar(name)
      def include?(name) = !Dalang::Host.call('scope', self, 'value', name).nil?
      def exist?(name) = Dalang::Host.call('scope', self, 'exist', name)
      def bound?(name) = Dalang::Host.call('scope', self, 'bound', name)

      def setvar(name, value, _options = {})
        if name =~ /^[0-9]+$/
          raise Puppet::ParseError, "Cannot assign to a numeric match result variable '$#{name}'"
        end
        unless name.is_a?(String)
          raise Puppet::ParseError, "Scope variable name #{name.inspect} is a #{name.class}, not a string"
        end

        Dalang::Host.call('setvar', self, name, value)
        Scope.own_values[[host_id, name]] = value
      rescue Puppet::Error => e
        line = PLACES_IN_PUPPET.find { |message, _| message.match?(e.message) }&.last || 785
        Dalang::OwnPlaces.at("parser/scope.rb:#{line}", e)
        raise
      end

      PLACES_IN_PUPPET = { /\ACannot assign to a numeric/ => 764, /\AScope variable name/ => 767, /name: 'server_facts'/ => 777,
                           /\AAttempt to assign to a reserved/ => 772 }.freeze
      private_constant :PLACES_IN_PUPPET

      def []=(name, value)
        setvar(name, value)
      end

      def to_hash(recursive = true, _include_undef = false) = Dalang::Host.call('scope', self, 'hash', recursive)
      def compiler = (@compiler ||= Compiler.new(self))
      def catalog = compiler.catalog
      def environment = Puppet::Node::Environment.current
      def known_resource_types = environment.known_resource_types
      def resource = Dalang::Host.call('scope', self, 'resource')
      def source = Dalang::Host.call('scope', self, 'source')&.then { |name, module_name| Source.new(name, module_name) }
      def parent = Dalang::Host.call('scope', self, 'parent')
      def is_topscope? = Dalang::Host.call('scope', self, 'is_top')
      def topscope = Dalang::Host.call('scope', self, 'top')
      def findresource(type, title = nil) = Dalang::Host.call('find_resource', type.to_s, title&.to_s)
      def find_hostclass(name) = known_resource_types.find_hostclass(name)
      def find_definition(name) = known_resource_types.find_definition(name)
      def lookupdefaults(type) = Dalang::Host.call('scope', self, 'defaults', type.to_s)
      def undef_as(substitute, value) = value.nil? || value == :undef ? substitute : value

      def call_function(name, args, &block)
        Puppet::Functions.call_by_name(name.to_s, self, args.is_a?(Array) ? args : [args], &block)
      end

      def respond_to_missing?(name, all = false)
        function = name.to_s[/\Afunction_(.*)/m, 1]
        function ? Puppet::Parser::Functions.function(function) != false : super
      end

      def method_missing(name, *args, &block)
        function = name.to_s[/\Afunction_(.*)/m, 1]
        return Puppet::Parser::Functions.call(self, function, args, &block) if function && Puppet::Parser::Functions.function(function)

        begin
          super
        rescue NoMethodError => e
          Dalang::OwnPlaces.at("parser/scope.rb:#{function ? 1039 : 1038}", e)
          raise
        end
      end

      # These functions are there from the start.
      Puppet::LOG_LEVELS.each do |level|
        define_method("function_#{level}") { |args| Puppet::Parser::Functions.call(self, level.to_s, [args]) }
      end

      Source = Struct.new(:name, :module_name) do
        def to_s = name
      end

      private

      # Of a variable that is not there, whoever catches that is told; nobody else but the logs.
      def found(name, value, reason = nil)
        return value unless reason

        begin
          throw :undefined_variable, reason
        rescue UncaughtThrowError
          Dalang::Host.call('unknown_variable', self, name)
        end
      end
    end

    module Files
      def self.find_template(name, _environment = nil) = found(name, 'templates')
      def self.find_file(name, _environment = nil) = found(name, 'files')

      # A path is taken as it is.
      def self.found(name, folder) = name.start_with?('/') ? name : Dalang::Host.call('find_module_file', name, folder)
      private_class_method :found
    end

    class AST; end

    # What an environment's functions may ask of the compiler.
    class Compiler
      def initialize(scope)
        @scope = scope
      end

      def environment = @scope.environment
      def catalog = (@catalog ||= Puppet::Resource::Catalog.new)
      def topscope = @scope.topscope
      def node = CompiledNode.new
      def findresource(*args) = @scope.findresource(*args)
      def resources = catalog.resources
      def add_class(name) = Dalang::Host.call('add_class', name)
      def evaluate_classes(names, scope, lazy = true) = Dalang::Host.call('evaluate_classes', scope, Array(names), lazy)

      # The node of the compilation.
      class CompiledNode
        Facts = Struct.new(:name, :values)

        def name = Dalang::Host.call('catalog', 'name')
        def facts = Facts.new(name, Facter.to_hash)
        def parameters = Facter.to_hash
        def environment = Puppet::Node::Environment.current
      end
    end
  end
end
