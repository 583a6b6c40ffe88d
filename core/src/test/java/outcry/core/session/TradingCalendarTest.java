// SPDX-License-Identifier: Apache-2.0
package outcry.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static outcry.wire.TradingState.CLOSED;
import static outcry.wire.TradingState.CONTINUOUS;
import static outcry.wire.TradingState.NO_CANCEL;
import static outcry.wire.TradingState.PRE_OPEN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.core.session.TradingCalendar.Phase;
import outcry.core.session.TradingCalendar.Transition;
import outcry.wire.TradingState;

/// Rule X-27: which state begins when, and to which trading day it belongs. December 2026 begins on
/// a Tuesday.
class TradingCalendarTest {
  private static final int NONE = Integer.MIN_VALUE;
  private static final int SATURDAY_SUNDAY = 0b110_0000;
  private static final int[] NO_HOLIDAYS = {};

  /// A night into the small hours and a day.
  private static final List<Phase> PLAIN =
      List.of(
          night("22:00", CONTINUOUS),
          night("25:30", CLOSED),
          day("08:00", CONTINUOUS),
          day("15:00", CLOSED));

  /// A Chinese metal future: times of Shanghai less eight hours, two breaks in the day.
  private static final List<Phase> METAL =
      List.of(
          night("12:55", PRE_OPEN),
          night("12:59", NO_CANCEL),
          night("13:00", CONTINUOUS),
          night("18:30", CLOSED),
          day("00:55", PRE_OPEN),
          day("00:59", NO_CANCEL),
          day("01:00", CONTINUOUS),
          day("02:15", CLOSED),
          day("02:30", CONTINUOUS),
          day("03:30", CLOSED),
          day("05:30", CONTINUOUS),
          day("07:00", CLOSED));

  @Test
  void fridayNightBelongsToMonday() {
    var calendar = from("2026-12-01", PLAIN);
    assertEquals(
        """
        Thu 2026-12-03 22:00 CONTINUOUS of 2026-12-04
        Fri 2026-12-04 01:30 CLOSED of 2026-12-04
        Fri 2026-12-04 08:00 CONTINUOUS of 2026-12-04
        Fri 2026-12-04 15:00 CLOSED of 2026-12-04
        Fri 2026-12-04 22:00 CONTINUOUS of 2026-12-07
        Sat 2026-12-05 01:30 CLOSED of 2026-12-07
        Mon 2026-12-07 08:00 CONTINUOUS of 2026-12-07
        Mon 2026-12-07 15:00 CLOSED of 2026-12-07
        Mon 2026-12-07 22:00 CONTINUOUS of 2026-12-08
        """,
        story(calendar, "2026-12-03T15:00", 9));
  }

  @Test
  void noNightRunsAcrossAHoliday() {
    var calendar = from("2026-12-01", PLAIN, "2026-12-09");
    assertEquals(
        """
        Tue 2026-12-08 08:00 CONTINUOUS of 2026-12-08
        Tue 2026-12-08 15:00 CLOSED of 2026-12-08
        Thu 2026-12-10 08:00 CONTINUOUS of 2026-12-10
        Thu 2026-12-10 15:00 CLOSED of 2026-12-10
        Thu 2026-12-10 22:00 CONTINUOUS of 2026-12-11
        """,
        story(calendar, "2026-12-08T07:59", 5));
  }

  @Test
  void aHolidayOnMondayOrAtTheWeekendTakesFridayNight() {
    var monday = from("2026-12-01", PLAIN, "2026-12-07");
    assertEquals(
        """
        Fri 2026-12-04 15:00 CLOSED of 2026-12-04
        Tue 2026-12-08 08:00 CONTINUOUS of 2026-12-08
        """,
        story(monday, "2026-12-04T14:00", 2));
    var saturday = from("2026-12-01", PLAIN, "2026-12-05");
    assertEquals(
        """
        Fri 2026-12-04 15:00 CLOSED of 2026-12-04
        Mon 2026-12-07 08:00 CONTINUOUS of 2026-12-07
        """,
        story(saturday, "2026-12-04T14:00", 2));
  }

  @Test
  void aMetalFuturesDay() {
    var calendar = from("2026-12-01", METAL);
    assertEquals(
        """
        Mon 2026-12-07 12:55 PRE_OPEN of 2026-12-08
        Mon 2026-12-07 12:59 NO_CANCEL of 2026-12-08
        Mon 2026-12-07 13:00 CONTINUOUS of 2026-12-08
        Mon 2026-12-07 18:30 CLOSED of 2026-12-08
        Tue 2026-12-08 00:55 PRE_OPEN of 2026-12-08
        Tue 2026-12-08 00:59 NO_CANCEL of 2026-12-08
        Tue 2026-12-08 01:00 CONTINUOUS of 2026-12-08
        Tue 2026-12-08 02:15 CLOSED of 2026-12-08
        Tue 2026-12-08 02:30 CONTINUOUS of 2026-12-08
        Tue 2026-12-08 03:30 CLOSED of 2026-12-08
        Tue 2026-12-08 05:30 CONTINUOUS of 2026-12-08
        Tue 2026-12-08 07:00 CLOSED of 2026-12-08
        Tue 2026-12-08 12:55 PRE_OPEN of 2026-12-09
        """,
        story(calendar, "2026-12-07T07:00", 13));
  }

  @Test
  void monthsAndYearsEndLikeOtherDays() {
    var calendar = from("2026-12-01", PLAIN, "2027-01-01");
    assertEquals(
        """
        Wed 2026-12-30 22:00 CONTINUOUS of 2026-12-31
        Thu 2026-12-31 01:30 CLOSED of 2026-12-31
        Thu 2026-12-31 08:00 CONTINUOUS of 2026-12-31
        Thu 2026-12-31 15:00 CLOSED of 2026-12-31
        Mon 2027-01-04 08:00 CONTINUOUS of 2027-01-04
        """,
        story(calendar, "2026-12-30T15:00", 5));
    assertEquals(
        """
        Mon 2028-02-28 22:00 CONTINUOUS of 2028-02-29
        Tue 2028-02-29 01:30 CLOSED of 2028-02-29
        Tue 2028-02-29 08:00 CONTINUOUS of 2028-02-29
        Tue 2028-02-29 15:00 CLOSED of 2028-02-29
        Tue 2028-02-29 22:00 CONTINUOUS of 2028-03-01
        """,
        story(calendar, "2028-02-28T15:00", 5));
  }

  @Test
  void theFirstTradingDayBeginsOnTheEveningBefore() {
    var calendar = from("2026-12-07", PLAIN);
    assertEquals(
        """
        Fri 2026-12-04 22:00 CONTINUOUS of 2026-12-07
        Sat 2026-12-05 01:30 CLOSED of 2026-12-07
        """,
        story(calendar, "1999-12-31T00:00", 2));
    assertEquals(NONE, calendar.tradingDay(at("2026-12-04T21:59")));
    assertEquals(date("2026-12-07"), calendar.tradingDay(at("2026-12-04T22:00")));
  }

  @Test
  void theTradingDayIsThatOfTheStateThatBeganLast() {
    var calendar = from("2026-12-01", PLAIN, "2026-12-09");
    assertEquals(date("2026-12-04"), calendar.tradingDay(at("2026-12-04T21:59")));
    assertEquals(date("2026-12-07"), calendar.tradingDay(at("2026-12-04T22:00")));
    assertEquals(date("2026-12-07"), calendar.tradingDay(at("2026-12-06T12:00")));
    assertEquals(date("2026-12-08"), calendar.tradingDay(at("2026-12-09T23:00")));
    assertEquals(date("2026-12-10"), calendar.tradingDay(at("2026-12-10T08:00")));
  }

  @Test
  void withoutPhasesNothingHappens() {
    var calendar = from("2026-12-01", List.of());
    assertNull(calendar.next(at("2026-12-01T00:00")));
    assertEquals(NONE, calendar.tradingDay(at("2026-12-01T00:00")));
  }

  @Test
  void theEndsOfTimeAreQuiet() {
    var calendar = from("2026-12-01", PLAIN);
    assertEquals(date("2026-12-01"), calendar.next(Long.MIN_VALUE).tradingDay());
    assertEquals(NONE, calendar.tradingDay(Long.MIN_VALUE));
    assertNull(calendar.next(Long.MAX_VALUE));
  }

  @Test
  void whatIsNoCalendarIsNamed() {
    assertNull(fault(PLAIN));
    assertNull(fault(METAL));
    assertNull(fault(List.of()));
    assertNull(fault(List.of(night("22:00", CONTINUOUS), day("21:59", CLOSED))));
    assertEquals("first", TradingCalendar.fault(NONE, SATURDAY_SUNDAY, PLAIN, NO_HOLIDAYS));
    assertEquals("weekend", TradingCalendar.fault(1, 127, PLAIN, NO_HOLIDAYS));
    assertEquals("weekend", TradingCalendar.fault(1, 128, PLAIN, NO_HOLIDAYS));
    assertEquals("holidays", TradingCalendar.fault(1, 0, PLAIN, new int[] {5, NONE}));
    assertEquals("phases", fault(List.of(day("08:00", TradingState.NULL_VAL))));
    assertEquals("phases", fault(List.of(new Phase(false, -1, CLOSED))));
    assertEquals("phases", fault(List.of(new Phase(true, 2_880, CLOSED))));
    assertEquals("phases", fault(List.of(day("08:00", CONTINUOUS), day("08:00", CLOSED))));
    assertEquals("phases", fault(List.of(night("23:00", CONTINUOUS), night("22:00", CLOSED))));
  }

  @Test
  void sessionsOfACalendarDoNotOverlap() {
    assertEquals("phases", fault(List.of(night("32:00", CLOSED), day("08:00", CONTINUOUS))));
    assertEquals("phases", fault(List.of(night("22:00", CONTINUOUS), day("22:00", CLOSED))));
    assertEquals("phases", fault(List.of(day("08:00", CONTINUOUS), day("32:00", CLOSED))));
    assertEquals("phases", fault(List.of(night("20:00", CONTINUOUS), night("44:00", CLOSED))));
  }

  @Test
  void aCalendarTellsWhatItWasMadeOf() {
    var calendar = from("2026-12-01", METAL, "2027-01-01", "2026-12-25");
    assertEquals(date("2026-12-01"), calendar.first());
    assertEquals(SATURDAY_SUNDAY, calendar.weekendBits());
    assertEquals(METAL, calendar.phases());
    assertArrayEquals(new int[] {date("2026-12-25"), date("2027-01-01")}, calendar.holidays());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void asIfTheWholeYearWereWrittenDown(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 1; round <= 40; round++) {
      int first = random.nextInt(20_000, 21_000);
      int weekend = random.nextInt(127);
      var holidays =
          IntStream.range(0, random.nextInt(12)).map(_ -> first + random.nextInt(-5, 90)).toArray();
      var phases = phases(random);
      Supplier<String> story =
          () ->
              ("seed " + seed + " from " + LocalDate.ofEpochDay(first) + " weekend " + weekend)
                  + (" holidays " + IntStream.of(holidays).mapToObj(LocalDate::ofEpochDay).toList())
                  + (" " + phases);
      assertNull(TradingCalendar.fault(first, weekend, phases, holidays), story);
      var calendar = new TradingCalendar(first, weekend, phases, holidays);
      var year = written(first, weekend, phases, IntStream.of(holidays).boxed().toList());
      for (int i = 0; i < 100; i++) {
        long exact = year.get(random.nextInt(60)).time();
        long time = exact + random.nextInt(-1, 2) * random.nextLong(1, 90_000_000);
        Supplier<String> when = () -> Instant.ofEpochMilli(time) + ", " + story.get();
        var after = year.stream().filter(t -> t.time() > time).findFirst().orElseThrow();
        int day =
            year.stream()
                .filter(t -> t.time() <= time)
                .reduce((_, later) -> later)
                .map(Transition::tradingDay)
                .orElse(NONE);
        assertEquals(after, calendar.next(time), when);
        assertEquals(day, calendar.tradingDay(time), when);
      }
    }
  }

  /// A day session and the night after it, less than a day from its first phase to its last.
  private static List<Phase> phases(SplittableRandom random) {
    int begin = random.nextInt(0, 1_440);
    var minutes =
        IntStream.range(0, random.nextInt(1, 8))
            .map(_ -> begin + random.nextInt(1_440))
            .distinct()
            .sorted()
            .toArray();
    int nights = random.nextInt(0, minutes.length + 1);
    var phases = new ArrayList<Phase>();
    for (int i = 0; i < minutes.length; i++) {
      phases.add(new Phase(i >= minutes.length - nights, minutes[i], CONTINUOUS));
    }
    return phases;
  }

  private static List<Transition> written(
      int first, int weekend, List<Phase> phases, List<Integer> holidays) {
    var year = new ArrayList<Transition>();
    for (int day = first; day < first + 500; day++) {
      if (isBusiness(day, weekend, holidays)) {
        int before = day - 1;
        boolean free = false;
        while (!isBusiness(before, weekend, holidays)) {
          free |= holidays.contains(before--);
        }
        for (var phase : phases) {
          if (!phase.night() || !free) {
            long date = phase.night() ? before : day;
            long time = date * 86_400_000 + phase.minute() * 60_000L;
            year.add(new Transition(time, phase.state(), day));
          }
        }
      }
    }
    year.sort(Comparator.comparingLong(Transition::time));
    return year;
  }

  private static boolean isBusiness(int day, int weekend, List<Integer> holidays) {
    int weekday = LocalDate.ofEpochDay(day).getDayOfWeek().ordinal();
    return (weekend & 1 << weekday) == 0 && !holidays.contains(day);
  }

  private static String fault(List<Phase> phases) {
    return TradingCalendar.fault(1, SATURDAY_SUNDAY, phases, NO_HOLIDAYS);
  }

  private static TradingCalendar from(String first, List<Phase> phases, String... holidays) {
    var days = Stream.of(holidays).mapToInt(TradingCalendarTest::date).toArray();
    assertNull(TradingCalendar.fault(date(first), SATURDAY_SUNDAY, phases, days));
    return new TradingCalendar(date(first), SATURDAY_SUNDAY, phases, days);
  }

  private static Phase night(String time, TradingState state) {
    return new Phase(true, minute(time), state);
  }

  private static Phase day(String time, TradingState state) {
    return new Phase(false, minute(time), state);
  }

  private static int minute(String time) {
    var parts = time.split(":");
    return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
  }

  private static int date(String text) {
    return (int) LocalDate.parse(text).toEpochDay();
  }

  private static long at(String text) {
    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static String story(TradingCalendar calendar, String after, int count) {
    var format = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);
    var lines = new StringBuilder();
    long time = at(after);
    for (int i = 0; i < count; i++) {
      var next = calendar.next(time);
      time = next.time();
      lines
          .append(format.format(Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC)))
          .append(" " + next.state() + " of " + LocalDate.ofEpochDay(next.tradingDay()) + "\n");
    }
    return lines.toString();
  }
}
