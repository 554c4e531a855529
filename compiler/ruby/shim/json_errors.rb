# frozen_string_literal: true

# What is wrong with JSON, as the library says it that Puppet runs with: the number of a line in its own source goes before the text.
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
