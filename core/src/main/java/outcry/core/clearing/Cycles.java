// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

/// The times of day at which the house settles by itself (rule S-16): UTC, minutes after midnight.
public final class Cycles {
  public static final int NEVER = -1;
  public static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final long MINUTE = 60_000;
  private static final long DAY = MINUTES_OF_A_DAY * MINUTE;

  public int intraday = NEVER;
  public int finalCycle = NEVER;

  /// What was due by then has been made; milliseconds.
  public long fired;

  public boolean areSet() {
    return intraday != NEVER || finalCycle != NEVER;
  }

  /// When the next one is due; `Long.MAX_VALUE` = never.
  public long next() {
    return Math.min(next(intraday), next(finalCycle));
  }

  /// Whether the cycle due at `time` is the day's final one.
  public boolean isFinal(long time) {
    return next(finalCycle) == time;
  }

  /// Days since 1970 of a time.
  public static int date(long time) {
    return Math.toIntExact(Math.floorDiv(time, DAY));
  }

  private long next(int minute) {
    if (minute == NEVER) {
      return Long.MAX_VALUE;
    }
    long today = Math.floorDiv(fired, DAY) * DAY + minute * MINUTE;
    return today > fired ? today : today + DAY;
  }
}
