# frozen_string_literal: true

# What `self` is in a template.

module Puppet
  module Parser
    class TemplateWrapper; end
  end
end

# Where templates are evaluated: in this class, with no variables but their own, and no other names of Puppet's modules.
class Puppet::Parser::TemplateWrapper # rubocop:disable Style/ClassAndModuleChildren
  TEMPLATES = binding
  private_constant :TEMPLATES
end

module Puppet
  module Parser
    class TemplateWrapper
      include Puppet::Util

      @files = {}
      @texts = {}
      @count = 0
      class << self
        # A method of the template, the variables it names and the template itself; made once for each file or text.
        def of_file(path) = (@files[path] ||= compiled(Dalang::Host.call('read_text', path), path))
        def of_text(text) = (@texts[text] ||= compiled(text, nil))

        private

        def compiled(source, file)
          erb = Puppet::Util.create_erb(source)
          wanted, may_change = Dalang::Host.call('template_traits', source)
          [defined_method(erb, file), wanted, erb, may_change]
        end

        # A text that cannot stand in a method is evaluated each time, and says then what is wrong with it.
        def defined_method(erb, file)
          name = "__dalang_template#{@count += 1}"
          eval("#{erb.src.sub(/^(?!#|$)/) { "def #{name}\n" }}\nend\n", TEMPLATES, file || '(erb)', -1)
          name
        rescue SyntaxError
          nil
        end
      end

      def initialize(scope)
        @__scope__ = scope
      end

      def file = @__file__
      def scope = @__scope__
      def has_variable?(name) = scope.include?(name.to_s)
      def classes = scope.catalog.classes
      def tags = raise(NotImplementedError, "Call 'all_tags' instead.")
      def all_tags = scope.catalog.tags
      def to_s = "template[#{@__file__ || 'inline'}]"

      def file=(name)
        @__file__ = Puppet::Parser::Files.find_template(name)
        raise Puppet::ParseError, "Could not find template '#{name}'" unless @__file__
      end

      # The host sends the variables along once it has been told which a template names.
      def result(string = nil, known = nil)
        method, wanted, erb, may_change = string ? TemplateWrapper.of_text(string) : TemplateWrapper.of_file(@__file__)
        variables = bind_variables(wanted, known)
        return send(method) if method && !may_change

        changing(variables) { method ? send(method) : evaluated(erb) }
      end

      private

      def bind_variables(wanted, known = nil)
        (known || Dalang::Host.call('variables', scope, wanted, @__file__)).each do |name, value|
          instance_variable_set("@#{name}", value)
        end
      end

      def evaluated(erb)
        erb.filename = @__file__
        erb.result(binding)
      end

      # Templates share their values with manifests: what one changes in place (`@list << item`) is changed there, too.
      def changing(variables)
        before = variables.transform_values(&:hash)
        result = yield
        variables.each { |name, value| Dalang::Host.call('change', scope, name, value) if value.hash != before[name] }
        result
      end

      def script_line
        identifier = Regexp.escape(@__file__ || '(erb)')
        (caller.find { |line| line =~ /#{identifier}:/ } || '')[/:(\d+):/, 1]
      end
    end
  end
end

module Dalang
  # Templates by file and as text, with the errors that Puppet's functions word.
  module Templates
    class << self
      def render_file(scope, name, path, variables = nil)
        wrapper = Puppet::Parser::TemplateWrapper.new(scope)
        wrapper.instance_variable_set(:@__file__, path)
        joined(wrapper.result(nil, variables))
      rescue StandardError => e
        place = Backtrace.of(e).first.to_s.split(':')
        message = "Failed to parse template #{name}:\n  Filepath: #{place[0]}\n  Line: #{place[1]}\n  Detail: #{text(e, wrapper)}\n"
        raise Puppet::ParseError, message, OwnPlaces.frames('parser/functions/template.rb:36')
      end

      def render_text(scope, text)
        wrapper = Puppet::Parser::TemplateWrapper.new(scope)
        joined(wrapper.result(text))
      rescue StandardError => e
        raise Puppet::ParseError, "Failed to parse inline template: #{text(e, wrapper)}", e.backtrace
      end

      private

      # A comment at the very end hides that the script answers its output: what it answers instead is joined, as by Puppet's functions.
      def joined(result) = result.is_a?(String) ? result : [result].join

      # The text of an unknown name shows all variables, and suggests one of them.
      def text(error, wrapper)
        wrapper.send(:bind_variables, nil) if error.instance_of?(NameError)
        error.to_s
      end
    end
  end

  # The backtrace as it were without this program's own frames.
  module Backtrace
    OWN = 'dalang/'
    def self.of(error) = without_own(error.backtrace || [])
    def self.without_own(frames) = frames.reject { |frame| frame.start_with?(OWN) }
  end
end
