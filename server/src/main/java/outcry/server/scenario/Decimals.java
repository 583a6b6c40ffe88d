// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import outcry.core.engine.CommandWriter;
import outcry.core.money.Micros;

/// Money and prices at the doors: decimal strings of US dollars on the outside, micro-dollars
/// inside.
public final class Decimals {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,200}(\\.[0-9]{1,200})?");

  private static final int MICROS_SCALE = 6;

  private Decimals() {}

  /// Digits, perhaps a sign before and a fraction behind; no exponent, no blanks, no separators.
  public static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  /// Why a decimal that was refused is no price and no amount: finer than a micro-dollar, below or
  /// at nought, or else too large.
  public static String fault(String decimal) {
    var number = new BigDecimal(decimal).stripTrailingZeros();
    if (number.scale() > MICROS_SCALE) {
      return "no whole number of micro-dollars";
    }
    return number.signum() > 0 ? "too large" : number.signum() < 0 ? "negative" : "not positive";
  }

  /// Micro-dollars of a decimal, or [CommandWriter#ABSENT] when it is no whole number of them or
  /// too large to hold.
  public static long micros(String decimal) {
    var scaled = new BigDecimal(decimal).movePointRight(MICROS_SCALE).stripTrailingZeros();
    boolean whole = scaled.scale() <= 0;
    return whole && scaled.toBigInteger().bitLength() < Long.SIZE
        ? scaled.longValue()
        : CommandWriter.ABSENT;
  }

  /// All six decimals, as events show money: `"365.000000"`.
  public static String money(long micros) {
    return Micros.text(micros);
  }

  /// Two decimals, or as many as it takes, as sentences show money: `"365.00"`.
  public static String brief(long micros) {
    return Micros.text(micros, 2);
  }

  /// `decimals` of them, or as many as it takes: 3102500 with three is `"3.1025"`.
  public static String price(long micros, int decimals) {
    return Micros.text(micros, decimals);
  }

  /// How many decimals it takes to write an amount exactly: 5000 micro-dollars (`0.005`) take
  /// three.
  public static int decimalsNeeded(long micros) {
    return Micros.decimals(micros);
  }
}
