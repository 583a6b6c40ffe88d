// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.matching.Orders;
import outcry.wire.OrderCommand;
import outcry.wire.PlaceOrderDecoder;

/// New orders: from the command to the last event it causes.
final class OrderEntry {
  private final State state;
  private final Events events;
  private final Orders orders;
  private final Trading trading;
  private final OrderChecks checks;
  private final Accountability accountability;
  private final Incoming incoming = new Incoming();

  OrderEntry(
      State state,
      Events events,
      Trading trading,
      OrderChecks checks,
      Accountability accountability) {
    this.state = state;
    this.events = events;
    this.orders = state.orders;
    this.trading = trading;
    this.checks = checks;
    this.accountability = accountability;
  }

  void place(PlaceOrderDecoder command) {
    incoming.read(command, state);
    enter(incoming);
    trading.finish();
  }

  /// True when the order was accepted.
  boolean enter(Incoming order) {
    var refused = checks.check(order);
    if (refused != null) {
      int listed = order.contract == null ? 0 : order.contract.number;
      events.rejected(
          order.accountNumber, listed, OrderCommand.NEW, refused, order.id.bytes, order.id.length);
      return false;
    }
    order.id.read(orders.ids);
    int entry =
        orders.add(
            order.accountNumber,
            state.nextOrder++,
            order.contract.number,
            order.buy,
            order.lots,
            state.day);
    orders.timeInForce[entry] = order.timeInForce;
    orders.terms[entry] = order.terms();
    if (order.line == null) {
      Working.add(order.account, order.contract, order.buy, order.lots);
    } else {
      Working.add(order.line, order.buy, order.lots);
    }
    if (order.contract.isUpfront()) {
      Working.premium(order.account, order.contract, order.premium());
    }
    events.accepted(orders, entry, order.accountNumber, order.limit);
    if (order.pit.isGuarded) {
      accountability.onMore(order.account, order.contract, order.buy, order.lots);
    }
    trading.enter(order.pit, order.account, order.line, entry, order.limit, (int) order.lots, true);
    return true;
  }
}
