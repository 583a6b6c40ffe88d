// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import outcry.index.observation.Good.DayTier;

/// What one source says on one day about one model at one seller: the newest of the day for each
/// part of the day.
final class Quote {
  /// A price as read.
  record Said(long price, long observed, int input, int line) {
    boolean isBefore(Said other) {
      return input < other.input || (input == other.input && line < other.line);
    }

    /// Newer, or of the same second the lower.
    boolean beats(Said other) {
      if (other == null || observed > other.observed) return true;
      return observed == other.observed && price < other.price;
    }
  }

  private static final int HOURS = 24;

  /// What is one observation however often a file says it.
  private record Word(DayTier hours, long price, long observed) {}

  private final Map<Word, Said> words = new HashMap<>();
  private final Map<DayTier, Said> newest = new EnumMap<>(DayTier.class);

  /// @return what is said for the second time of one second, the later by its place; else null
  Said say(DayTier hours, Said said) {
    var word = new Word(hours, said.price, said.observed);
    var before = words.get(word);
    boolean first = before == null || said.isBefore(before);
    if (first) words.put(word, said);
    var best = newest.get(hours);
    if (first && (best == before || said.beats(best))) newest.put(hours, said);
    if (before == null) return null;
    return first ? before : said;
  }

  int records() {
    return words.size();
  }

  /// Peak without off-peak, or the other way round, is half a price.
  boolean whole() {
    return newest.containsKey(DayTier.ALL_DAY)
        || (newest.containsKey(DayTier.PEAK) && newest.containsKey(DayTier.OFF_PEAK));
  }

  /// All day before peak before off-peak.
  Said first() {
    return newest.values().iterator().next();
  }

  /// The price of the day: weighted by the hours where the source says them, half up.
  long price(int peakHours) {
    var peak = newest.get(DayTier.PEAK);
    var offPeak = newest.get(DayTier.OFF_PEAK);
    if (peak == null || offPeak == null) return newest.get(DayTier.ALL_DAY).price;
    long sum = peakHours * peak.price + (HOURS - peakHours) * offPeak.price;
    return Math.floorDiv(2 * sum + HOURS, 2 * HOURS);
  }

  long observed() {
    return newest.values().stream().mapToLong(Said::observed).max().orElse(Long.MIN_VALUE);
  }
}
