# frozen_string_literal: true
# Loaded into a Ruby program by RUBYOPT: at its end, says on standard error how many megabytes it had at most.
at_exit { $stderr.puts "peak #{File.read('/proc/self/status')[/^VmHWM:\s*(\d+)/, 1].to_i / 1024} MB" }
