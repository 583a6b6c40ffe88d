// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;

/// Pays for options whose premium is upfront, from buyer to seller with the trade (rule S-25).
final class Premiums {
  private final State state;
  private final Events events;

  Premiums(State state, Events events) {
    this.state = state;
    this.events = events;
  }

  /// The price of a spread's last leg may be below zero: then the seller pays. An account that
  /// trades with itself is told of both sides and keeps its cash.
  void pay(Contract option, long price, long lots, int buyer, int seller, long trade) {
    long amount = option.value(lots, price);
    if (buyer != seller) {
      boolean ahead = amount >= 0;
      state.ledger.transfer(ahead ? buyer : seller, ahead ? seller : buyer, Math.abs(amount));
    }
    if (amount != 0) {
      events.premiumPaid(buyer, -amount, trade);
      events.premiumPaid(seller, amount, trade);
    }
    state.accounts.account(buyer).forgetMarginBound();
    state.accounts.account(seller).forgetMarginBound();
  }
}
