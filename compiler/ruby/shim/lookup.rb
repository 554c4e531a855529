# frozen_string_literal: true

# What data functions in Ruby are given, and the errors of lookups. A context keeps here what its function caches, so that objects of any
# kind can be cached and are the same ones again; the host is told of what is data, for other machines.

module Puppet
  module DataBinding
    class LookupError < PreformattedError; end
    class RecursiveLookupError < LookupError; end
  end

  module Pops
    module Lookup
      class Context < Dalang::HostObject
        attr_reader :module_name, :environment_name

        def initialize(id, cache_id, environment_name, module_name, is_explained)
          super(id)
          @cache_id = cache_id
          @environment_name = environment_name.to_sym
          @module_name = module_name
          @is_explained = is_explained
        end

        def not_found = Dalang::Host.call('lookup_not_found', self)
        def interpolate(value) = Dalang::Host.call('lookup_interpolate', self, value)

        def explain
          Dalang::Host.call('lookup_explain', self, yield) if @is_explained
          nil
        end

        def cache(key, value)
          entries[key] = value
          tell(key => value)
          value
        end

        def cache_all(hash)
          entries.merge!(hash)
          tell(hash)
          nil
        end

        def cache_has_key(key) = entries.include?(key)
        def cached_value(key) = entries[key]

        def cached_entries(&block)
          return entries.each_pair unless block

          entries.to_a.each { |key, value| block.arity == 2 ? yield(key, value) : yield([key, value]) }
          nil
        end

        # What the block makes of the file's text, or the text; each file is read once.
        def cached_file_data(path)
          return Dalang::LookupCaches.files[path] if Dalang::LookupCaches.files.key?(path)

          is_made, data = Dalang::Host.call('lookup_file', self, path.to_s)
          unless is_made
            data = yield(data) if block_given?
            Dalang::LookupCaches.telling(data) { Dalang::Host.call('lookup_file_data', self, path.to_s, data) }
          end
          Dalang::LookupCaches.files[path] = data
        end

        def to_s = Kernel.instance_method(:to_s).bind_call(self)

        private

        def entries = (Dalang::LookupCaches.entries[@cache_id] ||= Dalang::Host.call('lookup_cache', self))
        def tell(hash) = Dalang::LookupCaches.telling(hash) { Dalang::Host.call('lookup_cache_all', self, hash) }
      end
    end
  end
end

module Dalang
  # What contexts have cached in the compilation under way, by the host's numbers of caches, and what they made of files.
  module LookupCaches
    DATA = [nil, true, false, String, Numeric, Symbol].freeze
    private_constant :DATA

    @entries = {}
    @files = {}

    class << self
      attr_reader :entries, :files

      def clear
        @entries.clear
        @files.clear
      end

      # Only data is told to the host: an object of Ruby lives in its machine alone.
      def telling(value) = data?(value) ? yield : nil

      private

      def data?(value)
        case value
        when *DATA then true
        when Array then value.all? { |item| data?(item) }
        when Hash then value.all? { |key, item| data?(key) && data?(item) }
        else value.respond_to?(:to_host)
        end
      end
    end
  end

  HostObjects::KINDS['lookup_context'] = Puppet::Pops::Lookup::Context
end
