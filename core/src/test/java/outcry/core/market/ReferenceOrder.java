// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import outcry.wire.OrderType;
import outcry.wire.SelfMatch;
import outcry.wire.TimeInForce;

/// An order as the rulebook speaks of it.
final class ReferenceOrder {
  final long number;
  final ReferenceAccount account;
  final ReferenceContract contract;
  final boolean buy;
  final OrderType type;
  final TimeInForce validity;
  final long stop;
  final long until;
  final long display;
  final long minimum;
  final boolean postOnly;
  final boolean reduceOnly;
  final SelfMatch action;
  final int group;
  final boolean quote;

  /// Rule X-24: a report that waits for the other side's, in no book.
  boolean block;

  int counterparty;
  long id;

  /// Trading day on which its id was taken.
  long idDay;

  long price;

  /// What the client named.
  long limit;

  /// Fills included.
  long total;

  long left;

  /// Of what is left: seen in the book.
  long shown;

  /// Lots lost by `decrement` since it came in.
  long lost;

  /// A stop that is not released.
  boolean waiting;

  /// A stop that a trade has elected and whose turn has not come.
  boolean elected;

  boolean dead;

  /// Rule X-10: came without a limit into a market without protection.
  boolean boundless;

  ReferenceOrder(
      long number,
      Command.Place order,
      ReferenceAccount account,
      ReferenceContract contract,
      boolean quote) {
    this.number = number;
    this.account = account;
    this.contract = contract;
    this.quote = quote;
    buy = order.buy();
    type = order.type();
    validity = order.validity();
    stop = order.stop();
    until = order.until();
    display = order.display();
    minimum = order.minimum();
    postOnly = order.postOnly();
    reduceOnly = order.reduceOnly();
    action = order.group() == 0 ? SelfMatch.NONE : order.action();
    group = action == SelfMatch.NONE ? 0 : order.group();
    id = order.id();
    price = order.price();
    limit = order.price();
    total = order.quantity();
    left = order.quantity();
    waiting = type == OrderType.STOP || type == OrderType.STOP_LIMIT;
  }

  boolean is(TimeInForce one) {
    return validity == one;
  }

  /// Rule X-12: as much as may be seen.
  void show() {
    shown = display == 0 ? left : Math.min(display, left);
  }

  /// Rule X-5: an iceberg gives from what is hidden first.
  void lower(long lots) {
    left -= lots;
    total -= lots;
    shown = Math.min(shown, left);
  }

  /// Trades seen lots.
  void fill(long lots) {
    left -= lots;
    shown -= lots;
  }

  /// Rule X-13: no more than brings the position to zero.
  long usable() {
    return reduceOnly ? Math.min(left, account.reducible(contract, buy)) : left;
  }

  boolean isBetterThan(ReferenceOrder other) {
    return buy ? price > other.price : price < other.price;
  }

  /// Rule X-16: trades lots of it whether they are seen or not.
  void fillWhole(long lots) {
    left -= lots;
    shown = Math.min(shown, left);
  }

  /// Would it trade at this price of the other side?
  boolean reaches(long opposite) {
    return buy ? opposite <= price : opposite >= price;
  }

  boolean isSameGroup(ReferenceOrder other) {
    return group != 0 && group == other.group;
  }
}
