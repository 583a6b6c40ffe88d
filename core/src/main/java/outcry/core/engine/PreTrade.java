// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;
import outcry.core.risk.Margin;
import outcry.wire.RejectReason;

/// Rule M-4: the account must cover what it would need with more lots working on top of what works
/// already. An order that does not raise the need passes even when the need is not covered.
final class PreTrade {
  private final State state;
  private final Refusal.OfOrder refusal;

  PreTrade(State state, Refusal.OfOrder refusal) {
    this.state = state;
    this.refusal = refusal;
  }

  /// `line` is null for a spread, which is checked in all its legs at once.
  Refusal.OfOrder margin(
      Account account, long collateral, Line line, Contract contract, boolean buy, long more) {
    var margin = state.margin;
    if (line != null && margin.surelyCovered(account, contract, buy, more, collateral)) {
      account.marginBound(margin.boundWith(account.marginBound(), contract, buy, more));
      return null;
    }
    return exact(account, contract, buy, more, collateral);
  }

  private Refusal.OfOrder exact(
      Account account, Contract contract, boolean buy, long more, long collateral) {
    Working.add(account, contract, buy, more);
    long after = state.margin.total(account);
    Working.add(account, contract, buy, -more);
    if (after <= collateral && after != Margin.UNBOUNDED) {
      account.marginBound(after);
      return null;
    }
    long before = state.margin.total(account);
    if (after > before || after == Margin.UNBOUNDED) {
      account.marginBound(before);
      return refusal.because(RejectReason.MARGIN, after - before, collateral - before);
    }
    account.marginBound(after);
    return null;
  }

  /// The same for a trade that did not work before: it moves the position and leaves the orders as
  /// they are (rule X-24).
  Refusal.OfOrder trade(Account account, Contract contract, boolean buy, long lots) {
    long collateral = state.cash(account);
    long before = state.margin.total(account);
    move(account, contract, buy, lots);
    long after = state.margin.total(account);
    move(account, contract, buy, -lots);
    account.marginBound(Math.max(before, after));
    return after > before && after > collateral || after == Margin.UNBOUNDED
        ? refusal.because(RejectReason.MARGIN, after - before, collateral - before)
        : null;
  }

  private static void move(Account account, Contract contract, boolean buy, long lots) {
    if (!contract.isSpread()) {
      account.line(contract).lots += buy ? lots : -lots;
      return;
    }
    for (var leg : contract.spread.legs()) {
      long part = leg.lots(lots);
      account.line(leg.contract()).lots += buy == leg.isBought() ? part : -part;
    }
  }
}
