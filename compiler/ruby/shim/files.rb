# frozen_string_literal: true

# `require` finds Ruby's own library in the machine, and the modules' files where the host says that they are.

module Dalang
  module Files
    # Parts of Puppet and Facter that are there without a file.
    PROVIDED = %r{\A(?:puppet|facter|hiera|semantic_puppet)(?:/|\z)}

    @loaded = {}

    LIBRARY = '/usr/local/lib/ruby/'

    class << self
      # Whether the host has the file, if anybody: the machine has only Ruby's own library.
      def of_modules?(name) = (name.start_with?('/') && !name.start_with?(LIBRARY)) || PROVIDED.match?(name)

      def require(name, reason = nil)
        path = find(name, reason)
        return false if path.nil? || @loaded[path]

        @loaded[path] = true
        evaluate(path)
        true
      rescue Exception # rubocop:disable Lint/RescueException
        @loaded.delete(path)
        raise
      end

      def load(name)
        path = find(name)
        evaluate(path) if path
        true
      end

      # Loads a file of a module's library, when there is one.
      def load_if_there(name)
        path = Host.call('find_ruby', name.delete_suffix('.rb'))
        path ? load_once(path) : false
      end

      # Loads a file by its path, once.
      def load_once(path) = require(path)

      private

      def find(name, reason = nil)
        path = Host.call('find_ruby', name.delete_suffix('.rb'))
        return path if path || PROVIDED.match?(name)

        raise reason || LoadError.new("cannot load such file -- #{name}").tap { |error| error.instance_variable_set(:@path, name) }
      end

      def evaluate(path)
        source = Host.call('read_ruby', path) or raise LoadError, "cannot load such file -- #{path}"
        HighlightInText.with_lines { RubyVM::InstructionSequence.compile(source, path, path, 1) }.eval
      end
    end
  end
end

module Kernel
  alias dalang_require require

  def require(name)
    name = name.to_path if name.respond_to?(:to_path)
    return Dalang::Files.require(name) if Dalang::Files.of_modules?(name)

    begin
      dalang_require(name)
    rescue LoadError => e
      raise unless e.path == name

      Dalang::Files.require(name, e)
    end
  end

  def require_relative(name)
    folder = File.dirname(caller_locations(1, 1).first.path)
    require(File.expand_path(name, folder))
  end

  def load(name, _wrap = false) = Dalang::Files.load(name.to_s)

  private :dalang_require, :require, :require_relative, :load
end
