// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import outcry.wire.CancelReason;
import outcry.wire.OrderCommand;
import outcry.wire.OrderType;
import outcry.wire.RejectReason;
import outcry.wire.SelfMatch;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// Quotes, and the protection of those who make them (rule X-25).
final class ReferenceQuotes {
  private final ReferenceMarket market;

  /// Accounts that were filled beyond their bound, in that order.
  private final List<ReferenceAccount> exceeded = new ArrayList<>();

  /// The quote at work cannot replace what stands.
  boolean blocked;

  ReferenceQuotes(ReferenceMarket market) {
    this.market = market;
  }

  /// Each entry in turn, down to its trades.
  void enter(Command.Quote quote) {
    var account = market.account(quote.account());
    boolean known =
        Arrays.stream(quote.entries()).anyMatch(entry -> market.contract(entry.contract()) != null);
    if (account != null && quote.reset() && account.tripped && known) {
      account.tripped = false;
      account.windowBegan = NONE;
      account.filled = 0;
    }
    for (var entry : quote.entries()) {
      enter(quote, entry, account);
    }
  }

  private void enter(Command.Quote quote, Command.Quote.Entry entry, ReferenceAccount account) {
    boolean withdraws = entry.bidQuantity() == 0 && entry.askQuantity() == 0;
    var contract = market.contract(entry.contract());
    blocked = account != null && contract != null && cannotBeReplaced(account, contract);
    if (withdraws) {
      var reason = whyNotWithdrawn(account, contract);
      if (reason != null) {
        market.entry.reject(quote.account(), OrderCommand.NEW, reason, entry.id());
        return;
      }
    }
    if (account != null && contract != null && !cannotBeReplaced(account, contract)) {
      cancelStanding(account, contract, true);
      cancelStanding(account, contract, false);
    }
    if (entry.bidQuantity() != 0) {
      side(quote, entry, true, entry.bidQuantity(), entry.bid(), "-bid");
    }
    if (entry.askQuantity() != 0) {
      side(quote, entry, false, entry.askQuantity(), entry.ask(), "-ask");
    }
  }

  private static RejectReason whyNotWithdrawn(
      ReferenceAccount account, ReferenceContract contract) {
    if (account == null) {
      return RejectReason.UNKNOWN_ACCOUNT;
    }
    if (contract == null) {
      return RejectReason.UNKNOWN_CONTRACT;
    }
    return cannotBeReplaced(account, contract) ? RejectReason.NO_CANCEL : null;
  }

  /// Only in no-cancel what stands stays.
  static boolean cannotBeReplaced(ReferenceAccount account, ReferenceContract contract) {
    return contract.state == TradingState.NO_CANCEL
        && account.orders.values().stream()
            .anyMatch(order -> order.quote && order.contract == contract);
  }

  private void cancelStanding(ReferenceAccount account, ReferenceContract contract, boolean buy) {
    for (var order : List.copyOf(account.orders.values())) {
      if (order.quote && order.contract == contract && order.buy == buy) {
        market.cancel(order, CancelReason.CLIENT);
      }
    }
  }

  private void side(
      Command.Quote quote,
      Command.Quote.Entry entry,
      boolean buy,
      long quantity,
      long price,
      String suffix) {
    market.entry.place(
        new Command.Place(
            quote.time(),
            quote.account(),
            entry.contract(),
            Ids.joined(entry.id(), suffix),
            buy,
            quantity,
            OrderType.LIMIT,
            price,
            NONE,
            TimeInForce.DAY,
            0,
            0,
            0,
            false,
            false,
            SelfMatch.NONE,
            0),
        true);
  }

  void protect(Command.Protect command) {
    var account = market.account(command.account());
    account.window = command.quantity() == 0 ? 0 : command.window();
    account.most = command.quantity();
    account.tripped &= account.most > 0;
    account.windowBegan = NONE;
    account.filled = 0;
    market.log.add(
        Event.PROTECTION_SET, market.clock, account.number, account.window, command.quantity());
  }

  /// Counts where the quote rested.
  void filled(ReferenceOrder order, long lots) {
    var account = order.account;
    if (!order.quote || order == market.incoming || account.most == 0 || account.tripped) {
      return;
    }
    if (account.windowBegan == NONE || market.clock >= account.windowBegan + account.window) {
      account.windowBegan = market.clock;
      account.filled = 0;
    }
    account.filled += lots;
    if (account.filled > account.most && !exceeded.contains(account)) {
      exceeded.add(account);
    }
  }

  /// After the trades of an order or of an opening.
  void trip() {
    for (var account : exceeded) {
      account.tripped = true;
      market.log.add(Event.TRIPPED, market.clock, account.number, account.filled, account.most);
      for (var order : market.everyOrder()) {
        if (order.account == account && order.quote) {
          market.cancelLater(order, order.left, CancelReason.MMP);
        }
      }
    }
    exceeded.clear();
  }
}
