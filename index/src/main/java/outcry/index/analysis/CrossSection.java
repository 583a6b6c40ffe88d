// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One day's price by the estimators in common use, each provider's price and number of offers
/// given. None has a memory: what they say today does not depend on yesterday.
///
/// @param mean every provider the same
/// @param median every provider the same
/// @param trimmed mean without the dearest and the cheapest fifth, every provider the same
/// @param offers median in which every offer has a vote
public record CrossSection(double mean, double median, double trimmed, double offers) {
  private static final double TRIM = 0.2;

  static final CrossSection NONE = new CrossSection(0, 0, 0, 0);

  /// A provider's price of a day.
  ///
  /// @param offers how many of its offers were seen
  record Quote(String provider, double price, int offers) {}

  static CrossSection of(List<Quote> quotes) {
    int n = quotes.size();
    if (n == 0) return NONE;
    var prices = quotes.stream().mapToDouble(Quote::price).sorted().toArray();
    int cut = (int) (TRIM * n);
    var middle = Arrays.copyOfRange(prices, cut, n - cut);
    double median = (prices[(n - 1) / 2] + prices[n / 2]) / 2;
    return new CrossSection(mean(prices), median, mean(middle), byOffers(quotes));
  }

  /// The days' mean of each.
  static CrossSection mean(List<CrossSection> days) {
    return new CrossSection(
        days.stream().mapToDouble(CrossSection::mean).average().orElse(0),
        days.stream().mapToDouble(CrossSection::median).average().orElse(0),
        days.stream().mapToDouble(CrossSection::trimmed).average().orElse(0),
        days.stream().mapToDouble(CrossSection::offers).average().orElse(0));
  }

  /// By how much this differs from what it would have been, as a part of that.
  CrossSection against(CrossSection honest) {
    return new CrossSection(
        change(mean, honest.mean),
        change(median, honest.median),
        change(trimmed, honest.trimmed),
        change(offers, honest.offers));
  }

  /// Estimator by estimator whichever is further from zero.
  CrossSection worse(CrossSection other) {
    return new CrossSection(
        worse(mean, other.mean),
        worse(median, other.median),
        worse(trimmed, other.trimmed),
        worse(offers, other.offers));
  }

  static double worse(double one, double other) {
    return Math.abs(other) > Math.abs(one) ? other : one;
  }

  static double change(double now, double before) {
    return now == 0 || before == 0 ? 0 : now / before - 1;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double byOffers(List<Quote> quotes) {
    var sorted = quotes.stream().sorted(Comparator.comparingDouble(Quote::price)).toList();
    long all = sorted.stream().mapToLong(Quote::offers).sum();
    long below = 0;
    for (int i = 0; i < sorted.size(); i++) {
      below += sorted.get(i).offers();
      if (2 * below > all) return sorted.get(i).price();
      if (2 * below == all) return (sorted.get(i).price() + sorted.get(i + 1).price()) / 2;
    }
    return sorted.getLast().price();
  }
}
