// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import outcry.wire.CancelReason;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// An order as its owner sees it; every change makes a new one. Quantities in lots, price in
/// micro-dollars.
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
    long total,
    long left,
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

  static Order accepted(
      long number,
      int account,
      int contract,
      String clientId,
      Side side,
      long price,
      TimeInForce timeInForce,
      long quantity) {
    return new Order(
        number,
        account,
        contract,
        clientId,
        side,
        price,
        timeInForce,
        quantity,
        quantity,
        0,
        0,
        true,
        Status.OPEN,
        null);
  }

  /// As a snapshot tells it: how much was filled, not at what prices.
  Order restored(long leftNow) {
    long done = total - leftNow;
    return new Order(
        number,
        account,
        contract,
        clientId,
        side,
        price,
        timeInForce,
        total,
        leftNow,
        done,
        0,
        done == 0,
        Status.OPEN,
        null);
  }

  Order filledBy(long quantity, long at) {
    long rest = left - quantity;
    return new Order(
        number,
        account,
        contract,
        clientId,
        side,
        price,
        timeInForce,
        total,
        rest,
        filled + quantity,
        turnover + quantity * at,
        turnoverKnown,
        rest == 0 ? Status.FILLED : Status.OPEN,
        null);
  }

  Order replaced(String newClientId, long newTotal, long newLeft, long newPrice) {
    return new Order(
        number,
        account,
        contract,
        newClientId,
        side,
        newPrice,
        timeInForce,
        newTotal,
        newLeft,
        filled,
        turnover,
        turnoverKnown,
        Status.OPEN,
        null);
  }

  Order cancelled(CancelReason reason) {
    return new Order(
        number,
        account,
        contract,
        clientId,
        side,
        price,
        timeInForce,
        total,
        0,
        filled,
        turnover,
        turnoverKnown,
        Status.CANCELLED,
        reason);
  }
}
