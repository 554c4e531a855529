# frozen_string_literal: true

# What the host asks of this machine: one operation at a time, by name.

module Dalang
  OPERATIONS = {
    'reseed' => -> { Random.srand(World.fresh_seed) && nil },
    'collect' => -> { GC.start },
    'render_file' => ->(scope, name, path, variables) { Templates.render_file(scope, name, path, variables) },
    'render_text' => ->(scope, text) { Templates.render_text(scope, text) },
    'describe' => ->(path, name) { LocalFunctions.describe(path, name).then { |found| JSON.generate(found) } },
    'describe3x' => ->(path, name) { LocalFunctions.describe3x(path, name).then { |found| JSON.generate(found) } },
    'run' => ->(path, name, index, scope, args, block) { LocalFunctions.run_for_host(path, name, index, scope, args, &block) },
    'run3x' => ->(path, name, scope, args, block) { LocalFunctions.run3x(path, name, scope, args, &block) },
    'call_proc' => ->(id, args) { LiveObjects.call(id, args) },
    'describe_type' => ->(path, name) { Types.describe(path, name).then { |found| JSON.generate(found) } },
    'describe_data_type' => ->(path, name) { DataTypes.describe(path, name).then { |found| JSON.generate(found) } },
    'make_data_object' => ->(label, place, is_hash, args) { DataTypes.make(label, place, is_hash, args) },
    'texted_data_object' => ->(object) { object },
    'call_data_object' => ->(object, name, args, block) { object.public_send(name, *args, &block) },
    'parse_title' => ->(path, name, title) { Types.parse_title(path, name, title) },
  }.freeze

  def self.dispatch
    operation, args, stale = JSON.parse(::JS.eval('?').to_s, max_nesting: false)
    forget(stale) unless stale == 'nothing'
    Json.text([Codec.encode(OPERATIONS.fetch(operation).call(*args.map { |arg| Codec.decode(arg) }))])
  rescue Exception => e # rubocop:disable Lint/RescueException
    Json.text(failure(e))
  end

  # What only the call before this one knew, with all that was called in it, or what a compilation gave.
  def self.forget(stale)
    LiveObjects.clear
    Puppet::Parser::Scope.forget
    GivenValues.clear unless stale == 'call'
    LookupCaches.clear if stale == 'compilation'
  end

  def self.failure(error)
    place = error.is_a?(Puppet::ParseError) ? [error.file, error.line] : [nil, nil]
    { kind: kind_of(error), message: message_of(error), host: (error.host_error if error.is_a?(FromHost)), own: LiveObjects.keep(error),
      file: place[0], line: place[1], at: Backtrace.of(error).first }
  end

  def self.kind_of(error)
    case error
    when Puppet::DataBinding::LookupError then 'lookup'
    when Puppet::Error then 'puppet'
    when ::ArgumentError then 'argument'
    when StopIteration then 'other'
    when StandardError then 'standard'
    else 'other'
    end
  end

  # Without the place that the error carries beside it, and in the words of the Ruby that Puppet runs on.
  def self.message_of(error)
    text = error.is_a?(Puppet::ParseError) ? Exception.instance_method(:to_s).bind_call(error) : error.message
    Codec.encode(text.to_s).gsub(' or dummy end', '')
  end
end
