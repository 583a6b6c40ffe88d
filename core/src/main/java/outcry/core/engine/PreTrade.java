// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;
import outcry.core.matching.OrderBook;
import outcry.core.risk.Margin;
import outcry.wire.RejectReason;

/// What an order must pass before it is accepted, in the order the rulebook lists it; the first
/// failure counts.
final class PreTrade {
  /// Most lots in one order.
  static final long MAX_LOTS = 1_000_000_000;

  /// Most cash value of one order, in micro-dollars: about 1.1 billion USD. Keeps every sum far
  /// from overflow.
  private static final long MAX_VALUE = 1L << 50;

  private final State state;
  private final Refusal.OfOrder refusal;

  PreTrade(State state, Refusal.OfOrder refusal) {
    this.state = state;
    this.refusal = refusal;
  }

  /// Null when orders may be entered now.
  Refusal.OfOrder session(Contract contract) {
    return switch (contract.state) {
      case CONTINUOUS -> null;
      case HALTED -> refusal.because(RejectReason.HALTED);
      case CLOSED, NULL_VAL -> refusal.because(RejectReason.CLOSED);
    };
  }

  /// Rules.
  Refusal.OfOrder terms(Contract contract, long lots, long price) {
    if (lots < 1 || lots > MAX_LOTS) {
      return refusal.because(RejectReason.BAD_QUANTITY, lots, MAX_LOTS);
    }
    long tick = contract.product.tick;
    if (price < 1 || price % tick != 0 || price / tick > OrderBook.MAX_TICKS) {
      return refusal.because(RejectReason.BAD_PRICE, price, tick);
    }
    if (tooLarge(contract.product.multiplier, price, lots)) {
      return refusal.because(
          RejectReason.BAD_QUANTITY, lots, MAX_VALUE / price / contract.product.multiplier);
    }
    return null;
  }

  private static boolean tooLarge(long multiplier, long price, long lots) {
    long unit = multiplier * price;
    return Math.multiplyHigh(multiplier, price) != 0
        || unit < 0
        || Math.multiplyHigh(unit, lots) != 0
        || unit * lots < 0
        || unit * lots > MAX_VALUE;
  }

  /// Rule M-4: the account must cover what it would need with `more` lots working on top of what
  /// works already. An order that does not raise the need passes even when the need is not covered.
  Refusal.OfOrder margin(Account account, Line line, boolean buy, long more) {
    long collateral = state.cash(account);
    var margin = state.margin;
    if (margin.surelyCovered(account, line.contract, buy, more, collateral)) {
      account.marginBound(margin.boundWith(account.marginBound(), line.contract, buy, more));
      return null;
    }
    return exact(account, line, buy, more, collateral);
  }

  private Refusal.OfOrder exact(
      Account account, Line line, boolean buy, long more, long collateral) {
    long before = state.margin.total(account);
    long after = with(account, line, buy, more);
    if (after > before && after > collateral || after == Margin.UNBOUNDED) {
      account.marginBound(before);
      return refusal.because(RejectReason.MARGIN, after - before, collateral - before);
    }
    account.marginBound(after);
    return null;
  }

  private long with(Account account, Line line, boolean buy, long more) {
    work(line, buy, more);
    long total = state.margin.total(account);
    work(line, buy, -more);
    return total;
  }

  static void work(Line line, boolean buy, long lots) {
    if (buy) {
      line.buys += lots;
    } else {
      line.sells += lots;
    }
  }
}
