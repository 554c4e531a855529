# frozen_string_literal: true

# Ruby sorts with qsort_r of the C library where there is one: glibc's keeps the order of what is equal, and so templates and functions of
# modules have come to depend on it. The machine's Ruby has its own quick sort, which does not.

module Dalang
  # Sorting that keeps the order of equal elements.
  module Sorting
    SORT = Array.instance_method(:sort)
    SORT_BY = Enumerable.instance_method(:sort_by)

    class << self
      # Elements in the order of their keys.
      def by_keys(elements, keys)
        places = SORT_BY.bind_call(elements.each_index) { |place| [keys[place], place] }
        places.map { |place| elements[place] }
      rescue ArgumentError
        merged(keys) { |one, other| one <=> other } # names the two that cannot be compared
        raise
      end

      # Equal texts, and equal integers, are the same wherever they stand.
      def plainly(elements)
        return SORT.bind_call(elements) if elements.all?(String) || elements.all?(Integer)

        by_keys(elements, elements)
      end

      # By the order that the block tells of two elements; they are compared as glibc does it: first half, second half, then both.
      def merged(elements, &order)
        return elements if elements.size < 2

        middle = elements.size / 2
        merge(merged(elements.take(middle), &order), merged(elements.drop(middle), &order), &order)
      end

      private

      def merge(left, right)
        result = []
        at = 0
        right.each do |other|
          while at < left.size && !above?(yield(left[at], other), left[at], other)
            result << left[at]
            at += 1
          end
          result << other
        end
        result.concat(left.drop(at))
      end

      def above?(order, one, other)
        return order > 0 unless order.nil? # rubocop:disable Style/NumericPredicate

        named = [nil, true, false].include?(other) || [Integer, Float, Symbol].include?(other.class) ? other.inspect : other.class
        raise ArgumentError, "comparison of #{one.class} with #{named} failed"
      end
    end
  end
end

module Enumerable
  def sort_by
    return to_enum(:sort_by) { respond_to?(:size) ? size : nil } unless block_given?

    elements = to_a
    Dalang::Sorting.by_keys(elements, elements.map { |element| yield(element) })
  end

  def sort(&block)
    block ? Dalang::Sorting.merged(to_a, &block) : Dalang::Sorting.plainly(to_a)
  end
end

class Array
  def sort(&block)
    block ? Dalang::Sorting.merged(dup, &block) : Dalang::Sorting.plainly(self)
  end

  def sort!(&block)
    replace(sort(&block))
  end

  def sort_by!
    return to_enum(:sort_by!) { size } unless block_given?

    replace(Dalang::Sorting.by_keys(self, map { |element| yield(element) }))
  end
end
