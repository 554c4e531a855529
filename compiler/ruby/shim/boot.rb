# frozen_string_literal: true

# What module code expects of the Ruby that Puppet runs on: its standard library loaded, and the names that older Rubies had.

$VERBOSE = nil
# Libraries load that only name these; what would open a socket fails.
$LOADED_FEATURES << 'socket.rb' << 'socket.so' << 'io/wait.rb' << 'io/console.rb' << 'io/console/size.rb' << 'net/ftp.rb'
module Net
  class FTP; end
end
%w[erb json set time date uri digest digest/md5 digest/sha1 digest/sha2 openssl etc securerandom yaml strscan stringio
   ostruct pathname fileutils tempfile tmpdir base64 bigdecimal shellwords cgi cgi/util delegate forwardable singleton
   open3 benchmark pp tsort timeout monitor ripper zlib csv].each { |library| require library }
require 'js.so'

Fixnum = Integer unless defined?(Fixnum)
Bignum = Integer unless defined?(Bignum)

class File
  class << self
    alias exists? exist? unless method_defined?(:exists?)
  end
end

class Dir
  class << self
    alias exists? exist? unless method_defined?(:exists?)
  end
end

class Object
  def =~(_other) = nil unless method_defined?(:=~)
  def taint = self unless method_defined?(:taint)
  def untaint = self unless method_defined?(:untaint)
  def tainted? = false unless method_defined?(:tainted?)
  def trust = self unless method_defined?(:trust)
  def untrust = self unless method_defined?(:untrust)
  def untrusted? = false unless method_defined?(:untrusted?)
end

class Integer
  # Bytes, as on a machine with words of 64 bits.
  def size = [(abs.bit_length + 7) / 8, 8].max
end

# Suggests for nil none of the names that it has by now.
require 'did_you_mean'

class SocketError < StandardError; end
class BasicSocket < IO; end
class IPSocket < BasicSocket; end
class TCPSocket < IPSocket; end
class UDPSocket < IPSocket; end
class Socket < BasicSocket
  AF_UNSPEC = 0
  AF_INET = 2
  AF_INET6 = 10
  SOCK_STREAM = 1
  SOCK_DGRAM = 2
  class ResolutionError < SocketError; end
end
require 'ipaddr'
module Gem; end
require 'rubygems/deprecate'
require 'rubygems/version'
require 'rubygems/requirement'
require 'resolv'
