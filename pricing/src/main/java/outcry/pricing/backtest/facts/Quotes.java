// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest.facts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/// Prices of many sellers made into one level by price changes alone.
///
/// Only what is priced before and after counts (matched items): the level moves by the mean over
/// sellers of the mean over a seller's items of the logarithm of price now over price before. So an
/// item that appears or disappears moves nothing, and a seller with forty machine types has one
/// vote. A price holds until the next one is seen.
///
/// Three kinds of entries are taken for mistakes of the record and not for prices: zero; a change
/// of six times or more, up or down (slips of unit; the largest cut of one model ever announced was
/// to a fifth); and a value that goes back to the one before it within 21 days. The last needs
/// hindsight: what a venue would have fixed on those days is not known.
final class Quotes {
  private static final double SLIP = StrictMath.log(6);
  private static final int FLIP_DAYS = 21;
  private static final double SAME = 1e-6;

  private final Map<String, Map<String, TreeMap<LocalDate, Double>>> sellers = new TreeMap<>();

  /// @param price NaN = no longer offered
  void put(String seller, String item, LocalDate date, double price) {
    sellers
        .computeIfAbsent(seller, _ -> new TreeMap<>())
        .computeIfAbsent(item, _ -> new TreeMap<>())
        .put(date, price);
  }

  boolean isEmpty() {
    return sellers.isEmpty();
  }

  /// The level from the first price to `last`, beginning at the geometric mean of the first day.
  Series series(LocalDate last) {
    sellers.values().forEach(items -> items.values().forEach(Quotes::clean));
    var first =
        sellers.values().stream()
            .flatMap(items -> items.values().stream())
            .filter(prices -> !prices.isEmpty())
            .map(TreeMap::firstKey)
            .min(LocalDate::compareTo)
            .orElseThrow();
    double[] levels = new double[(int) ChronoUnit.DAYS.between(first, last) + 1];
    double log = start(first);
    for (int day = 0; day < levels.length; day++) {
      log += day == 0 ? 0 : change(first.plusDays(day));
      levels[day] = StrictMath.exp(log);
    }
    return new Series(first, levels);
  }

  private double start(LocalDate first) {
    return sellers.values().stream()
        .mapToDouble(
            items ->
                items.values().stream()
                    .filter(prices -> prices.containsKey(first))
                    .mapToDouble(prices -> StrictMath.log(prices.get(first)))
                    .filter(each -> !Double.isNaN(each))
                    .average()
                    .orElse(Double.NaN))
        .filter(each -> !Double.isNaN(each))
        .average()
        .orElseThrow();
  }

  private double change(LocalDate date) {
    double sum = 0;
    int voting = 0;
    for (var items : sellers.values()) {
      double own = 0;
      int matched = 0;
      for (var prices : items.values()) {
        var before = prices.lowerEntry(date);
        var now = prices.floorEntry(date);
        if (before != null && !before.getValue().isNaN() && !now.getValue().isNaN()) {
          double move = StrictMath.log(now.getValue() / before.getValue());
          own += StrictMath.abs(move) >= SLIP ? 0 : move;
          matched++;
        }
      }
      if (matched > 0) {
        sum += own / matched;
        voting++;
      }
    }
    return voting == 0 ? 0 : sum / voting;
  }

  /// Takes out repeated values and those that went back.
  private static void clean(TreeMap<LocalDate, Double> prices) {
    var kept = new ArrayList<Map.Entry<LocalDate, Double>>();
    for (var entry : prices.entrySet()) {
      int n = kept.size();
      if (n >= 2
          && same(entry.getValue(), kept.get(n - 2).getValue())
          && kept.get(n - 1).getKey().plusDays(FLIP_DAYS).isAfter(entry.getKey())) {
        kept.removeLast();
      } else if (n == 0 || !same(entry.getValue(), kept.getLast().getValue())) {
        kept.add(Map.entry(entry.getKey(), entry.getValue()));
      }
    }
    while (!kept.isEmpty() && kept.getFirst().getValue().isNaN()) {
      kept.removeFirst();
    }
    prices.clear();
    kept.forEach(entry -> prices.put(entry.getKey(), entry.getValue()));
  }

  private static boolean same(double one, double other) {
    return Double.isNaN(one)
        ? Double.isNaN(other)
        : StrictMath.abs(one - other) <= SAME * StrictMath.abs(other);
  }
}
