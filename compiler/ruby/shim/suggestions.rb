# frozen_string_literal: true

# "Did you mean?" as the Ruby says it that Puppet runs on.

# As up to Ruby 3.1, the suggestion is part of an error's text.
module SuggestionInText
  def original_message = Exception.instance_method(:to_s).bind_call(self).to_s

  def to_s
    text = super
    suggestion = DidYouMean.formatter.message_for(corrections)
    text.include?(suggestion) ? text : text + suggestion
  rescue StandardError
    super
  end
end
[NameError, KeyError, NoMatchingPatternKeyError, LoadError].each { |error| error.prepend(SuggestionInText) if error.method_defined?(:corrections) }

# The names that Puppet's Ruby chooses from: methods of its own classes in the order in which they are there, which is another one in each Ruby,
# then those that code of modules has added.
module SuggestionsInOrder
  PLACES = Dalang::METHOD_ORDER.transform_values { |names| names.split.map(&:to_sym) }.freeze
  private_constant :PLACES

  def method_names
    return super unless Object === receiver # rubocop:disable Style/CaseEquality

    names = receiver.methods | receiver.singleton_methods | (@private_call ? receiver.private_methods : [])
    order = PLACES[receiver.class.name]
    order ? order | names.select { |name| of_module?(name) } : names
  end

  private

  def of_module?(name)
    file, = receiver.method(name).source_location
    file && !file.start_with?(Dalang::Backtrace::OWN)
  end
end
DidYouMean::MethodNameChecker.prepend(SuggestionsInOrder)
