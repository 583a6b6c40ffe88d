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

  /// `line` is null for a spread, which is checked in all its legs at once. `premium`: what more
  /// the order would cost beside margin (rule S-25).
  Refusal.OfOrder margin(
      Account account,
      long collateral,
      Line line,
      Contract contract,
      boolean buy,
      long more,
      long premium) {
    return line != null && state.margin.surelyCovered(account, line, buy, more, premium, collateral)
        ? null
        : exact(account, contract, buy, more, premium, collateral);
  }

  private Refusal.OfOrder exact(
      Account account, Contract contract, boolean buy, long more, long premium, long collateral) {
    work(account, contract, buy, more, premium);
    long after = state.margin.total(account);
    long gross = state.margin.gross();
    work(account, contract, buy, -more, -premium);
    if (after <= collateral && after != Margin.UNBOUNDED) {
      account.marginBound(after, gross);
      return null;
    }
    long before = state.margin.total(account);
    if (after > before || after == Margin.UNBOUNDED) {
      account.marginBound(before, state.margin.gross());
      return refusal.because(RejectReason.MARGIN, after - before, collateral - before);
    }
    account.marginBound(after, gross);
    return null;
  }

  private static void work(
      Account account, Contract contract, boolean buy, long lots, long premium) {
    Working.add(account, contract, buy, lots);
    if (premium != 0) {
      Working.premium(account, contract, premium);
    }
  }

  /// The same for a trade that did not work before: it moves the position and leaves the orders as
  /// they are (rule X-24). An option's premium is paid or received at once.
  Refusal.OfOrder trade(Account account, Contract contract, boolean buy, long lots, long price) {
    long premium =
        Working.cost(contract, buy, lots, price) - Working.cost(contract, !buy, lots, price);
    long collateral = state.collateral(account) - premium;
    long before = state.margin.total(account) - premium;
    long grossBefore = state.margin.gross();
    move(account, contract, buy, lots);
    long after = state.margin.total(account);
    move(account, contract, buy, -lots);
    account.marginBound(
        Math.max(before + premium, after), Math.max(grossBefore, state.margin.gross()));
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
