// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import outcry.index.observation.Tier;

/// The published shares of a tier's product lines, by the day they take effect (rule I-48).
record Basket(NavigableMap<LocalDate, List<Line>> byDate) {
  static final int ONE = 1_000_000;
  static final int LINE_CAP = 150_000;
  static final int LABORATORY_CAP = 300_000;
  private static final String HEADER = "from,tier,laboratory,line,share";

  static Basket shipped(Tier tier) {
    return of(tier, Columns.shipped("token-basket.csv", HEADER));
  }

  /// @throws IllegalArgumentException when the shares of a day do not sum to one or break a cap
  static Basket parse(Tier tier, String text) {
    return of(tier, Columns.rows("token-basket.csv", text, HEADER));
  }

  /// One line alone: the price of a single reference model (rule I-58).
  static Basket only(String laboratory, String line) {
    var all = new TreeMap<LocalDate, List<Line>>();
    all.put(LocalDate.MIN, List.of(new Line(laboratory, line, ONE)));
    return new Basket(all);
  }

  private static Basket of(Tier tier, List<String[]> rows) {
    var all = new TreeMap<LocalDate, List<Line>>();
    for (var row : rows) {
      if (Tier.named(row[1]) != tier) continue;
      int share = new BigDecimal(row[4]).movePointRight(6).intValueExact();
      all.computeIfAbsent(LocalDate.parse(row[0]), _ -> new ArrayList<>())
          .add(new Line(row[2], row[3], share));
    }
    all.forEach((from, lines) -> check(tier + " from " + from, lines));
    return new Basket(all);
  }

  private static void check(String set, List<Line> lines) {
    var laboratories = new TreeMap<String, Integer>();
    int sum = 0;
    for (var line : lines) {
      if (line.share() <= 0 || line.share() > LINE_CAP)
        throw new IllegalArgumentException(
            set
                + ": "
                + line.key()
                + " has a share of "
                + line.share()
                + " of a million,"
                + " allowed is 1 to "
                + LINE_CAP
                + " (rule I-48)");
      int laboratory = laboratories.merge(line.laboratory(), line.share(), Integer::sum);
      if (laboratory > LABORATORY_CAP)
        throw new IllegalArgumentException(
            set
                + ": "
                + line.laboratory()
                + " has more than "
                + LABORATORY_CAP
                + " of a million (rule I-48)");
      sum += line.share();
    }
    if (sum != ONE)
      throw new IllegalArgumentException(set + ": shares sum to " + sum + ", not a million");
  }

  /// The lines in force on a day; empty before the first set.
  List<Line> at(LocalDate date) {
    var set = byDate.floorEntry(date);
    return set == null ? List.of() : set.getValue();
  }
}
