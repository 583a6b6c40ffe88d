// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Numbers as sources write them: `80`, `79.6`, `1.2e-06`. One nobody means, such as `1e999999999`,
/// is never written out: that would take all memory.
public final class Digits {
  private static final int LONGEST = 1_000;

  private Digits() {}

  public static Optional<BigDecimal> number(String text) {
    var bare = text.strip();
    if (bare.isEmpty() || bare.length() > LONGEST) return Optional.empty();
    try {
      return Optional.of(new BigDecimal(bare));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Can be written out without filling the memory.
  public static boolean isMeant(BigDecimal number) {
    return Math.abs((long) number.scale()) <= LONGEST;
  }

  /// The whole number next to it; 0 for what is no number or does not fit.
  public static int whole(BigDecimal number) {
    if (!isMeant(number)) return 0;
    try {
      return number.setScale(0, RoundingMode.HALF_UP).intValueExact();
    } catch (ArithmeticException _) {
      return 0;
    }
  }

  public static int whole(String text) {
    return number(text).map(Digits::whole).orElse(0);
  }
}
