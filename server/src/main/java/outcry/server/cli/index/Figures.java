// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;
import outcry.index.observation.Dollars;

/// Figures as people read them.
final class Figures {
  private static final int MICROS = 6;

  private Figures() {}

  /// All six decimals: what a contract settles on.
  static String exact(long micros) {
    return Dollars.text(micros, MICROS);
  }

  static String exact(OptionalLong micros) {
    return micros.isPresent() ? exact(micros.getAsLong()) : "-";
  }

  /// At least two decimals and no zeros beyond; a dash for no price.
  static String price(long micros) {
    return micros == 0 ? "-" : Dollars.text(micros, 2);
  }

  /// `8.0 %`.
  static String percent(double share) {
    return rounded(share * 100, 1) + " %";
  }

  /// `+1.20 %` from a log change; a dash for none.
  static String move(double change) {
    return change == 0 ? "-" : signed(StrictMath.expm1(change) * 100, 2) + " %";
  }

  /// `+0.070 %` of the print; a dash for none.
  static String effect(double share) {
    return share == 0 ? "-" : signed(share * 100, 3) + " %";
  }

  static String rounded(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static String signed(double value, int decimals) {
    var text = rounded(value, decimals);
    return text.startsWith("-") || new BigDecimal(text).signum() == 0 ? text : "+" + text;
  }

  /// `1 provider`, `1,200 providers`.
  static String count(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// The change from one value to another in percent: `+0.12 %`.
  static String change(long from, long to) {
    return from == 0 ? "-" : signed((double) (to - from) * 100 / Math.abs((double) from), 2) + " %";
  }
}
