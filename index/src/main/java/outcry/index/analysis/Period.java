// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/// The periods of a bill are told by their text, so the text must sort in time. Numbers in it are
/// compared as numbers: `2026-9` is before `2026-10`.
final class Period {
  private static final Pattern PIECE = Pattern.compile("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");
  private static final Pattern MONTH =
      Pattern.compile(
          "(?i)(?<![a-z])(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?"
              + "|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)(?![a-z])");
  private static final Pattern YEAR_LATE = Pattern.compile(".*\\D(19|20)\\d\\d");

  static final Comparator<String> IN_TIME = Period::compare;

  private Period() {}

  /// Why a text does not sort in time; empty when it may.
  static String fault(String text) {
    boolean named = MONTH.matcher(text).find();
    boolean late = YEAR_LATE.matcher(text).matches() && !text.matches("(19|20)\\d\\d.*");
    return named || late
        ? "'"
            + text
            + "' does not sort in time; write the year first and the month as a number:"
            + " 2026-07"
        : "";
  }

  private static int compare(String one, String other) {
    var mine = PIECE.split(one.toLowerCase(Locale.ROOT));
    var theirs = PIECE.split(other.toLowerCase(Locale.ROOT));
    for (int i = 0; i < Math.min(mine.length, theirs.length); i++) {
      int order = piece(mine[i], theirs[i]);
      if (order != 0) return order;
    }
    return Integer.compare(mine.length, theirs.length);
  }

  private static int piece(String one, String other) {
    boolean numbers = digit(one) && digit(other);
    return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }

  private static boolean digit(String piece) {
    return !piece.isEmpty() && piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
  }
}
