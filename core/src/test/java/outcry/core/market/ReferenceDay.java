// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import outcry.wire.CancelReason;
import outcry.wire.RefuseReason;
import outcry.wire.SetStateDecoder;
import outcry.wire.StateReason;
import outcry.wire.TimeInForce;

/// What the operator does: states, and settles that end the trading day.
final class ReferenceDay {
  private final ReferenceMarket market;

  ReferenceDay(ReferenceMarket market) {
    this.market = market;
  }

  void turn(Command.Turn command) {
    if (command.contract() != 0 && market.contract(command.contract()) == null) {
      market.refuse(SetStateDecoder.TEMPLATE_ID, RefuseReason.UNKNOWN_CONTRACT);
    }
    for (var contract : market.contracts) {
      if (command.contract() == 0 || command.contract() == contract.number) {
        market.session.turn(contract, command.state(), StateReason.OPERATOR);
      }
    }
  }

  /// Rule S-4; every price is given.
  void settle(Command.Settle command) {
    for (var contract : market.contracts) {
      if (!contract.isSpread()) {
        contract.settlement = command.prices()[contract.number - 1];
        market.log.add(
            Event.SETTLED,
            market.clock,
            contract.number,
            command.date(),
            contract.settlement,
            command.last() ? 1 : 0);
      }
    }
    market.accounts.forEach(this::payVariation);
    if (command.last()) {
      endDay();
    }
  }

  /// Rule S-3.
  private void payVariation(ReferenceAccount account) {
    long paid = 0;
    for (var contract : market.contracts) {
      if (!contract.isSpread()) {
        long worth =
            account.lots[contract.number] * contract.settlement * contract.terms.multiplier();
        paid += worth - account.carried[contract.number];
        account.carried[contract.number] = worth;
      }
    }
    if (paid != 0) {
      market.log.add(Event.VARIATION, market.clock, account.number, paid);
    }
  }

  private void endDay() {
    for (var contract : market.contracts) {
      if (!contract.isSpread()) {
        contract.countLock();
        contract.finalSettlement = contract.settlement;
      }
    }
    for (var order : market.everyOrder()) {
      if (order.is(TimeInForce.DAY) || order.is(TimeInForce.AT_OPEN)) {
        market.cancel(order, CancelReason.DAY_END);
      }
    }
    market.contracts.stream().filter(ReferenceContract::hasDailyLimit).forEach(this::moveLimits);
    market.days++;
    market.accounts.forEach(account -> account.endDay(market.days - 1));
  }

  private void moveLimits(ReferenceContract contract) {
    market.log.add(
        Event.LIMITS,
        market.clock,
        contract.number,
        contract.lowLimit(),
        contract.highLimit(),
        contract.locks);
    for (var order : market.everyOrder()) {
      if (order.contract == contract && isOutside(order)) {
        market.cancel(order, CancelReason.DAY_END);
      }
    }
  }

  /// Rule X-18: by its price, a stop that waits by its trigger or limit.
  private static boolean isOutside(ReferenceOrder order) {
    var contract = order.contract;
    return order.waiting
        ? contract.isOutsideDailyLimits(order.stop)
            || order.limit != Command.NONE && contract.isOutsideDailyLimits(order.limit)
        : contract.isOutsideDailyLimits(order.price);
  }
}
