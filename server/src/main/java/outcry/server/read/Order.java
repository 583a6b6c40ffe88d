// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.OptionalLong;
import outcry.wire.AcceptedDecoder;
import outcry.wire.CancelReason;
import outcry.wire.OrderImageDecoder;
import outcry.wire.OrderType;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// An order as its owner sees it; every change makes a new one. Quantities in lots, price in
/// micro-dollars. `shown` is what the book shows of it: a slice of an iceberg, nothing of a stop
/// that waits for its trigger or a block trade that waits for its other side.
///
/// `turnover` is the sum of price times quantity over the fills seen. An order that had fills
/// before this reader started has `turnoverKnown` false: its average price cannot be told from the
/// state it started from.
public record Order(
    long number,
    int account,
    int contract,
    String clientId,
    Side side,
    long price,
    TimeInForce timeInForce,
    Conditions conditions,
    boolean waits,
    long total,
    long left,
    long shown,
    long filled,
    long turnover,
    boolean turnoverKnown,
    Status status,
    CancelReason cancelReason) {

  /// What became of an order.
  public enum Status {
    OPEN,
    FILLED,
    CANCELLED
  }

  /// What an order says beyond side, price, quantity and validity. `display` and `minQuantity` are
  /// 0 without, `until` is the time a gtd order dies.
  public record Conditions(
      OrderType type,
      OptionalLong stop,
      OptionalLong until,
      long display,
      long minQuantity,
      boolean postOnly,
      boolean reduceOnly,
      boolean quote,
      boolean block) {
    static Conditions of(AcceptedDecoder order) {
      var flags = order.flags();
      return new Conditions(
          order.orderType(),
          Absent.micros(order.stop()),
          Absent.time(order.until()),
          order.display(),
          order.minQuantity(),
          flags.postOnly(),
          flags.reduceOnly(),
          flags.quote(),
          flags.block());
    }

    static Conditions of(OrderImageDecoder order) {
      var flags = order.flags();
      return new Conditions(
          order.orderType(),
          Absent.micros(order.stop()),
          Absent.time(order.until()),
          order.display(),
          order.minQuantity(),
          flags.postOnly(),
          flags.reduceOnly(),
          flags.quote(),
          flags.block() || order.counterparty() != 0);
    }

    public boolean isStop() {
      return type == OrderType.STOP || type == OrderType.STOP_LIMIT;
    }
  }

  static Order accepted(
      long number,
      int account,
      int contract,
      String clientId,
      Side side,
      long price,
      TimeInForce timeInForce,
      Conditions conditions,
      long quantity) {
    boolean waits = conditions.isStop() || conditions.block();
    return new Order(
        number,
        account,
        contract,
        clientId,
        side,
        price,
        timeInForce,
        conditions,
        waits,
        quantity,
        quantity,
        waits ? 0 : slice(conditions, quantity),
        0,
        0,
        true,
        Status.OPEN,
        null);
  }

  private static long slice(Conditions conditions, long left) {
    return conditions.display() == 0 ? left : Math.min(conditions.display(), left);
  }

  /// As a snapshot tells it: how much was filled, not at what prices.
  Order restored(long leftNow, long shownNow, boolean held) {
    long done = total - leftNow;
    boolean stillWaits = held || conditions.block();
    long showsNow = conditions.display() == 0 ? leftNow : shownNow;
    return changed(
        clientId, price, stillWaits, total, leftNow, stillWaits ? 0 : showsNow, done, 0, done == 0);
  }

  /// One that came to trade: what is left of it begins with a whole slice.
  Order took(long quantity, long at) {
    long rest = left - quantity;
    return filled(quantity, at, slice(conditions, rest));
  }

  /// One that rested: an iceberg trades slice by slice.
  Order gave(long quantity, long at) {
    long rest = left - quantity;
    if (conditions.display() == 0) {
      return filled(quantity, at, rest);
    }
    long beyond = quantity - shown;
    long slice = beyond < 0 ? -beyond : conditions.display() - beyond % conditions.display();
    return filled(quantity, at, Math.min(slice, rest));
  }

  /// One filled in a call auction: an iceberg shows what it showed, as far as it has it.
  Order uncrossed(long quantity, long at) {
    return filled(quantity, at, Math.min(shown, left - quantity));
  }

  private Order filled(long quantity, long at, long showsNow) {
    long rest = left - quantity;
    var now =
        changed(
            clientId,
            price,
            waits && rest > 0,
            total,
            rest,
            waits ? 0 : showsNow,
            filled + quantity,
            turnover + quantity * at,
            turnoverKnown);
    return rest == 0 ? now.ended(Status.FILLED, null) : now;
  }

  Order replaced(
      String newClientId, long newTotal, long newLeft, long newPrice, boolean keepsPlace) {
    long shows = keepsPlace ? Math.min(shown, newLeft) : slice(conditions, newLeft);
    return changed(
        newClientId,
        newPrice,
        waits,
        newTotal,
        newLeft,
        waits ? 0 : shows,
        filled,
        turnover,
        turnoverKnown);
  }

  /// A stop that was elected: an order like others now.
  Order triggered(long limit) {
    return changed(
        clientId,
        limit,
        false,
        total,
        left,
        slice(conditions, left),
        filled,
        turnover,
        turnoverKnown);
  }

  /// The rest of a market order without protection stands at the price it last traded at.
  Order at(long lastPrice) {
    return changed(clientId, lastPrice, waits, total, left, shown, filled, turnover, turnoverKnown);
  }

  Order cancelled(CancelReason reason) {
    return changed(clientId, price, waits, total, 0, 0, filled, turnover, turnoverKnown)
        .ended(Status.CANCELLED, reason);
  }

  private Order changed(
      String newClientId,
      long newPrice,
      boolean nowWaits,
      long newTotal,
      long newLeft,
      long nowShown,
      long nowFilled,
      long nowTurnover,
      boolean known) {
    return new Order(
        number,
        account,
        contract,
        newClientId,
        side,
        newPrice,
        timeInForce,
        conditions,
        nowWaits,
        newTotal,
        newLeft,
        nowShown,
        nowFilled,
        nowTurnover,
        known,
        status,
        cancelReason);
  }

  private Order ended(Status as, CancelReason reason) {
    return new Order(
        number,
        account,
        contract,
        clientId,
        side,
        price,
        timeInForce,
        conditions,
        waits,
        total,
        left,
        0,
        filled,
        turnover,
        turnoverKnown,
        as,
        reason);
  }
}
