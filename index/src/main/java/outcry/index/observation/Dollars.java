// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.Locale;

/// Money in text: dollars to micro-dollars and back, exactly. 1 USD = 1,000,000.
///
/// `12.29`, or a machine price over the GPUs in it: `98.32/8`. The quotient is rounded half up to a
/// micro-dollar, the only rounding a fact ever sees.
public final class Dollars {

  public static final long ONE = 1_000_000;

  private Dollars() {}

  /// Micro-dollars of a dollar text.
  ///
  /// @throws IllegalArgumentException when the text is not a positive amount with at most six
  ///   decimals
  public static long parse(String text) {
    int slash = text.indexOf('/');
    long price =
        slash < 0
            ? amount(text)
            : divideHalfUp(amount(text.substring(0, slash)), count(text.substring(slash + 1)));
    if (price <= 0) throw new IllegalArgumentException("'" + text + "' is not a positive price");
    return price;
  }

  /// Dollars with at least two decimals and no trailing zeros beyond: `3.99`, `6.155`, `0.0028`.
  public static String text(long micros) {
    return text(micros, 2);
  }

  /// Dollars with at least `decimals` decimals.
  public static String text(long micros, int decimals) {
    var fraction = new StringBuilder(String.format(Locale.ROOT, "%06d", Math.abs(micros % ONE)));
    while (fraction.length() > decimals && fraction.charAt(fraction.length() - 1) == '0') {
      fraction.setLength(fraction.length() - 1);
    }
    return (micros < 0 ? "-" : "") + Math.abs(micros / ONE) + "." + fraction;
  }

  /// The quotient of two non-negative amounts, half up.
  public static long divideHalfUp(long amount, long by) {
    return Math.addExact(Math.multiplyExact(amount, 2), by) / Math.multiplyExact(by, 2);
  }

  private static long amount(String text) {
    int point = text.indexOf('.');
    var whole = point < 0 ? text : text.substring(0, point);
    var fraction = point < 0 ? "" : text.substring(point + 1);
    boolean bare = point >= 0 && fraction.isEmpty();
    if (!digits(whole)
        || bare
        || fraction.length() > 6
        || !(fraction.isEmpty() || digits(fraction))) {
      throw new IllegalArgumentException("'" + text + "' is not dollars with at most six decimals");
    }
    long micros = Long.parseLong((fraction + "000000").substring(0, 6));
    return Math.addExact(Math.multiplyExact(Long.parseLong(whole), ONE), micros);
  }

  private static long count(String text) {
    if (!digits(text) || text.length() > 4 || Long.parseLong(text) == 0) {
      throw new IllegalArgumentException("'" + text + "' is not a number of GPUs");
    }
    return Long.parseLong(text);
  }

  private static boolean digits(String text) {
    return !text.isEmpty()
        && text.length() <= 12
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
