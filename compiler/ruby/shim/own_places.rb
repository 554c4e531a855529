# frozen_string_literal: true

module Dalang
  # Templates report the innermost place of an error, which may be in Puppet's own library: files and lines are those of Puppet 7.23 as Debian
  # installs it.
  module OwnPlaces
    LIBRARY = '/usr/lib/ruby/vendor_ruby/puppet'

    # Names of functions, texts of their errors, and places; the first that fits is the one.
    PLACES = [
      [nil, /\A\w+\(\): Wrong number of arguments given \(\d+ for \d+\)\z/, 'parser/functions.rb:211'],
      [nil, /\A\w+\(\): Wrong number of arguments given \(\d+ for minimum \d+\)\z/, 'parser/functions.rb:213'],
      [nil, /\A\w+\(\) can only be called using the 4\.x function API/, 'parser/functions.rb:318'],
      [nil, /\A'[\w:]+' (?:expects|parameter|block|return) /, 'pops/functions/dispatcher.rb:39'],
      [nil, /\A'[\w:]+' expects one of:/, 'pops/functions/dispatcher.rb:39'],
      [nil, /\AUnknown function '/, 'pops/evaluator/runtime3_support.rb:288'],
      [nil, /\AFunction [\w:]+\(\): Unknown function: '/, 'pops/functions/function.rb:128'],
      [%w[include contain require], /\ACould not find class ::/, 'parser/compiler.rb:246'],
      [%w[template], /\ACould not find template/, 'parser/templatewrapper.rb:67'],
      [%w[lookup], /\AFunction lookup\(\) did not find a value for the name/, 'pops/lookup.rb:87'],
      [%w[file], /\ACould not find any files/, 'parser/functions/file.rb:31'],
      [%w[assert_type], /\Aassert_type\(\): /, 'functions/assert_type.rb:78'],
      [%w[generate], /\AGenerators must be fully qualified/, 'parser/functions/generate.rb:16'],
      [%w[generate], /\AGenerators can only contain/, 'parser/functions/generate.rb:25'],
      [%w[generate], /\ACan not use generators with/, 'parser/functions/generate.rb:29'],
      [%w[create_resources], /wrong number of arguments/, 'parser/functions/create_resources.rb:60'],
      [%w[create_resources], /second argument must be a hash/, 'parser/functions/create_resources.rb:61'],
      [%w[create_resources], /third argument, if provided/, 'parser/functions/create_resources.rb:63'],
      [%w[fail], //, 'parser/functions/fail.rb:10'],
      [%w[sprintf], //, 'parser/functions/sprintf.rb:49'],
    ].freeze
    private_constant :PLACES

    class << self
      def frames(place) = ["#{LIBRARY}/#{place}:in `puppet'"]

      # Runs what calls a function of the host.
      def told(name)
        yield
      rescue StandardError => e
        unless e.is_a?(FromHost) && e.at
          text = Exception.instance_method(:to_s).bind_call(e)
          _, _, place = PLACES.find { |names, message, _| (names.nil? || names.include?(name.to_s)) && message.match?(text) }
          at(place, e) if place
        end
        raise
      end

      def at(place, error) = error.set_backtrace([*frames(place), *error.backtrace])
    end
  end
end
