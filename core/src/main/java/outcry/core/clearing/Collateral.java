// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import outcry.core.money.Micros;

/// What collateral other than cash counts beside cash (rule S-12). At most the fraction `nonCash`
/// (millionths) of what an account needs may be covered by it; an account that holds `cash` then
/// covers cash / (1 - nonCash) at most, which is said here without asking for the need.
public final class Collateral {
  private Collateral() {}

  /// What `securities` add to `cash`.
  public static long counted(long securities, long cash, long nonCash) {
    if (nonCash == Micros.DOLLAR) {
      return securities;
    }
    return cash <= 0
        ? 0
        : Math.min(securities, Micros.share(cash, nonCash, Micros.DOLLAR - nonCash));
  }

  /// Least cash with which `needed` is covered.
  public static long leastCash(long securities, long needed, long nonCash) {
    return needed - Math.min(securities, Micros.share(needed, nonCash, Micros.DOLLAR));
  }
}
