// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import java.time.LocalDate;
import java.util.List;

/// How the values of the parts make the value of the whole.
public sealed interface Formula {
  /// Parts per million.
  int ONE = 1_000_000;

  /// A fixed mix: the sum of weight times value (rule I-56).
  ///
  /// @param weights of the parts, in millionths; they sum to a million
  record Blend(List<Integer> weights) implements Formula {
    public Blend {
      weights = List.copyOf(weights);
      whole(weights);
    }
  }

  /// Points: every part relative to its value at the last link, by its share of the money then; the
  /// first link is the base, at `base`, and every first of January is another (rule I-57).
  ///
  /// @param shares of the parts, in millionths; they sum to a million
  /// @param base micro-points on the base day
  record Points(List<Integer> shares, long base) implements Formula {
    public Points {
      shares = List.copyOf(shares);
      whole(shares);
    }
  }

  /// The first part less the second (rule I-57). May be negative.
  record Difference() implements Formula {}

  /// What a GPU-hour's tokens fetch less what the hour costs: heat rate times the first part less
  /// the second (rule I-58). May be negative.
  ///
  /// @param rate of the index's series; it never changes
  record Margin(ReferenceRate rate) implements Formula {}

  /// Why there can be no value on a day whatever the parts say; empty when there can.
  default String absence(LocalDate date) {
    return this instanceof Margin(var rate) && date.isBefore(rate.from())
        ? "the heat rate " + rate.text() + " was published on " + rate.from() + " (rule I-58)"
        : "";
  }

  private static void whole(List<Integer> weights) {
    int sum = weights.stream().mapToInt(Integer::intValue).sum();
    if (sum != ONE || weights.stream().anyMatch(weight -> weight <= 0))
      throw new IllegalArgumentException("weights " + weights + " are not parts of a million");
  }
}
