// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import outcry.index.observation.Dollars;

/// How a day's value was made: the table a reader checks with a pencil.
///
/// @param partitions every part of the day, also the empty ones
/// @param trades eligible trades
/// @param contributors who reported them
/// @param value equal mean of the medians of the parts that traded, micro-dollars; 0 without trades
/// @param capsMet whether the caps on pairs and contributors can be met
/// @param shortfalls what is missing for a fixing, a clause each; empty when nothing is
public record WorkedDay(
    List<Partition> partitions,
    int trades,
    int contributors,
    long value,
    boolean capsMet,
    List<String> shortfalls) {

  public WorkedDay {
    partitions = List.copyOf(partitions);
    shortfalls = List.copyOf(shortfalls);
  }

  static WorkedDay of(List<Trade> trades, Caps caps, TransactedTerms terms) {
    var parts = new ArrayList<Partition>();
    long sum = 0;
    int filled = 0;
    for (int number = 0; number < terms.partitions(); number++) {
      var part = partition(number, trades, caps, terms);
      parts.add(part);
      if (!part.empty()) filled++;
      sum = Math.addExact(sum, part.median());
    }
    int contributors = (int) trades.stream().map(Trade::contributor).distinct().count();
    var missing = new ArrayList<String>();
    if (filled < terms.needPartitions())
      missing.add(
          shortfall(
              filled + " of " + terms.partitions() + " partitions traded", terms.needPartitions()));
    if (trades.size() < terms.needTrades())
      missing.add(shortfall(count(trades.size(), "eligible trade"), terms.needTrades()));
    if (contributors < terms.needContributors())
      missing.add(shortfall(count(contributors, "contributor"), terms.needContributors()));
    long value = filled == 0 ? 0 : Dollars.divideHalfUp(sum, filled);
    return new WorkedDay(parts, trades.size(), contributors, value, caps.met(), missing);
  }

  private static Partition partition(
      int number, List<Trade> trades, Caps caps, TransactedTerms terms) {
    var inside = new ArrayList<Integer>();
    for (int i = 0; i < trades.size(); i++) {
      long second = Math.floorMod(trades.get(i).second(), 86_400L);
      if (second / terms.partitionSeconds() == number) inside.add(i);
    }
    if (inside.isEmpty()) return new Partition(number, 0, 0, 0, 0, 0);
    var prices = inside.stream().mapToLong(i -> trades.get(i).price()).toArray();
    var shares = inside.stream().mapToDouble(i -> caps.shares()[i]).toArray();
    double volume = 0;
    double share = 0;
    for (int k = 0; k < shares.length; k++) {
      volume += trades.get(inside.get(k)).quantity() / 1_000.0;
      share += shares[k];
    }
    int contributors =
        (int) inside.stream().map(i -> trades.get(i).contributor()).distinct().count();
    return new Partition(
        number, inside.size(), contributors, volume, share, VolumeMedian.median(prices, shares));
  }

  /// How many parts of the day traded.
  public int filled() {
    return (int) partitions.stream().filter(part -> !part.empty()).count();
  }

  /// The table, a line a partition.
  public String text() {
    var text = new StringBuilder();
    text.append("UTC    trades  contributors   GPU-hours  counted    median\n");
    int hours = 24 / partitions.size();
    for (var part : partitions) {
      int from = part.number() * hours;
      text.append(
          part.empty()
              ? String.format(Locale.ROOT, "%02d-%02d       -\n", from, from + hours)
              : String.format(
                  Locale.ROOT,
                  "%02d-%02d  %6d  %12d  %10.3f  %6.2f%%  %8s\n",
                  from,
                  from + hours,
                  part.trades(),
                  part.contributors(),
                  part.volume(),
                  100 * part.share(),
                  Dollars.text(part.median(), 4)));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "mean of the %d partitions that traded %24s\n",
            filled(),
            value == 0 ? "none" : Dollars.text(value, 4)));
    return text.toString();
  }

  private static String shortfall(String have, int need) {
    return have + ", " + need + " needed";
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
