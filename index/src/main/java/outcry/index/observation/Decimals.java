// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// Numbers in text, exactly: `3.99`, `1.2e-06`, `+0.5`. Never through floating point.
final class Decimals {
  static final int MOST_DECIMALS = 12;

  private static final long[] TEN = new long[19];

  static {
    TEN[0] = 1;
    for (int i = 1; i < TEN.length; i++) TEN[i] = TEN[i - 1] * 10;
  }

  private Decimals() {}

  /// The number in units of 10^-decimals, half up (away from zero) where the text has more; never
  /// zero for a number that is not.
  ///
  /// @throws NumberFormatException when it is no number
  /// @throws ArithmeticException when it does not fit
  static long parse(byte[] bytes, int from, int to, int decimals) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (at < to && (negative || bytes[at] == '+')) at++;
    long digits = 0;
    int scale = -1;
    int read = 0;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        if (scale >= 0) scale++;
        read++;
      } else if (bytes[at] == '.' && scale < 0) {
        scale = 0;
      } else {
        return slow(bytes, from, to, decimals);
      }
    }
    int shift = decimals - Math.max(scale, 0);
    if (read == 0 || read > 18 || shift < 0 || scale == 0) return slow(bytes, from, to, decimals);
    long high = Math.multiplyHigh(digits, TEN[shift]);
    long low = digits * TEN[shift];
    if (high != 0 || low < 0) return slow(bytes, from, to, decimals);
    return negative ? -low : low;
  }

  static long parse(String text, int decimals) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length, decimals);
  }

  private static long slow(byte[] bytes, int from, int to, int decimals) {
    if (to - from > 60) throw new NumberFormatException("longer than 60 characters");
    var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (!text.chars().allMatch(c -> c < 128)) throw new NumberFormatException(text);
    var number = new BigDecimal(text);
    if (number.signum() == 0) return 0;
    long magnitude = (long) number.precision() - number.scale();
    if (magnitude > 20) throw new ArithmeticException(text);
    if (magnitude < -30) return number.signum();
    long rounded =
        number.movePointRight(decimals).setScale(0, RoundingMode.HALF_UP).longValueExact();
    return rounded == 0 ? number.signum() : rounded;
  }

  /// The shortest text of a number in units of 10^-12: `3.99`, `0.0000012`, `12`.
  static String text(long amount) {
    return text(amount, MOST_DECIMALS);
  }

  static String text(long amount, int decimals) {
    return BigDecimal.valueOf(amount, decimals).stripTrailingZeros().toPlainString();
  }
}
