# frozen_string_literal: true

# The only way out of the machine: a text of JSON to the host, and one back. The host knows a fixed list of questions.

module Dalang
  # An error that the host met on behalf of Ruby; when nobody rescues it, the host goes on with the very same error.
  module FromHost
    attr_accessor :host_error, :at
  end

  # What is no error of Ruby code, so that no `rescue => e` stops it: jumps of Puppet code, limits.
  class Passing < Exception # rubocop:disable Lint/InheritException
    include FromHost
  end

  class HostError < StandardError
    include FromHost
  end

  # JSON of any depth.
  module Json
    STATE = JSON::State.new(max_nesting: 0)
    private_constant :STATE

    def self.text(value) = STATE.generate(value)
  end

  # Asks the host.
  module Host
    JS_EVAL = ::JS.method(:eval)
    private_constant :JS_EVAL

    def self.call(question, *args)
      text = Json.text([question, args.map { |arg| Codec.encode(arg) }])
      answer = JSON.parse(JS_EVAL.call(text).to_s, max_nesting: false)
      return Codec.decode(answer[0]) if answer.size == 1

      raise_host_error(*answer)
    end

    # `at`: the innermost place of an error that comes from Ruby; `own`: its number, where it is one of this machine.
    def self.raise_host_error(kind, id, message, file = nil, line = nil, at = nil, own = nil)
      raise LiveObjects.find(own) if own && LiveObjects.kept?(own)

      error =
        case kind
        when 'passing' then Passing.new(message)
        when 'argument' then ::ArgumentError.new(message)
        when 'lookup' then Puppet::DataBinding::LookupError.new(message)
        else Puppet::ParseError.new(message, file, line)
        end
      error.extend(FromHost)
      error.host_error = id
      error.at = at
      error.set_backtrace([at, *caller]) if at
      raise error
    end
  end

  # Values as JSON: scalars as they are, all else as lists that begin with a letter for the kind.
  module Codec
    SAFE = (-9_007_199_254_740_991..9_007_199_254_740_991).freeze
    DECODERS = {
      'a' => ->(parts) { parts.map { |part| decode(part) } },
      'h' => ->(parts) { parts.each_slice(2).to_h { |key, value| [decode(key), decode(value)] } },
      'i' => ->(parts) { parts[0].to_i },
      'f' => ->(parts) { float(parts[0]) },
      'd' => ->(_parts) { :default },
      'y' => ->(parts) { parts[0].to_sym },
      'r' => ->(parts) { Regexp.new(parts[0], parts[1]) },
      's' => ->(parts) { Puppet::Pops::Types::PSensitiveType::Sensitive.new(decode(parts[0])) },
      'v' => ->(parts) { SemanticPuppet::Version.parse(parts[0]) },
      'w' => ->(parts) { SemanticPuppet::VersionRange.parse(parts[0]) },
      't' => ->(parts) { Puppet::Pops::Time::Timestamp.new(parts[0].to_i, parts[1]) },
      'n' => ->(parts) { Puppet::Pops::Time::Timespan.new(parts[0].to_i, parts[1]) },
      'b' => ->(parts) { Puppet::Pops::Types::PBinaryType::Binary.from_base64(parts[0]) },
      'u' => ->(parts) { URI.parse(parts[0]) },
      'o' => ->(parts) { HostObjects.made(*parts) },
      'R' => ->(parts) { LiveObjects.find(parts[0]) },
      'D' => ->(parts) { DataTypes.object(parts[0], *parts.drop(1).map { |part| decode(part) }) },
      'V' => ->(parts) { GivenValues.variables(*parts) },
    }.freeze

    class << self
      # What is plain data is there already, as JSON has it.
      def decode(value)
        return value unless value.is_a?(Array)

        value[0] == 'j' ? value[1] : DECODERS.fetch(value[0]).call(value.drop(1))
      end

      def encode(value)
        case value
        when nil, true, false then value
        when String then text(value)
        when Integer then SAFE.cover?(value) ? value : ['i', value.to_s]
        when Float then ['f', value.to_s]
        when Symbol then symbol(value)
        when Array then ['a', *value.map { |item| encode(item) }]
        when Hash then ['h', *value.flat_map { |key, item| [encode(key), encode(item)] }]
        when Regexp then ['r', value.source, value.options]
        else object(value)
        end
      end

      private

      def float(text)
        { 'Infinity' => Float::INFINITY, '-Infinity' => -Float::INFINITY, 'NaN' => Float::NAN }.fetch(text) { text.to_f }
      end

      def text(value)
        utf8 = value.encoding == Encoding::UTF_8 ? value : as_utf8(value)
        utf8.valid_encoding? ? utf8.to_str : utf8.scrub
      end

      def as_utf8(value)
        return value.dup.force_encoding(Encoding::UTF_8) if value.encoding == Encoding::BINARY

        value.encode(Encoding::UTF_8, invalid: :replace, undef: :replace)
      end

      def symbol(value)
        value == :default ? ['d'] : ['y', value.to_s]
      end

      def object(value)
        return value.to_host if value.respond_to?(:to_host)

        known = DataTypes.to_host(value)
        return known if known

        case value
        when BigDecimal then ['f', value.to_f.to_s]
        when URI::Generic then ['u', value.to_s]
        when Proc then ['p', LiveObjects.keep(value), value.arity, value.lambda?]
        else ['l', LiveObjects.keep(value), value.class.name.to_s, text(value.to_s)]
        end
      end
    end
  end

  # Arrays and hashes in variables of templates, by the numbers that the host has for them: who sees one again sees the same object.
  module GivenValues
    @given = {}

    class << self
      def clear = @given.clear

      def variables(plain, added, known, others)
        added.each { |name, number| @given[number] = plain[name] }
        known.each { |name, number| plain[name] = @given.fetch(number) }
        others.each_slice(2) { |name, value| plain[name] = Codec.decode(value) }
        plain
      end
    end
  end

  # Objects of Ruby that the host holds while a call lasts.
  module LiveObjects
    @kept = {}

    def self.keep(object)
      @kept[object.object_id] = object
      object.object_id
    end

    def self.find(id) = @kept.fetch(id)
    def self.kept?(id) = @kept.key?(id)
    def self.clear = @kept.clear

    # A block that the host calls must come back: nothing can jump over the host.
    def self.call(id, args)
      is_back = false
      result = find(id).call(*args)
      is_back = true
      result
    rescue Exception # rubocop:disable Lint/RescueException
      is_back = true
      raise
    ensure
      raise Puppet::Error, 'break, throw and return cannot leave a block that a function outside of Ruby calls' unless is_back
    end
  end

  # Objects of the host that Ruby holds: types, scopes, resources, lambdas.
  module HostObjects
    KINDS = {}
  end

  # What objects of the host have in common: equal ones are the same object there.
  class HostObject
    attr_reader :host_id

    def initialize(id, text = nil)
      @host_id = id
      @text = text
    end

    def to_host = ['o', @host_id]
    def to_s = @text
    def inspect = to_s
    def ==(other) = other.is_a?(HostObject) && other.host_id == host_id
    alias eql? ==
    def hash = @host_id.hash
    def ask(question, *args) = Host.call('object', self, question, args)
  end
end
