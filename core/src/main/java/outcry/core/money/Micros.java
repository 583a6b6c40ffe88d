// SPDX-License-Identifier: Apache-2.0
package outcry.core.money;

import java.math.BigDecimal;

/// The house unit: the micro-dollar, a `long` (1 USD = 1,000,000). Prices, cash, fees and margin
/// are all counted in it, so that price × multiplier × lots is already cash. 3.10 USD is 3,100,000.
public final class Micros {
  public static final long DOLLAR = 1_000_000;
  public static final long CENT = 10_000;

  /// A final settlement price is a whole number of these (0.0001 USD).
  public static final long SETTLEMENT_STEP = 100;

  /// Micro-dollars times millionths of a basis point are this many to a cent, twice over.
  private static final long TEN_MILLION = 10_000_000;

  private static final long HALF_CENT_SCALE = TEN_MILLION * TEN_MILLION / 2;
  private static final long MOST_SHARE = Long.MAX_VALUE / 4;

  private Micros() {}

  /// Exact micro-dollars of a decimal such as `3.105`; throws when there are more than six
  /// decimals.
  public static long parse(String dollars) {
    return new BigDecimal(dollars).movePointRight(6).longValueExact();
  }

  /// Decimal text with six decimals, `365.000000`.
  public static String text(long micros) {
    return BigDecimal.valueOf(micros, 6).toPlainString();
  }

  /// Decimal text with at least `decimals` decimals, and more when the amount needs them.
  public static String text(long micros, int decimals) {
    var exact = BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    return exact.setScale(Math.max(decimals, exact.scale())).toPlainString();
  }

  /// How many decimals a step such as a tick has: 0.005 has three.
  public static int decimals(long step) {
    return Math.max(0, BigDecimal.valueOf(step, 6).stripTrailingZeros().scale());
  }

  /// The mean of positive amounts, rounded half-up to a whole number of `step`s.
  public static long mean(long sum, int count, long step) {
    long divisor = Math.multiplyExact(count, step);
    return Math.multiplyExact(
        Math.floorDiv(Math.addExact(Math.multiplyExact(2, sum), divisor), 2 * divisor), step);
  }

  /// So many millionths of a basis point of an amount, half-up to a whole cent. Amount up to 10^16,
  /// at most a thousand basis points.
  public static long basisPoints(long amount, long millionths) {
    long high = amount / TEN_MILLION * millionths;
    long low = (amount % TEN_MILLION * millionths + HALF_CENT_SCALE) / TEN_MILLION;
    return Math.addExact(high, low) / TEN_MILLION * CENT;
  }

  /// `amount` × `part` / `whole`, rounded down; `amount` and `part` not negative, both parts below
  /// ten million. An amount too large to count is as large as can be.
  public static long share(long amount, long part, long whole) {
    long units = amount / whole;
    if (part != 0 && units > MOST_SHARE / part) {
      return MOST_SHARE;
    }
    return units * part + amount % whole * part / whole;
  }
}
