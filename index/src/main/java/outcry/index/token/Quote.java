// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import outcry.index.observation.Good.DayTier;

/// What one source says on one day about one model at one seller: the newest of the day for each
/// part of the day.
final class Quote {
  /// A price as read.
  record Said(long price, long observed, int input, int line) {
    /// Newer, or of the same second the lower.
    boolean beats(Said other) {
      if (other == null || observed > other.observed) return true;
      return observed == other.observed && price < other.price;
    }
  }

  private static final int HOURS = 24;

  private Said allDay;
  private Said peak;
  private Said offPeak;
  private int records;

  /// @return false when it says for the second time what was said in that second
  boolean say(DayTier hours, Said said) {
    records++;
    var before =
        switch (hours) {
          case ALL_DAY -> allDay;
          case PEAK -> peak;
          case OFF_PEAK -> offPeak;
        };
    if (before != null && before.price == said.price && before.observed == said.observed) {
      records--;
      return false;
    }
    if (!said.beats(before)) return true;
    switch (hours) {
      case ALL_DAY -> allDay = said;
      case PEAK -> peak = said;
      case OFF_PEAK -> offPeak = said;
    }
    return true;
  }

  int records() {
    return records;
  }

  /// Peak without off-peak, or the other way round, is half a price.
  boolean whole() {
    return allDay != null || (peak != null && offPeak != null);
  }

  Said first() {
    if (allDay != null) return allDay;
    return peak == null ? offPeak : peak;
  }

  /// The price of the day: weighted by the hours where the source says them, half up.
  long price(int peakHours) {
    if (peak == null || offPeak == null) return allDay.price;
    long sum = peakHours * peak.price + (HOURS - peakHours) * offPeak.price;
    return Math.floorDiv(2 * sum + HOURS, 2 * HOURS);
  }

  long observed() {
    long newest = Long.MIN_VALUE;
    for (var said : new Said[] {allDay, peak, offPeak})
      if (said != null) newest = Math.max(newest, said.observed);
    return newest;
  }
}
