// SPDX-License-Identifier: Apache-2.0
package outcry.core.session;

import java.util.Arrays;
import java.util.List;
import outcry.wire.TradingState;

/// The trading days of a product and the states of each (rule X-27): a day session on the business
/// day itself, a night session on the evening of the business day before, unless a holiday lies
/// between. A listed holiday is one also when it falls on a weekend.
///
/// Days are counted from 1970-01-01, times are milliseconds. Immutable; nights and days of a
/// calendar without [#fault] never overlap, so that trading day by trading day is in order of time.
public final class TradingCalendar {
  private static final int NONE = Integer.MIN_VALUE;
  private static final int MINUTES = 1_440;
  private static final int LATEST_MINUTE = 2 * MINUTES - 1;
  private static final long MINUTE = 60_000;
  private static final long DAY = MINUTES * MINUTE;
  private static final int WHOLE_WEEK = 0b111_1111;

  /// Monday 0; 1970-01-01 was a Thursday.
  private static final int FIRST_WEEKDAY = 3;

  /// 9999-12-31.
  private static final int LAST_DAY = 2_932_896;

  /// How far ahead a transition is looked for, in days.
  private static final int HORIZON = 400;

  private final int first;
  private final int weekendBits;
  private final List<Phase> phases;
  private final int[] holidays;
  private final Phase[] nights;
  private final Phase[] days;

  /// A state from `minute` on, counted from midnight UTC: of the trading day, or for a night phase
  /// of the business day before it. Beyond 1440 it is the calendar day after.
  public record Phase(boolean night, int minute, TradingState state) {}

  public record Transition(long time, TradingState state, int tradingDay) {}

  /// `first` is the first trading day; bit n of `weekendBits` is the n-th day of the week, Monday
  /// 0.
  public TradingCalendar(int first, int weekendBits, List<Phase> phases, int[] holidays) {
    this.first = first;
    this.weekendBits = weekendBits;
    this.phases = List.copyOf(phases);
    this.holidays = Arrays.stream(holidays).sorted().distinct().toArray();
    this.nights = phases.stream().filter(Phase::night).toArray(Phase[]::new);
    this.days = phases.stream().filter(phase -> !phase.night()).toArray(Phase[]::new);
  }

  /// The field that makes these no calendar, null when none does. Phases rise within the night and
  /// within the day, and a trading day is over before the night of the next begins.
  public static String fault(int first, int weekendBits, List<Phase> phases, int[] holidays) {
    if (first < 0 || first > LAST_DAY) {
      return "first";
    }
    if (weekendBits < 0 || weekendBits >= WHOLE_WEEK) {
      return "weekend";
    }
    for (var phase : phases) {
      boolean known = phase.state() != null && phase.state() != TradingState.NULL_VAL;
      if (!known || phase.minute() < 0 || phase.minute() > LATEST_MINUTE) {
        return "phases";
      }
    }
    if (!isRising(phases)) {
      return "phases";
    }
    for (int day : holidays) {
      if (day < 0 || day > LAST_DAY) {
        return "holidays";
      }
    }
    return null;
  }

  /// Seen from the day a night begins on: the day session, the night, the next day session.
  private static boolean isRising(List<Phase> phases) {
    int last = -1;
    int begin = NONE;
    for (boolean night : new boolean[] {false, true}) {
      for (var phase : phases) {
        if (phase.night() == night) {
          if (phase.minute() <= last) {
            return false;
          }
          last = phase.minute();
          begin = begin == NONE ? last : begin;
        }
      }
    }
    return begin == NONE || last < begin + MINUTES;
  }

  public int first() {
    return first;
  }

  public int weekendBits() {
    return weekendBits;
  }

  /// As given.
  public List<Phase> phases() {
    return phases;
  }

  /// In order of time.
  public int[] holidays() {
    return holidays.clone();
  }

  /// The first transition after `time`; null when there is none within 400 days of it, or of the
  /// first trading day when that lies ahead.
  public Transition next(long time) {
    int today = today(time);
    int from = Math.max(first, today - 2);
    int to = Math.max(first, today) + HORIZON;
    for (int day = from; day <= to; day++) {
      if (isBusinessDay(day)) {
        int evening = evening(day);
        var found = evening == NONE ? null : firstAfter(time, nights, evening, day);
        found = found == null ? firstAfter(time, days, day, day) : found;
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /// The trading day of the last transition at or before `time`, `Integer.MIN_VALUE` before the
  /// first.
  public int tradingDay(long time) {
    if (phases.isEmpty()) {
      return NONE;
    }
    // between a night and its day lie weekends only, so it is over a week ahead at the most
    for (int day = today(time) + 7; day >= first; day--) {
      if (isBusinessDay(day) && hasBegun(time, day)) {
        return day;
      }
    }
    return NONE;
  }

  private boolean hasBegun(long time, int day) {
    int evening = evening(day);
    return evening != NONE && nights.length > 0 && time(evening, nights[0]) <= time
        || days.length > 0 && time(day, days[0]) <= time;
  }

  private static Transition firstAfter(long time, Phase[] session, int date, int tradingDay) {
    for (var phase : session) {
      if (time(date, phase) > time) {
        return new Transition(time(date, phase), phase.state(), tradingDay);
      }
    }
    return null;
  }

  /// The business day before, on whose evening a trading day's night runs; [#NONE] when a holiday
  /// lies between.
  private int evening(int tradingDay) {
    int day = tradingDay - 1;
    while (!isBusinessDay(day)) {
      if (isHoliday(day)) {
        return NONE;
      }
      day--;
    }
    return day;
  }

  private boolean isBusinessDay(int day) {
    int weekday = Math.floorMod(day + FIRST_WEEKDAY, 7);
    return (weekendBits >> weekday & 1) == 0 && !isHoliday(day);
  }

  private boolean isHoliday(int day) {
    return Arrays.binarySearch(holidays, day) >= 0;
  }

  private static int today(long time) {
    return Math.clamp(Math.floorDiv(time, DAY), -LAST_DAY, 2 * LAST_DAY);
  }

  private static long time(int date, Phase phase) {
    return date * DAY + phase.minute() * MINUTE;
  }
}
