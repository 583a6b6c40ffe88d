// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.math.BigInteger;
import java.util.List;
import outcry.core.account.Account;
import outcry.core.clearing.Asset;
import outcry.core.clearing.Ledger;
import outcry.core.money.Micros;
import outcry.wire.Flag;
import outcry.wire.MoveReason;

/// Turns a defaulter's securities into cash (rule D-6): asset by asset in the order they were taken
/// up, as many whole units as it takes, at the asset's price without its haircut, rounded down to a
/// micro-dollar.
final class SecuritySales {
  private final State state;
  private final DefaultEvents events;
  private final LedgerEvents told;

  SecuritySales(State state, DefaultEvents events, LedgerEvents told) {
    this.state = state;
    this.events = events;
    this.told = told;
  }

  /// Sells until `needed` is raised or nothing is left.
  void raise(Account account, long needed) {
    long left = needed;
    for (var asset : account.securities == 0 ? List.<Asset>of() : state.custody.assets()) {
      var holding = state.custody.holding(account.number, asset);
      if (left > 0 && holding != null && holding.quantity > 0) {
        left -= sell(account, asset, holding.quantity, left);
      }
    }
  }

  private long sell(Account account, Asset asset, long held, long needed) {
    var scale = BigInteger.valueOf(asset.currency == null ? 1 : Micros.DOLLAR);
    var price =
        BigInteger.valueOf(asset.price)
            .multiply(BigInteger.valueOf(asset.currency == null ? 1 : asset.currency.price));
    var wanted = BigInteger.valueOf(needed).multiply(scale).add(price).subtract(BigInteger.ONE);
    long units = wanted.divide(price).min(BigInteger.valueOf(held)).longValueExact();
    var worth = price.multiply(BigInteger.valueOf(units)).divide(scale);
    if (worth.compareTo(BigInteger.valueOf(state.mostPaidIn())) > 0) {
      return 0; // more than the ledger can take in
    }
    var holding = state.custody.put(account.number, asset, held - units);
    account.securities = state.custody.securities(account.number);
    told.collateralMoved(account, holding, -units, Flag.NO, "");
    long proceeds = worth.longValueExact();
    state.ledger.transfer(Ledger.BANK, account.number, proceeds);
    events.cashMoved(account, proceeds, MoveReason.SALE, state.ledgerName(Ledger.BANK));
    return proceeds;
  }
}
