// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import outcry.core.engine.PortfolioMargin;

/// What an account has: cash, how much of it is `reserved` for withdrawals, what its other
/// collateral counts, and the fraction of a need (`nonCash`, millionths) that may be covered by it.
/// Micro-dollars.
public record Assets(long cash, long reserved, long securities, long nonCash) {
  static Assets of(Market market, Account account) {
    return new Assets(account.cash(), account.reserved(), account.securities(), market.nonCash);
  }

  /// As the exchange counts it.
  public long collateral() {
    return PortfolioMargin.collateral(cash, reserved, securities, nonCash);
  }
}
