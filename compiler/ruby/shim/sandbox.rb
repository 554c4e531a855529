# frozen_string_literal: true

# What would reach out of the machine says so, instead of failing as if the machine had nothing there.

module Dalang
  # Refusals: no process, no socket, no file is written.
  module Closed
    def self.process(what)
      raise Puppet::Error, "Ruby of a module must not run a process: #{what} (dalang never runs one)"
    end

    def self.write(path)
      raise Puppet::Error, "Ruby of a module must not write a file: #{path} (dalang never writes one for code that it runs)"
    end

    # Files outside of the environment are not there; this says why.
    def self.read(path)
      path = path.to_path if path.respond_to?(:to_path)
      return unless path.is_a?(String) && path.start_with?('/') && !path.start_with?('/usr/local/lib/ruby/')
      return if Host.call('may_read', File.expand_path(path))

      raise Errno::EACCES, "#{path} (Ruby of a module reads only files of the environment and of its modules)"
    end

    def self.socket(what)
      raise Puppet::Error, "Ruby of a module must not open a connection: #{what} (dalang never opens one)"
    end

    def self.writes?(mode)
      case mode
      when Integer then (mode & (IO::WRONLY | IO::RDWR | IO::CREAT | IO::TRUNC | IO::APPEND)) != 0
      when String then mode.match?(/[wa+]/)
      else false
      end
    end
  end
end

module Kernel
  %i[spawn exec fork].each do |name|
    define_method(name) { |*args, **_options| Dalang::Closed.process(args.grep(String).join(' ').then { |text| text.empty? ? name : text }) }
    private name
  end

  def system(*command, **_options)
    Dalang::World.output(*command)
    Dalang::World.status.success?
  end

  def `(command) = Dalang::World.output(command)
  def syscall(*) = Dalang::Closed.process('syscall')

  alias dalang_open open
  def open(path, mode = 'r', *args, **options, &block)
    return IO.popen(path[1..], &block) if path.is_a?(String) && path.start_with?('|')

    Dalang::Closed.write(path) if Dalang::Closed.writes?(mode)
    Dalang::Closed.read(path)
    dalang_open(path, mode, *args, **options, &block)
  end
  private :system, :`, :syscall, :dalang_open, :open
end

# `Kernel.system` and the like.
module Kernel
  class << self
    %i[spawn exec fork syscall].each { |name| define_method(name) { |*args, **_options| Dalang::Closed.process([name, *args].join(' ')) } }

    def open(path, *args, **options, &block) = Object.new.send(:open, path, *args, **options, &block)
    def system(*command, **options) = Object.new.send(:system, *command, **options)
    def `(command) = Dalang::World.output(command)
  end
end

module Process
  class << self
    %i[spawn fork kill daemon exec detach].each { |name| define_method(name) { |*args, **_options| Dalang::Closed.process([name, *args].join(' ')) } }
  end
end

class IO
  class << self
    # The command, among what may stand before it (variables) and after it (a mode).
    def popen(*args, **_options)
      reader = StringIO.new(Dalang::World.output(args.find { |arg| !arg.is_a?(Hash) }))
      block_given? ? yield(reader) : reader
    end

    %i[write binwrite copy_stream].each { |name| define_method(name) { |path, *_rest, **_options| Dalang::Closed.write(path) } }
    def pipe(*) = Dalang::Closed.process('pipe')

    alias dalang_sysopen sysopen
    def sysopen(path, mode = 'r', *permissions)
      Dalang::Closed.write(path) if Dalang::Closed.writes?(mode)
      Dalang::Closed.read(path)
      dalang_sysopen(path, mode, *permissions)
    end
  end
end

# Reading at once.
module ReadAtOnce
  %i[read binread readlines foreach].each do |name|
    define_method(name) do |path, *args, **options, &block|
      Dalang::Closed.read(path)
      super(path, *args, **options, &block)
    end
  end
end
IO.singleton_class.prepend(ReadAtOnce)

class File
  # Opening to read goes on; opening to write ends.
  module ReadOnly
    def open(path, mode = 'r', *args, **options, &block)
      Dalang::Closed.write(path) if Dalang::Closed.writes?(options[:mode] || mode)
      Dalang::Closed.read(path)
      super
    end

    def new(path, mode = 'r', *args, **options, &block)
      Dalang::Closed.write(path) if Dalang::Closed.writes?(options[:mode] || mode)
      Dalang::Closed.read(path)
      super
    end
  end
  singleton_class.prepend(ReadOnly)

  class << self
    %i[write binwrite delete unlink rename symlink link truncate chmod chown utime mkfifo lchmod lchown].each do |name|
      define_method(name) { |*args, **_options| Dalang::Closed.write(args.grep(String).first || name) }
    end
  end
end

class Dir
  class << self
    %i[mkdir rmdir delete unlink chdir].each { |name| define_method(name) { |*args| Dalang::Closed.write(args.first || name) } }
  end
end

%i[popen2 popen2e popen3 pipeline].each do |name|
  Open3.define_singleton_method(name) { |*args, **_options| Dalang::Closed.process(args.grep(String).join(' ')) }
end

module Open3
  class << self
    def capture2(*command, **_options) = [Dalang::World.output(*command), Dalang::World.status]
    alias capture2e capture2
    def capture3(*command, **_options) = [Dalang::World.output(*command), '', Dalang::World.status]
  end
end

[TCPSocket, UDPSocket, Socket].each do |socket|
  socket.define_singleton_method(:new) { |*args| Dalang::Closed.socket(args.join(':')) }
  socket.define_singleton_method(:open) { |*args| Dalang::Closed.socket(args.join(':')) }
end

# No thread can run beside another in this machine.
class Thread
  def self.new(*) = raise(ThreadError, 'threads cannot be started here')
  class << self
    alias start new
    alias fork new
  end
end

module Timeout
  def self.timeout(_seconds, _error = nil, _message = nil) = yield
end
