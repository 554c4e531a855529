# frozen_string_literal: true

# Puppet's values that are no plain Ruby objects.

module SemanticPuppet
  # A semantic version.
  class Version
    include Comparable
    class ValidationFailure < ArgumentError; end
    PATTERN = /\A(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?\z/
    attr_reader :major, :minor, :patch

    def self.parse(text)
      match = PATTERN.match(text) or raise ValidationFailure, "Unable to parse '#{text}' as a semantic version identifier"
      new(*match[1..3].map(&:to_i), parts(match[4]), parts(match[5]))
    end

    def self.valid?(text) = PATTERN.match?(text)
    def self.parts(text) = text&.split('.')&.map { |part| part.match?(/\A\d+\z/) ? part.to_i : part }
    private_class_method :parts

    def initialize(major, minor, patch, prerelease = nil, build = nil)
      @major = major
      @minor = minor
      @patch = patch
      @prerelease = prerelease
      @build = build
    end

    def prerelease = @prerelease&.join('.')
    def build = @build&.join('.')
    def stable? = @prerelease.nil?
    def to_s = "#{major}.#{minor}.#{patch}#{"-#{prerelease}" if prerelease}#{"+#{build}" if build}"
    alias inspect to_s
    def hash = to_s.hash
    def eql?(other) = other.is_a?(Version) && to_s == other.to_s
    def to_host = ['v', to_s]

    def <=>(other)
      return nil unless other.is_a?(Version)

      order = [major, minor, patch] <=> [other.major, other.minor, other.patch]
      order.zero? ? compare_prerelease(other) : order
    end

    protected

    def prerelease_parts = @prerelease

    private

    def compare_prerelease(other)
      mine = prerelease_parts
      theirs = other.prerelease_parts
      return (mine.nil? ? 1 : 0) <=> (theirs.nil? ? 1 : 0) if mine.nil? || theirs.nil?

      mine.zip(theirs).each do |one, another|
        return 1 if another.nil?
        next if one == another

        return one.instance_of?(another.class) ? one <=> another : (one.is_a?(Integer) ? -1 : 1)
      end
      mine.size <=> theirs.size
    end
  end

  # A range of versions; the host decides what is in it.
  class VersionRange
    def self.parse(text) = new(text)

    def initialize(text)
      @text = text
    end

    def include?(version) = Dalang::Host.call('range_include', self, version)
    alias member? include?
    alias === include?
    alias cover? include?
    def to_s = @text
    alias inspect to_s
    def ==(other) = other.is_a?(VersionRange) && other.to_s == to_s
    def hash = @text.hash
    alias eql? ==
    def to_host = ['w', @text]
  end
end

module Puppet
  module Pops
    module Time
      # Nanoseconds, and the text that the host prints for them.
      class TimeData < Numeric
        attr_reader :nsecs

        def initialize(nsecs, text = nil)
          super()
          @nsecs = nsecs
          @text = text
        end

        def <=>(other) = other.is_a?(self.class) ? nsecs <=> other.nsecs : to_f <=> other
        def to_f = nsecs / 1_000_000_000.0
        def to_i = nsecs / 1_000_000_000
        alias to_int to_i
        def to_s = @text ||= Dalang::Host.call('text', self)
        def hash = nsecs.hash
        def eql?(other) = other.is_a?(self.class) && nsecs == other.nsecs
        def strftime(format) = Dalang::Host.call('call_function', nil, 'strftime', [self, format])
        alias format strftime
      end

      class Timestamp < TimeData
        def self.parse(*args) = Dalang::TimeTexts.parsed('Timestamp', args)
        def self.now = from_time(::Time.now)
        def self.from_time(time) = new((time.to_i * 1_000_000_000) + time.nsec)
        def to_time = ::Time.at(0, nsecs, :nsec).utc
        def -(other) = other.is_a?(Timestamp) ? Timespan.new(nsecs - other.nsecs) : Timestamp.new(nsecs - nanoseconds(other))
        def +(other) = Timestamp.new(nsecs + nanoseconds(other))
        def to_host = ['t', nsecs.to_s]

        private

        def nanoseconds(span) = span.is_a?(Timespan) ? span.nsecs : (span * 1_000_000_000).to_i
      end

      class Timespan < TimeData
        def self.parse(*args) = Dalang::TimeTexts.parsed('Timespan', args)
        def to_host = ['n', nsecs.to_s]
      end
    end

    module Types
      # Types and instances of types that live with the host.
      class PAnyType < Dalang::HostObject
        def instance?(value, _guard = nil) = Dalang::Host.call('instance', self, value)
        def assignable?(type, _guard = nil) = Dalang::Host.call('assignable', self, type)
        def name = @text[/\A[^\[]*/]
        def simple_name = name
      end

      class PResourceType < PAnyType
        attr_reader :type_name, :title

        def name = 'Resource'

        def initialize(id, text, type_name, title)
          super(id, text)
          @type_name = type_name
          @title = title
        end
      end

      class PClassType < PAnyType
        attr_reader :class_name

        def name = 'Class'

        def initialize(id, text, class_name)
          super(id, text)
          @class_name = class_name
        end
      end

      # The class of types of one kind, made when the first is met.
      def self.class_named(name)
        const_defined?(name, false) ? const_get(name, false) : const_set(name, Class.new(PAnyType))
      end

      class PSensitiveType < PAnyType
        # A value that must not be printed.
        class Sensitive
          def initialize(value)
            @value = value
          end

          def unwrap = @value
          def to_s = 'Sensitive [value redacted]'
          def inspect = "#<#{self}>"
          def hash = @value.hash
          def ==(other) = other.is_a?(Sensitive) && other.unwrap == @value
          alias eql? ==
          def to_host = ['s', Dalang::Codec.encode(@value)]
        end
      end

      class PBinaryType < PAnyType
        # Bytes.
        class Binary
          attr_reader :binary_buffer

          def self.from_base64(text) = new(text.unpack1('m'))
          def self.from_base64_strict(text) = new(Base64.strict_decode64(text))
          def self.from_binary_string(bytes) = new(bytes)

          def self.from_string(text)
            utf8 = text.encoding == Encoding::BINARY ? text.dup.force_encoding(Encoding::UTF_8) : text
            unless utf8.valid_encoding?
              raise ArgumentError, "The given string in encoding '#{text.encoding}' is invalid. Cannot create a Binary UTF-8 representation"
            end

            new(utf8.encode(Encoding::UTF_8).b)
          end

          def initialize(bytes)
            @binary_buffer = bytes.dup.force_encoding(Encoding::BINARY)
          end

          def to_s = [binary_buffer].pack('m0')
          def relaxed_to_s = [binary_buffer].pack('m').chomp
          def length = binary_buffer.length
          def hash = binary_buffer.hash
          def ==(other) = other.is_a?(Binary) && other.binary_buffer == binary_buffer
          alias eql? ==
          def to_host = ['b', to_s]
        end
      end

      class TypeParser
        def self.singleton = new
        def parse(text, _loader = nil) = Dalang::Host.call('parse_type', text)
      end

      # Questions about types, answered by the host.
      class TypeCalculator
        class << self
          def singleton = self
          def instance?(type, value) = Dalang::Host.call('instance', type, value)
          def assignable?(type, other) = Dalang::Host.call('assignable', type, other)
          def infer(value) = Dalang::Host.call('infer', value)
          def infer_set(value) = Dalang::Host.call('infer_set', value)
          def generalize(type) = Dalang::Host.call('generalize', type)
        end
      end

      module TypeFactory
        # `TypeFactory.string`, `.integer` and the like: types by their names.
        def self.method_missing(name, *args)
          return super unless args.empty?

          Dalang::Host.call('parse_type', name.to_s.split('_').map(&:capitalize).join)
        end

        def self.respond_to_missing?(*) = true
      end

      class TypeAssertionError < Puppet::Error; end

      class TypeAsserter
        def self.assert_instance_of(subject, type, value, nil_ok = false)
          return value if nil_ok && value.nil?

          text = subject.is_a?(Array) ? Kernel.format(subject[0], *subject[1..]) : (subject || yield)
          Dalang::Host.call('assert_instance', text, type, value)
        rescue Puppet::Error => e
          raise TypeAssertionError, e.message, e.backtrace
        end
      end

      class StringConverter
        def self.singleton = new
        def self.convert(...) = singleton.convert(...)
        def convert(value, format = '%s') = Dalang::Host.call('text', value, format)
      end

      module TypeFormatter
        def self.singleton = self
        def self.string(type) = type.to_s
      end

      module Iterable
        def self.asserted_iterable(_caller, value, *)
          value.respond_to?(:each) ? value.each : raise(ArgumentError, "#{value.class} is not iterable")
        end

        def self.on(value, *) = value.respond_to?(:each) ? value.each : nil
      end
    end

    class Loaders
      def public_environment_loader = Loader::Loader.new
      alias private_environment_loader public_environment_loader
      alias puppet_system_loader public_environment_loader
    end

    module Loader; end

    class Loader::Loader # rubocop:disable Style/ClassAndModuleChildren
      def load(kind, name) = kind == :function ? Puppet::Functions::Handle.find(name.to_s) : nil
      def private_loader = self
    end

    module Evaluator
      class Next < StopIteration; end
    end

    module Lookup; end

    module Adapters
      # What a function keeps for an object.
      class ObjectIdCacheAdapter
        def initialize = @cache = {}
        def retrieve(object) = @cache[object.__id__] ||= {}
        alias add retrieve
      end
    end

    module Issues; end
  end
end

# Where files with definitions are evaluated: errors of unknown names tell it. Names of the modules around are not looked for.
# rubocop:disable Style/ClassAndModuleChildren
class Puppet::Pops::Loader::RubyFunctionInstantiator
  def self.evaluate(ruby_code_string, source_ref) = eval(ruby_code_string, binding, source_ref, 1)
end

class Puppet::Pops::Loader::RubyLegacyFunctionInstantiator
  def self.evaluate(ruby_code_string, source_ref) = eval(ruby_code_string, binding, source_ref, 1)
end

class Puppet::Pops::Loader::RubyDataTypeInstantiator
  def self.evaluate(ruby_code_string, source_ref) = eval(ruby_code_string, binding, source_ref, 1)
end
# rubocop:enable Style/ClassAndModuleChildren

module Dalang
  # Times from their texts, as `new` of their types reads them.
  module TimeTexts
    def self.parsed(type, args) = Puppet::Functions.call_by_name('new', nil, [Host.call('parse_type', type), *args])
  end

  # An object of a type that Puppet code defines, a Deferred, a URI of the host: it can be held, printed and compared.
  class OpaqueValue < HostObject
    def respond_to_missing?(name, _all = false) = ask('has_member', name.to_s)
    def method_missing(name, *args, &block) = ask('has_member', name.to_s) ? ask('member', name.to_s, args, block) : super
  end

  # A lambda, or a function, of the host, as a Proc that takes what it takes.
  module Lambda
    def self.made(id, parameters, least, most)
      made = proc { |*args| Host.call('call_block', made, args) }
      made.define_singleton_method(:to_host) { ['o', id] }
      made.define_singleton_method(:arity) { most == least ? least : -least - 1 }
      made.define_singleton_method(:parameters) do
        parameters.each_with_index.map { |name, index| [index < least ? :req : :opt, name.to_sym] }
      end
      made
    end
  end

  # A lazy sequence of the host.
  class Iterator < HostObject
    include Enumerable

    def each(&block)
      return enum_for unless block

      Host.call('iterate', self).each(&block)
      self
    end

    def size = to_a.size
    def reverse_each(&block) = to_a.reverse_each(&block)
    def step(count) = to_a.each_slice(count).map(&:first)
    def next = (@elements ||= Host.call('iterate', self).each).next
  end

  HostObjects::KINDS.merge!(
    'resource_type' => Puppet::Pops::Types::PResourceType,
    'class_type' => Puppet::Pops::Types::PClassType,
    'value' => OpaqueValue,
    'iterator' => Iterator,
    'resource' => Puppet::Resource
  )

  module HostObjects
    def self.made(kind, id, *rest)
      case kind
      when 'lambda' then Lambda.made(id, *rest.map { |part| Codec.decode(part) })
      when 'type' then Puppet::Pops::Types.class_named(rest.pop).new(id, *rest)
      when 'scope' then Puppet::Parser::Scope.of(id, *rest)
      else KINDS.fetch(kind).new(id, *rest)
      end
    end
  end
end
