# frozen_string_literal: true

# What is wrong with JSON and YAML, as the libraries say it that Puppet runs with: JSON's puts the number of a line in its own source before
# the text.
module JsonErrorsInWords
  def parse(source, ...)
    super
  rescue JSON::ParserError => e
    message = Dalang::Host.call('json_error', source.to_s)
    raise e.class, message, e.backtrace if message

    raise
  end
end
JSON.singleton_class.prepend(JsonErrorsInWords)

module AliasesInWords
  def visit_Psych_Nodes_Alias(node) = raise(Psych::BadAlias, "Unknown alias: #{node.anchor}") # rubocop:disable Naming/MethodName
end
Psych::Visitors::NoAliasRuby.prepend(AliasesInWords)
