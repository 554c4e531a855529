#!/usr/bin/env ruby
# frozen_string_literal: true
# Every function that Puppet and the stdlib of MODULEPATH bring, as the loader of an environment finds them, with its signatures, as JSON.
#
#   ruby signatures.rb MODULEPATH
#
# Type aliases that a function declares for itself are printed with what they stand for.
require 'json'
require 'tmpdir'
require 'puppet'
require 'puppet/configurer'

modulepath = ARGV.fetch(0)
WORK = Dir.mktmpdir('signatures')
at_exit { FileUtils.remove_entry(WORK) }
Puppet.initialize_settings(['--confdir', "#{WORK}/conf", '--vardir', "#{WORK}/var"])
Puppet[:node_terminus] = :plain
Puppet[:code] = ''
Puppet.push_context(Puppet.base_context(Puppet.settings), 'signatures base')
Puppet::Util::Log.level = :err

# Libraries that some functions require as they are loaded and that a machine may lack: signatures need nothing of them.
%w[scanf hocon hocon/config_error hiera/backend/eyaml/encryptor hiera/backend/eyaml/utils hiera/backend/eyaml/options
   hiera/backend/eyaml/parser/parser].each { |library| $LOADED_FEATURES << "#{library}.rb" }
Puppet.features.add(:hocon) { true }
Puppet.features.add(:hiera_eyaml) { true }

# Names of the functions in a lib folder, both interfaces.
def names_in(lib)
  %w[functions parser/functions].flat_map do |folder|
    root = File.join(lib, 'puppet', folder)
    Dir[File.join(root, '**', '*.rb')].map { |file| file.delete_prefix("#{root}/").delete_suffix('.rb').gsub('/', '::') }
  end.uniq.sort
end

def dispatch_4x(dispatch)
  answer = { type: dispatch.type.to_alias_expanded_s, parameters: dispatch.parameter_names.map(&:to_s) }
  answer[:block] = dispatch.block_name.to_s if dispatch.block_name
  answer[:mismatch] = true if dispatch.argument_mismatch_handler?
  answer
end

def signature_3x(name, env)
  kind = Puppet::Parser::Functions.rvalue?(name, env) ? 'rvalue' : 'statement'
  { api: 3, type: kind, arity: Puppet::Parser::Functions.arity(name, env) }
end

def signature(name, loader, env)
  function = loader.load(:function, name)
  return signature_3x(name, env) if function.class < Puppet::Functions::Function3x
  raise "no function #{name}" if function.nil?

  { api: 4, dispatches: function.class.dispatcher.dispatchers.map { |dispatch| dispatch_4x(dispatch) } }
end

env = Puppet::Node::Environment.create(:production, [modulepath])
environments = Puppet::Environments::Static.new(env)
Puppet.override(current_environment: env, environments: environments) do
  compiler = Puppet::Parser::Compiler.new(Puppet::Node.new('testnode', environment: env))
  loader = compiler.loaders.private_environment_loader
  Puppet.override(loaders: compiler.loaders) do
    libs = { functions: $LOAD_PATH.find { |dir| File.exist?(File.join(dir, 'puppet.rb')) }, stdlib: File.join(modulepath, 'stdlib', 'lib') }
    $LOAD_PATH << libs[:stdlib]
    taken = []
    recorded = libs.transform_values do |lib|
      names = names_in(lib) - taken
      taken.concat(names)
      names.to_h do |name|
        [name, signature(name, loader, env)]
      rescue StandardError, LoadError => e
        [name, { error: e.message }]
      end
    end
    puts JSON.generate({ puppet: Puppet.version }.merge(recorded))
  end
end
