// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import outcry.wire.OrderCommand;
import outcry.wire.OrderType;
import outcry.wire.RejectReason;
import outcry.wire.SelfMatch;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// Trades agreed away from the book (rule X-24).
final class ReferenceBlocks {
  private static final int MILLION = 1_000_000;

  private final ReferenceMarket market;

  ReferenceBlocks(ReferenceMarket market) {
    this.market = market;
  }

  void report(Command.Block command) {
    var reason = reasonAgainst(command);
    if (reason != null) {
      market.entry.reject(command.account(), OrderCommand.NEW, reason, command.id());
    }
  }

  private RejectReason reasonAgainst(Command.Block command) {
    var account = market.account(command.account());
    var other = market.account(command.counterparty());
    var contract = market.contract(command.contract());
    if (account == null || other == null) {
      return RejectReason.UNKNOWN_ACCOUNT;
    }
    if (contract == null) {
      return RejectReason.UNKNOWN_CONTRACT;
    }
    if (account.isTaken(command.id())) {
      return RejectReason.DUPLICATE_ID;
    }
    if (account.killed || other.killed) {
      return RejectReason.KILLED;
    }
    var report = order(command, account, contract);
    var reason = reasonAgainst(report, other);
    if (reason != null) {
      return reason;
    }
    var first = waiting(report);
    market.entry.tellAccepted(report);
    if (first != null) {
      trade(first, report);
    }
    return null;
  }

  private ReferenceOrder order(
      Command.Block command, ReferenceAccount account, ReferenceContract contract) {
    var order =
        new ReferenceOrder(
            market.orders + 1,
            new Command.Place(
                command.time(),
                command.account(),
                command.contract(),
                command.id(),
                command.buy(),
                command.quantity(),
                OrderType.LIMIT,
                command.price(),
                NONE,
                TimeInForce.DAY,
                0,
                0,
                0,
                false,
                false,
                SelfMatch.NONE,
                0),
            account,
            contract,
            false);
    order.block = true;
    order.counterparty = command.counterparty();
    return order;
  }

  private RejectReason reasonAgainst(ReferenceOrder report, ReferenceAccount other) {
    var contract = report.contract;
    var state = market.checks.state(contract, false);
    if (state != null) {
      return state;
    }
    if (!contract.terms.hasBlocks()
        || other == report.account
        || market.checks.cannotBeBooked(contract)) {
      return RejectReason.BAD_TYPE;
    }
    if (report.total < contract.terms.blockMinimum()
        || market.checks.isBadQuantity(report.total, report)) {
      return RejectReason.BAD_QUANTITY;
    }
    if (market.checks.isBadPrice(contract, report.limit)) {
      return RejectReason.BAD_PRICE;
    }
    var first = waiting(report);
    if (isBeyondPositionLimit(report) || first != null && isBeyondPositionLimit(first)) {
      return RejectReason.POSITION_LIMIT;
    }
    if (contract.isOutsideDailyLimits(report.limit)) {
      return RejectReason.PRICE_LIMIT;
    }
    return isOutsideRange(contract, report.limit) ? RejectReason.PRICE_BAND : null;
  }

  private static boolean isOutsideRange(ReferenceContract contract, long price) {
    long base = contract.bandBase();
    long range = contract.terms.blockRange();
    return !contract.isSpread()
        && base != NONE
        && (price * MILLION > base * (MILLION + range)
            || price * MILLION < base * (MILLION - range));
  }

  private boolean isBeyondPositionLimit(ReferenceOrder report) {
    return market.checks.isBeyondPositionLimit(report, report.total);
  }

  /// The oldest that names this account and says the same.
  private ReferenceOrder waiting(ReferenceOrder report) {
    for (var order : market.everyOrder()) {
      if (order.block
          && order.account.number == report.counterparty
          && order.counterparty == report.account.number
          && order.contract == report.contract
          && order.buy != report.buy
          && order.total == report.total
          && order.price == report.price) {
        return order;
      }
    }
    return null;
  }

  private void trade(ReferenceOrder first, ReferenceOrder second) {
    var buy = first.buy ? first : second;
    var sell = first.buy ? second : first;
    long lots = first.total;
    first.left = 0;
    second.left = 0;
    market.die(first);
    market.die(second);
    market.trades.made(buy, sell, buy.price, lots, Side.NONE, ReferenceTrades.BLOCK);
  }
}
