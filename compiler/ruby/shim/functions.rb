# frozen_string_literal: true

# Functions of modules: those of today (`create_function`) and those of the old interface (`newfunction`). The host chooses the dispatch and
# checks arguments and what is returned, from the signatures that are described here.

module Puppet
  module Pops
    module Functions
      # What functions of today descend from.
      class Function
        attr_reader :loader

        def initialize(closure_scope, loader)
          @closure_scope = closure_scope
          @loader = loader
        end

        def closure_scope = @closure_scope || Puppet::Parser::Scope.global

        def call_function(name, *args, &block)
          Puppet::Functions.call_from(self.class.name, name.to_s, closure_scope, args, &block)
        end

        def call(scope, *args, &block)
          Dalang::LocalFunctions.dispatch(self.class, scope, args, &block)
        end

        protected

        def internal_call_function(scope, name, args, &block)
          Puppet::Functions.call_from(self.class.name, name.to_s, scope, args, &block)
        end
      end
    end
  end

  module Functions
    # One signature, as it is declared.
    class Signature
      attr_reader :method_name, :parameters, :weaving, :injections, :least, :most, :block, :returned, :mismatch

      def initialize(method_name, mismatch)
        @method_name = method_name.to_s
        @mismatch = mismatch
        @parameters = []
        @weaving = []
        @injections = []
        @least = 0
        @most = 0
      end

      def param(type, name)
        add(type, name)
        raise ArgumentError, 'A required parameter cannot be added after an optional parameter' if @least != @most

        @least += 1
        @most += 1
      end
      alias required_param param

      def optional_param(type, name)
        add(type, name)
        @most += 1
      end

      def repeated_param(type, name)
        add(type, name, true)
        @most = nil
      end
      alias optional_repeated_param repeated_param

      def required_repeated_param(type, name)
        add(type, name, true)
        raise ArgumentError, 'A required repeated parameter cannot be added after an optional parameter' if @least != @most

        @least += 1
        @most = nil
      end

      def block_param(*type_and_name)
        raise ArgumentError, "block_param accepts max 2 arguments (type, name), got #{type_and_name.size}." if type_and_name.size > 2

        name = type_and_name.last || :block
        raise ArgumentError, "Expected block_param name to be a Symbol, got #{name.class}" unless name.is_a?(Symbol)
        raise ArgumentError, 'Attempt to redefine block' if @block

        @block = [type_and_name.size == 2 ? type_and_name[0].to_s : 'Callable', name.to_s, false]
      end
      alias required_block_param block_param

      def optional_block_param(*type_and_name)
        block_param(*type_and_name)
        @block[2] = true
      end

      def return_type(type)
        unless type.is_a?(String) || type.is_a?(Pops::Types::PAnyType)
          raise ArgumentError, "Argument to 'return_type' must be a String reference to a Puppet Data Type. Got #{type.class}"
        end

        @returned = type.to_s
      end

      def description
        { method: method_name, parameters: parameters, least: least, most: most, block: block, returned: returned, mismatch: mismatch }
      end

      # The arguments as the method takes them: injected ones among those of the call.
      def woven(scope, args)
        weaving.flat_map do |item|
          case item
          when Symbol then [Puppet::Functions.injected(item, scope)]
          when Array then args[item[0]..] || []
          else item < args.size ? [args[item]] : []
          end
        end
      end

      private

      def add(type, name, repeat = false)
        raise ArgumentError, 'Parameters cannot be added after a block parameter' if @block
        raise ArgumentError, 'Parameters cannot be added after a repeated parameter' if @most.nil?
        raise ArgumentError, "Parameter name argument must be a Symbol. Got #{name.class}" if name.is_a?(String)
        unless type.is_a?(String) || type.is_a?(Pops::Types::PAnyType)
          raise ArgumentError, "Parameter 'type' must be a String reference to a Puppet Data Type. Got #{type.class}"
        end

        @weaving << (repeat ? [@parameters.size] : @parameters.size)
        @parameters << [type.to_s, name.to_s]
      end
    end

    # Signatures that may take what the caller has beside its arguments.
    class InternalSignature < Signature
      { scope_param: :scope, cache_param: :cache, compiler_param: :compiler, pal_compiler_param: :compiler,
        script_compiler_param: :compiler }.each do |name, injection|
        define_method(name) { @weaving << injection }
      end
    end

    class LocalTypes
      attr_reader :texts

      def initialize = @texts = []
      def type(text) = @texts << text
    end

    class Function < Pops::Functions::Function
      class << self
        attr_reader :loader
        attr_writer :function_name

        def name = @function_name
        def signatures = (@signatures ||= [])
        def signature_class = Signature
        def dispatch(method_name, &block) = signatures << build(method_name, false, &block)
        def argument_mismatch(method_name, &block) = signatures << build(method_name, true, &block)

        def local_types(&block)
          types = LocalTypes.new
          types.instance_eval(&block)
          @local_types = types.texts
        end

        def local_type_texts = @local_types || []

        private

        def build(method_name, mismatch, &block)
          signature_class.new(method_name, mismatch).tap { |signature| signature.instance_eval(&block) }
        end
      end
    end

    class InternalFunction < Function
      def self.signature_class = InternalSignature
      def call_function_with_scope(scope, name, *args, &block) = internal_call_function(scope, name, args, &block)
    end

    class PuppetFunction < Function; end

    # A function by name for who asks a loader for it.
    class Handle
      def self.find(name) = Dalang::Host.call('has_function', name) ? new(name) : nil

      def initialize(name)
        @name = name
      end

      def call(scope, *args, &block) = Puppet::Functions.call_by_name(@name, scope, args, &block)
    end

    class << self
      def create_function(name, base = Function, &block)
        create_loaded_function(name, nil, base, &block)
      rescue StandardError => e
        raise ArgumentError, "Function Load Error for function '#{name}': #{e.message}"
      end

      def create_loaded_function(name, _loader = nil, base = Function, &block)
        unless base.ancestors.include?(Pops::Functions::Function)
          raise ArgumentError, "Functions must be based on Puppet::Pops::Functions::Function. Got #{base}"
        end

        made = Class.new(base)
        made.function_name = name.to_s
        made.class_eval(&block)
        add_default_signature(made) if made.signatures.empty?
        made
      end

      # Calls a function that code of Puppet could call here.
      def call_by_name(name, scope, args, &block) = Dalang::LocalFunctions.call(nil, name, scope, args, &block)

      def call_from(caller_name, name, scope, args, &block) = Dalang::LocalFunctions.call(caller_name, name, scope, args, &block)

      def injected(kind, scope)
        case kind
        when :scope then scope
        when :cache then (@cache ||= Pops::Adapters::ObjectIdCacheAdapter.new)
        else raise Puppet::Error, 'the compiler cannot be injected here'
        end
      end

      private

      def add_default_signature(made)
        simple = made.name.split('::').last
        unless made.method_defined?(simple)
          raise ArgumentError, "Function Creation Error, cannot create a default dispatcher for function '#{simple}', " \
                               'no method with this name found'
        end
        signature = Signature.new(simple, false)
        made.instance_method(simple).parameters.each do |kind, name|
          case kind
          when :req then signature.param('Any', name)
          when :opt then signature.optional_param('Any', name)
          when :rest then signature.repeated_param('Any', name || :args)
          else raise NoMethodError, "undefined method `+' for nil:NilClass"
          end
        end
        made.signatures << signature
      end
    end
  end

  module Parser
    module Functions
      # What is known of functions of the old interface.
      INFO = {}

      # Asked by old code to load functions, which are found by themselves.
      class Autoloader
        def loadall(*) = deprecated('loadall', "The method 'Puppet::Parser::Functions.autoloader#loadall'")
        def load(name, *) = deprecated("load('#{name}')", "The method 'Puppet::Parser::Functions.autoloader#load(\"#{name}\")'")
        def loaded?(name) = deprecated("loaded?('#{name}')", "The method 'Puppet::Parser::Functions.autoloader#loaded?(\"#{name}\")'")

        private

        def deprecated(key, what)
          return true if Puppet[:strict] == 'off'

          Puppet.warn_once('deprecations', "Puppet::Parser::Functions##{key}",
                           "#{what} is deprecated in favor of using 'Scope#call_function'.")
          true
        end
      end

      class << self
        include Puppet::Util

        def autoloader = (@autoloader ||= Autoloader.new)
        def environment_module(*) = Puppet::Parser::Scope

        def newfunction(name, options = {}, &block)
          type = options[:type] || :statement
          raise Puppet::DevError, "Invalid statement type #{type.inspect}" unless %i[statement rvalue].include?(type)

          Puppet::Parser::Scope.send(:define_method, "real_function_#{name}", &block)
          INFO[name.to_s] = { arity: options[:arity] || -1, type: type, name: "function_#{name}" }
        end

        def function(name, _environment = nil)
          INFO.key?(name.to_s) || Dalang::Host.call('has_function3x', name.to_s) ? "function_#{name}" : false
        end

        def rvalue?(name, _environment = nil) = info(name)[:type] == :rvalue
        def arity(name, _environment = nil) = info(name)[:arity] || -1

        # `scope.function_name([...])`.
        def call(scope, name, args, &block)
          unless args[0].is_a?(Array)
            message = 'custom functions must be called with a single array that contains the arguments. ' \
                      'For example, function_example([1]) instead of function_example(1)'
            raise ArgumentError, message, Dalang::OwnPlaces.frames('parser/functions.rb:219')
          end

          Dalang::LocalFunctions.call3x(name, scope, args[0], &block)
        end

        private

        def info(name)
          function(name)
          INFO.fetch(name.to_s, {})
        end
      end

      class Error
        def self.is4x(name)
          raise Puppet::ParseError, "#{name}() can only be called using the 4.x function API. See Scope#call_function"
        end
      end
    end
  end
end

module Dalang
  # An argument of the function that answers with it: the host knows it.
  GivenArgument = Struct.new(:index) do
    def to_host = ['A', index]
  end

  # Functions whose files were loaded into this machine.
  module LocalFunctions
    @today = {}
    @old = {}

    class << self
      def describe(path, name) = loaded(path, name).then { |function| description(function) }

      def describe3x(path, name)
        info = loaded3x(path, name)
        { arity: info[:arity], rvalue: info[:type] == :rvalue }
      end

      def run(path, name, index, scope, args, &block)
        function = loaded(path, name)
        @instances ||= {}
        instance = (@instances[path] ||= function.new(nil, Puppet::Pops::Loader::Loader.new))
        signature = function.signatures.fetch(index)
        context = args.find { |arg| arg.is_a?(Puppet::Pops::Lookup::Context) }
        return instance.send(signature.method_name, *signature.woven(scope, args), &block) unless context

        catch(:no_such_key) { return instance.send(signature.method_name, *signature.woven(scope, args), &block) }
        context.not_found
      end

      # The same for a call of Puppet code, which shares lists and hashes with the function: what it changes in place is changed there, too.
      def run_for_host(path, name, index, scope, args, &block)
        shared = args.each_index.select { |at| args[at].is_a?(Array) || args[at].is_a?(Hash) }
        return run(path, name, index, scope, args, &block) if shared.empty?

        given = args.dup
        before = given.map(&:hash)
        result = run(path, name, index, scope, args, &block)
        shared.each { |at| Host.call('change_argument', at, given[at]) if given[at].hash != before[at] }
        own = shared.find { |at| given[at].equal?(result) }
        own ? GivenArgument.new(own) : result
      end

      def run3x(path, name, scope, args, &block)
        info = loaded3x(path, name)
        result = scope.send("real_function_#{name}", args, &block)
        info[:type] == :rvalue ? without_undef(result) : nil
      end

      # Calls by way of the host, which says either what came out or which function here is to run.
      def call(caller_name, name, scope, args, &block)
        answer = OwnPlaces.told(name) { Host.call('call_function', scope, name, args, block, caller_name) }
        answered(answer, name, scope, args, &block)
      end

      def call3x(name, scope, args, &block)
        answer = OwnPlaces.told(name) { Host.call('call_function3x', scope, name, args, block) }
        answered(answer, name, scope, args, &block)
      end

      private

      def answered(answer, name, scope, args, &block)
        kind, *rest = answer
        case kind
        when 'value' then rest[0]
        when 'run3x' then run3x(rest[0], rest[1], scope, rest[2], &block)
        when 'templates' then rest[0].map { |template, path| Templates.render_file(scope, template, path) }.join
        else
          path, own_name, index, is_checked = rest
          result = run(path, own_name, index, scope, args, &block)
          is_checked ? Host.call('check_return', name, index, result) : result
        end
      end

      def loaded(path, name)
        @today[path] ||= begin
          source = Host.call('read_ruby', path)
          unless source.match?(/Puppet::Functions\.create_function/)
            raise ArgumentError, "The code loaded from #{path} does not seem to be a Puppet 4x API function - no create_function call."
          end
          created = Puppet::Pops::Loader::RubyFunctionInstantiator.evaluate(source, path)
          unless created.is_a?(Class)
            raise ArgumentError, "The code loaded from #{path} did not produce a Function class when evaluated. Got '#{created.class}'"
          end
          unless created.name.to_s == name
            raise ArgumentError, "The code loaded from #{path} produced mis-matched name, expected '#{name}', got #{created.name}"
          end
          created
        end
      end

      def loaded3x(path, name)
        @old[path] ||= begin
          source = Host.call('read_ruby', path)
          LegacySource.check(source, path)
          info = Puppet::Pops::Loader::RubyLegacyFunctionInstantiator.evaluate(source, path)
          unless info.is_a?(Hash)
            raise ArgumentError, "Illegal legacy function definition! The code loaded from #{path} did not return the result of " \
                                 "calling 'newfunction'. Got '#{info.class}'"
          end
          unless info[:name] == "function_#{name}"
            raise ArgumentError, "The code loaded from #{path} produced mis-matched name, expected 'function_#{name}', " \
                                 "got '#{info[:name]}'"
          end
          info
        end
      end

      def description(function)
        { signatures: function.signatures.map(&:description), local_types: function.local_type_texts }
      end

      def without_undef(value)
        case value
        when :undef then nil
        when Array then value.map { |item| without_undef(item) }
        when Hash then value.to_h { |key, item| [without_undef(key), without_undef(item)] }
        else value
        end
      end
    end
  end

  # Old functions must not define methods, which would be everybody's.
  module LegacySource
    CALLS = %i[fcall call].freeze
    DEFINITIONS = %i[def defs].freeze

    class << self
      def check(source, path)
        tree = Ripper.sexp(source) or return
        is_found = false
        each_node(tree) do |node|
          identifier = node.find { |part| part.is_a?(Array) && part[0] == :@ident }
          is_found ||= CALLS.include?(node[0]) && identifier && identifier[1] == 'newfunction'
          refuse(identifier, path) if DEFINITIONS.include?(node[0])
        end
        return if is_found

        raise ArgumentError, "The code loaded from #{path} does not seem to be a Puppet 3x API function - no 'newfunction' call."
      end

      private

      # From the outside in. A `when` is a part of the one before it, so trees are deep.
      def each_node(tree)
        waiting = [tree]
        until waiting.empty?
          node = waiting.pop
          yield node
          waiting.concat(node.grep(Array).reverse)
        end
      end

      def refuse(identifier, path)
        name = identifier ? identifier[1] : '<unknown>'
        # Puppet takes the column for the line.
        line = identifier ? identifier.dig(2, 1) : '<unknown>'
        raise SecurityError, "Illegal method definition of method '#{name}' in source #{path} on line #{line} in legacy function. " \
                             'See https://puppet.com/docs/puppet/latest/functions_refactor_legacy.html for more information'
      end
    end
  end
end
