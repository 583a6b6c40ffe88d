// SPDX-License-Identifier: Apache-2.0
package outcry.core.contract;

import outcry.wire.OptionRight;
import outcry.wire.OptionStyle;
import outcry.wire.PremiumStyle;

/// The terms of a call or put on a contract (rule T-6). `strike` is micro-dollars, `expiry` days
/// since 1970-01-01.
///
/// A European option is exercised against its underlying's settlement price on the day it expires,
/// an average one against the underlying's final settlement price, the month's mean.
public record Option(
    Contract underlying,
    OptionRight right,
    long strike,
    OptionStyle style,
    int expiry,
    PremiumStyle premium) {

  /// What it is worth, a unit of the good, when its underlying stands at `price`.
  public long intrinsic(long price) {
    long ahead =
        right == OptionRight.CALL
            ? Math.subtractExact(price, strike)
            : Math.subtractExact(strike, price);
    return Math.max(0, ahead);
  }

  public boolean isUpfront() {
    return premium == PremiumStyle.UPFRONT;
  }

  /// Whether a final settle dated `date` is its last; `underlyingExpires`: whether it is the
  /// underlying's.
  public boolean expires(int date, boolean underlyingExpires) {
    return underlyingExpires || style == OptionStyle.EUROPEAN_FUTURE && date >= expiry;
  }
}
