# What `puppet lookup` itself prints: JSON arrays of arguments in, one answer a line out. Each command line runs in a process of its own,
# forked from one that has loaded Puppet, so that hundreds take no minutes.
require 'json'
require 'puppet'
require 'puppet/util/command_line'
require 'puppet/application/lookup'
require 'tempfile'

def run(arguments)
  out, err = Tempfile.new('out'), Tempfile.new('err')
  pid = fork do
    $stdin.reopen(File::NULL)
    $stdout.reopen(out)
    $stderr.reopen(err)
    Puppet::Util::CommandLine.new('puppet', ['lookup', *arguments]).execute
  end
  _, status = Process.wait2(pid)
  { 'status' => status.exitstatus, 'stdout' => File.read(out.path), 'stderr' => File.read(err.path) }
ensure
  out.close!
  err.close!
end

$stdout.sync = true
$stdin.each_line { |line| $stdout.puts(JSON.generate(run(JSON.parse(line)))) }
