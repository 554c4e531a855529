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

# Names that are equally near are told in the order in which a class has them, which is another one in each Ruby.
module SuggestionsInOrder
  PLACES = Dalang::METHOD_ORDER.transform_values { |names| names.split.each_with_index.to_h { |name, place| [name.to_sym, place] } }.freeze
  private_constant :PLACES

  def method_names
    order = PLACES[receiver.class.name]
    order ? super.sort_by.with_index { |name, index| [order[name] || order.size, index] } : super
  end
end
DidYouMean::MethodNameChecker.prepend(SuggestionsInOrder)
