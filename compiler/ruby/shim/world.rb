# frozen_string_literal: true

# The world outside of the environment, as far as the host knows of it: names and addresses, what commands print, random numbers. What it
# does not know is refused (sandbox.rb).

module Dalang
  # Asks the host.
  module World
    NO_NAME = 'getaddrinfo: Name or service not known'
    URANDOM = Random.method(:urandom).unbind
    private_constant :URANDOM

    # How a command ended.
    class Status
      attr_reader :exitstatus

      def initialize(exitstatus) = @exitstatus = exitstatus
      def success? = exitstatus && exitstatus.zero?
      def exited? = !exitstatus.nil?
      def signaled? = exitstatus.nil?
      def to_i = exitstatus.to_i << 8
      def ==(other) = other.is_a?(Integer) ? to_i == other : super
      def pid = 0
      def to_s = exited? ? "pid #{pid} exit #{exitstatus}" : "pid #{pid} SIGKILL"
      def inspect = "#<Process::Status: #{self}>"
    end

    class << self
      # What a command prints, given as a line or as words; environment variables and options are not looked at.
      def output(*command)
        words = command.flatten.reject { |word| word.is_a?(Hash) || word.nil? }.map(&:to_s)
        given = words.size == 1 && !command.first.is_a?(Array) ? words.first : words
        text, status = Host.call('world_command', given)
        Closed.process(words.join(' ')) if text.nil?
        $dalang_status = Status.new(status)
        text
      end

      def status = $dalang_status

      # Addresses of a name, names of an address.
      def dns(name) = Host.call('world_dns', name.to_s) || Closed.socket(name)

      # Addresses as the system's own resolver finds them, of which an address is one.
      def addresses(name)
        return [name] if name.match?(Resolv::AddressRegex)

        dns(name).tap { |found| raise SocketError, NO_NAME if found.empty? }
      end

      def records(name, type) = Host.call('world_records', name.to_s, type) || Closed.socket("#{name} #{type}")

      # A seed of the host's random numbers alone: Ruby's own counts how many there were before.
      def fresh_seed = URANDOM.bind_call(Random, 16).unpack('Q2').then { |low, high| (high << 64) | low }

      # Somebody takes random numbers.
      def random
        @random ||= Host.call('world_random') || true
      end

      # Somebody reads the clock.
      def time
        @time ||= Host.call('world_time') || true
      end
    end
  end
end

alias $? $dalang_status
module Process
  def self.last_status = Dalang::World.status
end

class Resolv
  def each_address(name)
    return yield(name) if AddressRegex.match?(name)

    Dalang::World.dns(name).each { |address| yield address }
  end

  def each_name(address)
    Dalang::World.dns(address).each { |name| yield name }
  end

  # Records of a name by their type.
  class DNS
    RECORD_MAKERS = {
      'A' => ->(fields) { fields },
      'AAAA' => ->(fields) { fields },
      'HINFO' => ->(fields) { fields },
      'TXT' => ->(fields) { fields },
      'MX' => ->(fields) { [fields[0], Name.create("#{fields[1].chomp('.')}.")] },
      'SRV' => ->(fields) { [*fields[0, 3], Name.create("#{fields[3].chomp('.')}.")] },
      'SOA' => ->(fields) { [*fields[0, 2].map { |name| Name.create("#{name.chomp('.')}.") }, *fields.drop(2)] },
    }.freeze
    private_constant :RECORD_MAKERS

    def each_resource(name, type_class)
      type = type_class.name.split('::').last
      make = RECORD_MAKERS.fetch(type) { ->(fields) { [Name.create("#{fields[0].chomp('.')}.")] } }
      Dalang::World.records(name.to_s, type).each { |fields| yield type_class.new(*make.call(fields)) }
    end

    def use_ipv6? = true
    private :use_ipv6?
  end
end

class IPSocket
  def self.getaddress(name) = Dalang::World.addresses(name).first
end

class TCPSocket
  def self.gethostbyname(name)
    addresses = Dalang::World.addresses(name)
    [name, [], addresses.first.include?(':') ? Socket::AF_INET6 : Socket::AF_INET, *addresses]
  end
end

# An address that was looked up.
class Addrinfo
  attr_reader :ip_address, :ip_port

  def self.getaddrinfo(name, port = nil, family = nil, *)
    wanted = { Socket::AF_INET => 'AF_INET', :INET => 'AF_INET', :AF_INET => 'AF_INET', Socket::AF_INET6 => 'AF_INET6', :INET6 => 'AF_INET6',
               :AF_INET6 => 'AF_INET6' }[family]
    found = Dalang::World.addresses(name).map { |address| new(address, port.to_i) }
    found.select { |info| wanted.nil? || info.family_name == wanted }
  end

  def self.foreach(*args, &block) = getaddrinfo(*args).each(&block)
  def self.ip(name) = getaddrinfo(name).first
  def self.tcp(name, port) = getaddrinfo(name, port).first
  def self.udp(name, port) = getaddrinfo(name, port).first

  def initialize(address, port = 0)
    @ip_address = address
    @ip_port = port
  end

  def ip? = true
  def ipv4? = !ipv6?
  def ipv6? = ip_address.include?(':')
  def afamily = ipv6? ? Socket::AF_INET6 : Socket::AF_INET
  alias pfamily afamily
  def family_name = ipv6? ? 'AF_INET6' : 'AF_INET'
  def ip_unpack = [ip_address, ip_port]
  def getnameinfo(*) = [Dalang::World.dns(ip_address).first || ip_address, ip_port.to_s]
  def inspect_sockaddr = ip_address
  def inspect = "#<Addrinfo: #{inspect_sockaddr}>"
end

class Socket
  PROTOCOLS = { 1 => 6, 2 => 17, 3 => 0 }.freeze
  private_constant :PROTOCOLS

  class << self
    def gethostname = (Facter.value('networking.hostname') || Facter.value('hostname')).to_s

    def getaddrinfo(name, service, family = nil, type = nil, *)
      Addrinfo.getaddrinfo(name, service, family).flat_map do |info|
        (PROTOCOLS.keys & [type].compact).then { |types| types.empty? ? PROTOCOLS.keys : types }.map do |kind|
          [info.family_name, info.ip_port, info.ip_address, info.ip_address, info.afamily, kind, PROTOCOLS[kind]]
        end
      end
    end

    def gethostbyname(name)
      addresses = Dalang::World.addresses(name).map { |address| IPAddr.new(address) }
      [name, [], addresses.first.ipv6? ? AF_INET6 : AF_INET, *addresses.map(&:hton)]
    end

    def gethostbyaddr(packed, *)
      address = IPAddr.new_ntoh(packed)
      names = Dalang::World.dns(address.to_s)
      raise SocketError, 'host not found' if names.empty?

      [names.first, names.drop(1), address.ipv6? ? AF_INET6 : AF_INET, packed]
    end

    def getnameinfo(address, *)
      host = address.is_a?(Array) ? address.last : address
      [Dalang::World.dns(host).first || host, address.is_a?(Array) ? address[1].to_s : '0']
    end
  end
end

# Whether files are there is told by the files that are; that code looked elsewhere is noted. The library's own looks are not code's.
module NotedLooks
  LIBRARY = '/usr/local/lib/ruby/'
  NAMES = %i[exist? file? directory? readable? size size? zero? empty? symlink? executable? stat lstat mtime entries children
             each_child foreach].freeze

  def self.of(receiver)
    Module.new do
      (NAMES & receiver.methods).each do |name|
        define_method(name) do |*args, **options, &block|
          NotedLooks.note(args.first) if args.first.is_a?(String) && args.first.start_with?('/')
          super(*args, **options, &block)
        end
      end
    end
  end

  def self.note(path)
    return if path.start_with?(LIBRARY) || caller_locations(2, 1).first.path.start_with?(LIBRARY)

    Dalang::Host.call('may_read', File.expand_path(path))
  end
end
[File, Dir, FileTest].each { |receiver| receiver.singleton_class.prepend(NotedLooks.of(receiver)) }

# The clock is as before; that it was read is noted.
module NotedTime
  %i[now today].each do |name|
    define_method(name) do |*args, **options|
      Dalang::World.time
      super(*args, **options)
    end
  end
end
[Time, Date, DateTime].each { |clock| clock.singleton_class.prepend(NotedTime) }

# So are random numbers.
module NotedRandom
  %i[rand bytes urandom random_number].each do |name|
    define_method(name) do |*args|
      Dalang::World.random
      super(*args)
    end
  end

  def new_seed
    Dalang::World.random
    Dalang::World.fresh_seed
  end

  def new(seed = new_seed) = super
end
Random.singleton_class.prepend(NotedRandom)

module NotedShuffle
  %i[shuffle shuffle! sample].each do |name|
    define_method(name) do |*args, **options|
      Dalang::World.random
      super(*args, **options)
    end
  end
end
Array.prepend(NotedShuffle)

module Kernel
  alias dalang_rand rand
  def rand(*args)
    Dalang::World.random
    dalang_rand(*args)
  end
  private :dalang_rand, :rand

  def self.rand(*args) = Object.new.send(:rand, *args)
end
