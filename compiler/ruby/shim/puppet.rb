# frozen_string_literal: true

# The parts of Puppet's own Ruby that functions, templates and types of modules use.

module Puppet
  PUPPETVERSION = '7.23.0'

  class Error < RuntimeError
    attr_accessor :original

    def initialize(message = nil, original = nil)
      super(message)
      @original = original
    end
  end

  # An error that may know its place.
  module ErrorWithPlace
    attr_accessor :file, :line, :pos

    def initialize(message, file = nil, line = nil, pos = nil, original = nil)
      if file.is_a?(Exception)
        super(message, file)
      else
        super(message, original)
        @file = file
        @line = line
        @pos = pos
      end
    end

    def to_s
      place = Puppet::Util::Errors.error_location(file, line)
      place.empty? ? super : "#{super} #{place}"
    end
  end

  class ParseError < Error
    include ErrorWithPlace
  end

  class ResourceError < Error
    include ErrorWithPlace
  end

  class PreformattedError < ParseError; end
  class ParseErrorWithIssue < ParseError; end
  class DevError < Error; end
  class ExecutionFailure < Error; end
  class MissingCommand < Error; end

  # `Puppet[:name]`, `Puppet.settings`.
  class Settings
    SYMBOLS = %i[strict].freeze

    def [](name)
      value = Dalang::Host.call('setting', name.to_s)
      SYMBOLS.include?(name.to_sym) ? value.to_sym : value
    end
    alias value []
    def setting(_name) = nil
    def use(*) = nil
    def include?(name) = !self[name].nil?
    def set_by_config?(_name) = false
    def set_by_cli?(_name) = false
  end

  # `Puppet.features.windows?`: the compiler runs on a plain POSIX system.
  class Features
    PRESENT = %i[posix? root? syslog? diff? rubygems? ssl? json? zlib? base?].freeze

    def add(*) = nil
    def load(*) = nil
    def respond_to_missing?(name, _all = false) = name.end_with?('?')
    def method_missing(name, *) = name.end_with?('?') ? PRESENT.include?(name) : super
  end

  LOG_LEVELS = %i[debug info notice warning err alert emerg crit].freeze

  class << self
    def version = PUPPETVERSION
    def settings = (@settings ||= Settings.new)
    def [](name) = settings[name]
    def features = (@features ||= Features.new)
    def run_mode = RunMode
    def _(text) = text
    def n_(one, many, count) = count == 1 ? one : many

    # Other values for what `lookup` answers, while the block runs.
    def override(bindings, _description = nil)
      before = @bindings
      @bindings = (before || {}).merge(bindings)
      yield
    ensure
      @bindings = before
    end

    def lookup(name)
      return @bindings[name] if @bindings&.key?(name)

      case name
      when :global_scope then Parser::Scope.global
      when :current_environment, :root_environment then Node::Environment.current
      when :loaders then Pops::Loaders.new
      when :pal_script_compiler, :pal_catalog_compiler then nil
      else block_given? ? yield : raise(Puppet::Error, "Unable to lookup '#{name}'")
      end
    end

    LOG_LEVELS.each do |level|
      define_method(level) do |*parts|
        message = parts.join(' ')
        Dalang::Host.call('log', level.to_s, message)
        Util::Log.new(level, message) unless %i[debug info].include?(level)
      end
    end
    alias warn warning
    def deprecation_warning(message, key = message)
      Dalang::Host.call('warn_once_plainly', "#{message}\n   (location: #{Dalang::Backtrace.without_own(caller).first})", key.to_s)
    end
    alias puppet_deprecation_warning deprecation_warning

    def warn_once(_kind, key, message, file = nil, line = nil, _level = :warning)
      Dalang::Host.call('warn_once', key, message, file.is_a?(String) ? file : nil, line.is_a?(Integer) ? line : nil)
    end

    def warnonce(message) = Dalang::Host.call('warn_once_plainly', message)
    def log_exception(error, message = nil, *) = err(message || error.message)
    def debug? = false
  end

  module RunMode
    def self.server? = true
    def self.master? = true
    def self.agent? = false
    def self.name = :server
  end

  # Where code is evaluated: Puppet's own stack of Puppet code, without Ruby's.
  module Pops
    module PuppetStack
      def self.stacktrace = Dalang::Host.call('stacktrace')
      def self.top_of_stack = stacktrace.first || []
      def self.stack(_file, _line, receiver, message, args, &block) = receiver.send(message, *args, &block)
    end
  end

  module Util
    module Errors
      def self.error_location(file, line = nil, column = nil)
        known = { file: file, line: line, column: column }.reject { |_, value| value.nil? || value == '' }
        known.empty? ? '' : "(#{known.map { |name, value| "#{name}: #{value}" }.join(', ')})"
      end

      def fail(*args)
        raise(args.first.is_a?(Class) ? args.shift.new(args.join(' ')) : Puppet::Error.new(args.join(' ')))
      end

      def devfail(message) = raise(Puppet::DevError, message)
      def adderrorcontext(error, _other = nil) = error
    end

    module Logging
      LOG_LEVELS.each { |level| define_method(level) { |*parts| Puppet.public_send(level, *parts) } }
      def deprecation_warning(*args) = Puppet.deprecation_warning(*args)
      def puppet_deprecation_warning(*args) = Puppet.deprecation_warning(*args)
      def warnonce(message) = Puppet.warnonce(message)
      def log_exception(*args) = Puppet.log_exception(*args)
      def send_log(level, message) = Puppet.public_send(level, message)
    end

    module Docs
      def desc(text) = @doc = text
      def nodoc? = false
      attr_writer :doc
      def doc = @doc

      def self.scrub(text)
        indent = text.gsub(/\A.+\n/, '').gsub(/[\t\f]/, ' ').gsub(/^\s*$/, '').scan(/^( *)\S/).flatten.map(&:length).min || 0
        text.strip.gsub(/^ {#{indent}}/, '')
      end

      def scrub(text) = Docs.scrub(text)
    end

    module MethodHelper
      def symbolize_options(options) = options.transform_keys { |key| key.is_a?(String) ? key.intern : key }
    end

    module ClassGen; end
    module SymbolicFileMode; end
    module SELinux; end
    module POSIX; end
    module Windows; end
    module InstanceLoader; end
    module ProviderFeatures; end
    module Warnings; end
    module Tagging; end
    module Profiler
      def self.profile(*) = yield
    end

    class TagSet < Set
      def join(*args) = to_a.join(*args)
    end

    module Execution
      # What a command printed, and its exit status.
      class ProcessOutput < String
        attr_reader :exitstatus

        def initialize(text, exitstatus)
          super(text)
          @exitstatus = exitstatus
        end
      end

      def self.execute(command, options = nil)
        words = Array(command).flatten.map(&:to_s)
        output = Dalang::World.output(command.is_a?(Array) ? words : command.to_s)
        status = Dalang::World.status
        if (options.nil? || options[:failonfail]) && !status.success?
          raise Puppet::ExecutionFailure, "Execution of '#{words.join(' ')}' returned #{status.exitstatus}: #{output.strip}"
        end

        ProcessOutput.new(output, status.exitstatus)
      end

      def self.execpipe(command, failonfail = true)
        output = Dalang::World.output(Array(command).join(' '))
        result = yield StringIO.new(output)
        raise Puppet::ExecutionFailure, output if failonfail && !Dalang::World.status.success?

        result
      end
    end

    module Json
      class ParseError < StandardError; end
      def self.load(text, **options) = JSON.parse(text, **options)
      def self.dump(value, **options) = options[:pretty] ? JSON.pretty_generate(value) : JSON.generate(value)
    end

    module Yaml
      class YamlLoadError < Puppet::Error; end
      def self.safe_load(text, allowed = [], *) = YAML.safe_load(text, permitted_classes: allowed, aliases: true)
      def self.load_file(path, default = {}, *) = File.exist?(path) ? (YAML.safe_load(File.read(path), aliases: true) || default) : default
      def self.safe_load_file(path, allowed = [], *) = safe_load(File.read(path), allowed)
    end

    module Checksums
      def known_checksum_types = %i[sha256 sha256lite md5 md5lite sha1 sha1lite sha512 sha384 sha224 mtime ctime none]
      def md5(text) = Digest::MD5.hexdigest(text)
      def sha1(text) = Digest::SHA1.hexdigest(text)
      def sha256(text) = Digest::SHA256.hexdigest(text)
      module_function :known_checksum_types, :md5, :sha1, :sha256
    end

    # What was logged.
    Log = Struct.new(:level, :message) do
      def to_s = message
    end

    class FileType
      def self.newfiletype(*) = nil
      def self.filetype(*) = nil
    end

    module Platform
      def self.windows? = false
      def self.jruby? = false
    end

    # Comparison of versions as packages have them.
    module Package
      PART = /[-.]|\d+|[^-.\d]+/
      MARKS = ['-', '.'].freeze

      def versioncmp(a, b, ignore_trailing_zeroes = false)
        left, right = [a, b].map { |version| ignore_trailing_zeroes ? version.to_s.sub(/(\.0+)*(?=-|\z)/, '') : version.to_s }
        left.scan(PART).zip(right.scan(PART)).each do |one, other|
          next if one == other
          break if other.nil?

          return Package.compare_parts(one, other)
        end
        left <=> right
      end
      module_function :versioncmp

      def self.compare_parts(one, other)
        MARKS.each do |mark|
          return -1 if one == mark
          return 1 if other == mark
        end
        numbers = [one, other].all? { |part| part.match?(/\A\d+\z/) }
        return one.upcase <=> other.upcase if !numbers || [one, other].any? { |part| part.start_with?('0') }

        one.to_i <=> other.to_i
      end
    end

    ABSOLUTE = { posix: %r{\A/}, windows: %r{\A(?:[A-Za-z]:[\\/]|[\\/][\\/][^\\/]+[\\/][^\\/]+|[\\/][\\/]\?[\\/][^\\/]+)} }.freeze

    # What is called on the module itself as well as where it is included.
    module Helpers
      def absolute_path?(path, platform = nil) = ABSOLUTE.fetch(platform == :windows ? :windows : :posix).match?(path)
      def deterministic_rand_int(seed, most) = Random.new(seed).rand(most)
      def deterministic_rand(seed, most) = deterministic_rand_int(seed, most).to_s
      def which(_program) = nil
      def execute(command, options = nil) = Execution.execute(command, options)
      def symbolizehash(hash) = hash.transform_keys { |key| key.respond_to?(:to_sym) ? key.to_sym : key }
      def path_to_uri(path) = URI::Generic.build(scheme: 'file', path: path)
      def uri_encode(text, *) = URI::DEFAULT_PARSER.escape(text)
      def benchmark(*) = yield
      def thinmark = yield && 0.0
      def create_erb(content) = ERB.new(content, trim_mode: '-')
      def pretty_backtrace(trace = caller) = trace.join("\n")
    end
    extend Helpers
    include Helpers
    include Errors
    include Logging

    def self.logmethods(*) = nil
  end

  extend Util::Errors

  module FileSystem
    class << self
      def exist?(path) = File.exist?(path.to_s)
      def file?(path) = File.file?(path.to_s)
      def directory?(path) = File.directory?(path.to_s)
      def read(path, **options) = File.read(path.to_s, **options)
      def read_preserve_line_endings(path) = File.read(path.to_s, encoding: 'utf-8')
      def pathname(path) = Pathname.new(path)
      def basename(path) = Pathname.new(path).basename
      def path_string(path) = path.to_s
    end
  end

  module Node
  end

  # The environment of the compilation.
  class Node::Environment
    def self.current = (@current ||= new)
    def name = Dalang::Host.call('environment', 'name').to_sym
    def to_s = name.to_s
    def modulepath = Dalang::Host.call('environment', 'modulepath')
    alias full_modulepath modulepath
    def manifest = Dalang::Host.call('environment', 'manifest')
    def module(name) = Puppet::Module.find(name)
    def modules = Dalang::Host.call('environment', 'modules').map { |name| Puppet::Module.find(name) }
    def known_resource_types = KnownResourceTypes.new
    def configuration = nil
    alias inspect to_s
  end

  # Whether there are classes and defines of a name.
  class KnownResourceTypes
    Found = Struct.new(:name, :type)
    def find_hostclass(name) = (Found.new(name.to_s, :hostclass) if Dalang::Host.call('definition', 'class', name.to_s))
    def find_definition(name) = (Found.new(name.to_s, :definition) if Dalang::Host.call('definition', 'define', name.to_s))
    alias hostclass find_hostclass
    alias definition find_definition
  end

  class Module
    attr_reader :name, :path

    def initialize(name, path)
      @name = name
      @path = path
    end

    def self.find(name, _environment = nil)
      path = Dalang::Host.call('module_path', name.to_s)
      path && new(name.to_s, path)
    end

    %w[files templates manifests lib facts locales].zip(%w[files templates manifests plugins facts locales]).each do |folder, singular|
      define_method(singular.delete_suffix('s')) do |name = nil|
        full = name ? File.join(path, folder, name.to_s) : File.join(path, folder)
        full if File.exist?(full)
      end
    end

    def metadata = JSON.parse(File.read(File.join(path, 'metadata.json')))
    def version = metadata['version']
    def to_s = "Module #{name}(#{path})"
  end

  module FileServing
    # The server's file service is asked for nothing.
    class Metadata
      def self.indirection = self
      def self.find(*) = nil
    end

    class Content < Metadata; end
  end

  # A resource of the catalog, or a reference to one.
  class Resource < Dalang::HostObject
    include Enumerable

    attr_reader :type, :title

    def self.type_and_title(type, title)
      return [type.to_s, title] unless title.nil? || title == :undef
      return [Regexp.last_match(1), Regexp.last_match(2)] if type.to_s =~ /\A([^\[\]]+)\[(.+)\]\z/m

      raise ArgumentError, "No title provided and #{type.inspect} is not a valid resource reference"
    end

    # The catalog of the compilation.
    class Catalog
      def classes = Dalang::Host.call('catalog', 'classes')
      def tagged?(*wanted) = wanted.flatten.map { |tag| tag.to_s.downcase }.intersect?(tags.to_a)
      def tags = Puppet::Util::TagSet.new(Dalang::Host.call('catalog', 'tags'))
      def resources = Dalang::Host.call('catalog', 'resources')
      def resource(type, title = nil) = Dalang::Host.call('find_resource', type.to_s, title&.to_s)
      def name = Dalang::Host.call('catalog', 'name')
      def environment = Dalang::Host.call('environment', 'name')
    end

    def initialize(id, text, type, title, inspected = nil)
      super(id, text)
      @type = type
      @title = title
      @inspected = inspected
    end

    # Attributes that were written, which a reference has none of.
    def written = @inspected ? {} : to_hash
    def empty? = written.empty?
    def keys = written.keys
    def length = written.length
    def has_key?(name) = written.key?(name.to_sym)
    alias include? has_key?
    def each(&block) = written.each(&block)
    def ref = to_s
    def [](name) = ask('resource_parameter', name.to_s)
    alias get []
    def name = self[:name] || title
    def to_hash = ask('resource_hash').transform_keys(&:to_sym)
    def tags = ask('resource_tags')
    def tagged?(*wanted) = wanted.flatten.map(&:to_s).intersect?(tags)
    def file = ask('resource_file')
    def line = ask('resource_line')
    def class? = type == 'Class'
    def inspect = @inspected || "#{self}#{to_hash.inspect}"
  end

  module Confine; end
end

def _(text) = text unless respond_to?(:_, true)
def n_(one, many, count) = count == 1 ? one : many unless respond_to?(:n_, true)

# Facts are those of the node.
module Facter
  Fact = Struct.new(:name, :value)

  class << self
    def value(name)
      name.to_s.split('.').reduce(to_hash) { |value, key| value.is_a?(Hash) ? value[key] : nil }
    end

    def fact(name) = value(name).then { |value| value.nil? ? nil : Fact.new(name.to_s, value) }
    alias [] fact
    def to_hash = Dalang::Host.call('facts')
    def to_h = to_hash
    def fact_names = to_hash.keys
    alias list fact_names
    def add(*) = nil
    def version = '4.2.13'
    %i[debug debugonce].each { |name| define_method(name) { |*| nil } }
    def warn(message) = Puppet.warning(message)
    alias warnonce warn
    def loadfacts = nil
    def collection = self
  end
end

module PuppetX; end
