// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Money as people read it.
public final class Money {
  private static final int DECIMALS = 6;

  private Money() {}

  /// Exact, six decimals: `1234.500000`.
  public static String exact(long micros) {
    return BigDecimal.valueOf(micros, DECIMALS).toPlainString();
  }

  /// Whole dollars with thousands apart: `1,235`, `-12`.
  public static String whole(long micros) {
    return String.format(
        Locale.ROOT,
        "%,d",
        BigDecimal.valueOf(micros, DECIMALS).setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /// A price without trailing zeros, but with two decimals at least: `3.105`, `0.60`.
  public static String price(long micros) {
    var price = BigDecimal.valueOf(micros, DECIMALS).stripTrailingZeros();
    return price.scale() < 2 ? price.setScale(2).toPlainString() : price.toPlainString();
  }

  /// For the ticks of a chart: `0`, `40k`, `-1.5k`, `2M`.
  static String brief(double dollars) {
    double size = StrictMath.abs(dollars);
    if (size >= 1_000_000) {
      return trim(dollars / 1_000_000) + "M";
    }
    return size >= 1_000 ? trim(dollars / 1_000) + "k" : trim(dollars);
  }

  private static String trim(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
