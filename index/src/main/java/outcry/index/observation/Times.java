// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.time.Instant;

/// Times in text, to seconds since 1970 UTC: `2026-07-05T23:04:21Z`, with an offset
/// (`2026-07-06T01:04:21+02:00`), with a fraction (dropped), or a bare day, which stands for its
/// noon. A time that names no zone is UTC.
final class Times {
  static final int DAY = 86_400;

  /// Nothing was observed before 2000, or after 2099.
  private static final int FIRST_YEAR = 2000;

  private static final int LAST_YEAR = 2099;

  private Times() {}

  /// @throws NumberFormatException when it is no such time
  static long parse(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') throw wrong();
    int year = two(bytes, from) * 100 + two(bytes, from + 2);
    int month = two(bytes, from + 5);
    int day = two(bytes, from + 8);
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) throw wrong();
    if (day < 1 || day > days(year, month)) throw wrong();
    long midnight = daysSince1970(year, month, day) * DAY;
    if (length == 10) return midnight + DAY / 2;
    byte between = bytes[from + 10];
    if (length < 16 || (between != 'T' && between != 't' && between != ' ')) throw wrong();
    int hour = two(bytes, from + 11);
    int minute = two(bytes, from + 14);
    int second = 0;
    int at = from + 16;
    if (at < to && bytes[at] == ':') {
      if (at + 3 > to) throw wrong();
      second = two(bytes, at + 1);
      at += 3;
      if (at < to && (bytes[at] == '.' || bytes[at] == ',')) at = afterFraction(bytes, at, to);
    }
    if (bytes[from + 13] != ':' || hour > 23 || minute > 59 || second > 59) throw wrong();
    return midnight + hour * 3600 + minute * 60 + second - offset(bytes, at, to);
  }

  /// `2026-07-05T23:04:21Z`.
  static String text(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }

  private static int afterFraction(byte[] bytes, int point, int to) {
    int at = point + 1;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') at++;
    if (at == point + 1 || at - point > 10) throw wrong();
    return at;
  }

  /// Seconds east of Greenwich: `Z`, nothing, `+02:00`, `+0200`, `-05`.
  private static int offset(byte[] bytes, int at, int to) {
    int length = to - at;
    if (length == 0 || (length == 1 && (bytes[at] == 'Z' || bytes[at] == 'z'))) return 0;
    boolean west = bytes[at] == '-';
    if (!west && bytes[at] != '+') throw wrong();
    int minutes;
    if (length == 3) minutes = 0;
    else if (length == 5) minutes = two(bytes, at + 3);
    else if (length == 6 && bytes[at + 3] == ':') minutes = two(bytes, at + 4);
    else throw wrong();
    int hours = two(bytes, at + 1);
    if (hours > 18 || minutes > 59) throw wrong();
    int seconds = hours * 3600 + minutes * 60;
    return west ? -seconds : seconds;
  }

  private static int two(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9) throw wrong();
    return tens * 10 + ones;
  }

  private static int days(int year, int month) {
    if (month == 2) return year % 4 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /// Between 2000 and 2099 every fourth year is a leap year.
  private static long daysSince1970(int year, int month, int day) {
    int years = year - FIRST_YEAR;
    int before = years * 365 + (years + 3) / 4;
    int inYear = (month * 367 - 362) / 12 - (month <= 2 ? 0 : years % 4 == 0 ? 1 : 2) + day - 1;
    return 10_957L + before + inYear;
  }

  private static NumberFormatException wrong() {
    return WRONG;
  }

  /// One for all: a bad file has millions, and the row's refusal says what was read.
  private static final NumberFormatException WRONG = new Wrong();

  private static final class Wrong extends NumberFormatException {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
